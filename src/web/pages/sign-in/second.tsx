import type { FastifyReply, FastifyRequest } from 'fastify';
import { askForPasskey } from '../../../app/accounts/passkeys.ts';
import { proveSecondFactor } from '../../../app/accounts/second-factor.ts';
import { proofsReadable } from '../../../app/accounts/second-proofs-sealed.ts';
import { beginStep, endStep, type Step } from '../../../app/accounts/steps.ts';
import { ACCOUNT_WAIT } from '../../../app/accounts/waits.ts';
import { startSession } from '../../../app/identity/sign-in.ts';
import type { Owner } from '../../../app/ports/identity.ts';
import { Button, Details, Input, WarningText } from '../../components/index.ts';
import { fromOf, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { CodeInput } from './authenticator-form.tsx';
import { beginIn, currentStep, goTo, ownForm, tokenOfForm } from './entrance.ts';
import { PASSKEY_FIELD, PasskeyForm } from './passkey-form.tsx';

const WRONG = `This did not work. A code is good for about a minute and once only; a recovery code once. After ${ACCOUNT_WAIT.free} failed tries you have to wait: a minute, then longer each time. Without your telephone, use a recovery code, or ask your administrator.`;

/** The second factor, after the password. */
export async function showSecond(web: Web, request: FastifyRequest, reply: FastifyReply, failed = false): Promise<void> {
  const step = await currentStep(web, request, reply, 'second-factor');
  if (step?.owner === undefined) return;
  const factors = await web.identity.secondFactors(step.owner);
  const readable = await proofsReadable(web.desk, step.owner);
  const options = factors.passkeys.length === 0 ? undefined : await withChallenge(web, reply, step, step.owner);
  const token = <input type="hidden" name="_form" value={tokenOfForm(web, request, reply)} />;
  const error = failed ? 'Type the code that the app shows now' : undefined;
  await sendPage(web, request, reply, undefined, {
    is: 'page',
    title: 'Confirm that it is you',
    ...(failed ? { errors: [{ field: factors.authenticator === undefined ? 'recovery' : 'code', text: WRONG }] } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">Confirm that it is you</h1>
        {!readable && <WarningText text="Your authenticator app or your recovery codes cannot be checked: the secret of this installation was changed, and the one before it was left out too soon. Ask whoever runs Throughline to put the old secret back after the new one (THROUGHLINE_SECRET), or an administrator of accounts to remove your second proof. A passkey still works." />}
        {options !== undefined && (
          <PasskeyForm action="/sign-in/second" does="use" options={options} button="Use my passkey" secondary={factors.authenticator !== undefined}>{token}</PasskeyForm>
        )}
        {factors.authenticator !== undefined && (
          <form method="post" action="/sign-in/second" novalidate>
            {token}
            <CodeInput error={error} />
            <Button text="Go on" preventDoubleClick />
          </form>
        )}
        <Details summary="Use a recovery code" open={failed && factors.authenticator === undefined}>
          <form method="post" action="/sign-in/second" novalidate>
            {token}
            <Input name="recovery" label="Recovery code" hint={`One of those that you were shown when you set this up. ${factors.codesLeft} are left.`} width={20} autocomplete="off" spellcheck={false} />
            <Button text="Use this code" kind="secondary" preventDoubleClick />
          </form>
        </Details>
        <p class="govuk-body"><a class="govuk-link" href="/sign-in">Begin again</a></p>
      </>
    ),
  });
}

/** The challenge of a passkey is part of the step: a new step takes the place of the old one. */
async function withChallenge(web: Web, reply: FastifyReply, step: Step, owner: Owner): Promise<string> {
  const asked = await askForPasskey(web.desk, owner);
  await endStep(web.desk, step);
  web.cookies.write(reply, 'step', await beginStep(web.desk, 'second-factor', owner, { ...step.content, challenge: asked.challenge }));
  return asked.options;
}

export async function giveSecond(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const form = await ownForm(web, request, reply);
  if (form === undefined) return;
  const step = await currentStep(web, request, reply, 'second-factor');
  if (step?.owner === undefined) return;
  const from = fromOf(request);
  const given = { code: valueOf(form, 'code'), recoveryCode: valueOf(form, 'recovery'), passkey: valueOf(form, PASSKEY_FIELD) };
  const proof = await proveSecondFactor(web.desk, step.owner, given, step.content.challenge, from);
  if (proof === undefined) return showSecond(web, request, reply, true);
  if (!(await endStep(web.desk, step))) return goTo(reply, '/sign-in?late=1');
  await goTo(reply, await beginIn(web, request, reply, await startSession(web.desk, step.owner, proof, from), step.content.to));
}
