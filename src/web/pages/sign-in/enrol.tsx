import type { FastifyReply, FastifyRequest } from 'fastify';
import { newSecret } from '../../../app/accounts/authenticator.ts';
import { note } from '../../../app/accounts/events.ts';
import { addPasskey, askForNewPasskey } from '../../../app/accounts/passkeys.ts';
import { makeRecoveryCodes } from '../../../app/accounts/recovery-codes.ts';
import { enrolAuthenticator } from '../../../app/accounts/second-factor.ts';
import { beginStep, endStep } from '../../../app/accounts/steps.ts';
import { startSession } from '../../../app/identity/sign-in.ts';
import { Details } from '../../components/index.ts';
import { fromOf, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { AuthenticatorForm } from './authenticator-form.tsx';
import { CodesView } from './codes-view.tsx';
import { beginIn, currentStep, goTo, ownForm, tokenOfForm } from './entrance.ts';
import { PASSKEY_FIELD, PasskeyForm } from './passkey-form.tsx';

/** The second factor is set up, because the role must have one. */
export async function showEnrol(web: Web, request: FastifyRequest, reply: FastifyReply, failed?: 'code' | 'passkey'): Promise<void> {
  const step = await currentStep(web, request, reply, 'enrol');
  if (step?.owner === undefined) return;
  const account = await web.identity.accountOf(step.owner);
  if (account === undefined) return goTo(reply, '/sign-in');
  const secret = step.content.secret ?? newSecret();
  const asked = await askForNewPasskey(web.desk, account, account.username);
  await endStep(web.desk, step);
  web.cookies.write(reply, 'step', await beginStep(web.desk, 'enrol', step.owner, { ...step.content, secret, challenge: asked.challenge }));
  const token = <input type="hidden" name="_form" value={tokenOfForm(web, request, reply)} />;
  const wrong = 'This is not the code that the app shows now. Look again; if it stays wrong, check that your telephone sets its time by itself';
  await sendPage(web, request, reply, undefined, {
    is: 'page',
    title: 'Set up a second proof',
    ...(failed === undefined ? {} : { errors: [{ field: failed === 'code' ? 'code' : 'passkey-form', text: failed === 'code' ? wrong : 'The passkey could not be added. Try again, or use an authenticator app' }] }),
    body: (
      <>
        <h1 class="govuk-heading-l">Set up a second proof that it is you</h1>
        <p class="govuk-body">Your role sees records of children, so a password alone is not enough. You set this up once.</p>
        <h2 class="govuk-heading-m">An authenticator app</h2>
        <AuthenticatorForm action="/sign-in/enrol" secret={secret} username={account.username} error={failed === 'code' ? wrong : undefined}>{token}</AuthenticatorForm>
        <div id="passkey-form">
          <Details summary="Use a passkey instead" open={failed === 'passkey'}>
            <p class="govuk-body">Your computer or telephone makes a passkey, and asks for your finger, your face or a PIN.</p>
            <PasskeyForm action="/sign-in/enrol" does="create" options={asked.options} button="Make a passkey" secondary>{token}</PasskeyForm>
          </Details>
        </div>
      </>
    ),
  });
}

export async function enrol(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const form = await ownForm(web, request, reply);
  if (form === undefined) return;
  const step = await currentStep(web, request, reply, 'enrol');
  if (step?.owner === undefined) return;
  const { owner, content } = step;
  const from = fromOf(request);
  const passkey = valueOf(form, PASSKEY_FIELD);
  if (passkey === '') {
    if (content.secret === undefined || !(await enrolAuthenticator(web.desk, owner, content.secret, valueOf(form, 'code'), from))) return showEnrol(web, request, reply, 'code');
  } else {
    if (content.challenge === undefined || !(await addPasskey(web.desk, owner, content.challenge, passkey, from.device === '' ? 'First passkey' : from.device))) return showEnrol(web, request, reply, 'passkey');
    await note(web.desk, owner, 'passkey added', from.address);
  }
  if (!(await endStep(web.desk, step))) return goTo(reply, '/sign-in?late=1');
  const codes = await makeRecoveryCodes(web.desk, owner);
  await note(web.desk, owner, 'recovery codes made', from.address);
  const to = await beginIn(web, request, reply, await startSession(web.desk, owner, passkey === '' ? 'authenticator' : 'passkey', from), content.to);
  await sendPage(web, request, reply, undefined, { is: 'page', title: 'Your recovery codes', body: <CodesView codes={codes} on={to} text="I have kept them: go on" /> });
}
