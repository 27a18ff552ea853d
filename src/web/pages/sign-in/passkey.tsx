import type { FastifyReply, FastifyRequest } from 'fastify';
import { note } from '../../../app/accounts/events.ts';
import { accountOfPasskey, askForPasskey } from '../../../app/accounts/passkeys.ts';
import { beginStep, endStep } from '../../../app/accounts/steps.ts';
import { ADDRESS_WAIT, keyOfAddress } from '../../../app/accounts/waits.ts';
import { goOn } from '../../../app/identity/sign-in.ts';
import { safePath } from '../../security/origin.ts';
import { fromOf, readQuery, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { currentStep, enter, goTo, ownForm, tokenOfForm } from './entrance.ts';
import { PASSKEY_FIELD, PasskeyForm } from './passkey-form.tsx';

const WRONG = 'This passkey opens no account here. Try another, or sign in with your user name; your administrator can help if you have lost access.';

/** Signing in with a passkey alone: it says whose it is, and its owner's finger, face or PIN is the second proof. */
export async function showPasskey(web: Web, request: FastifyRequest, reply: FastifyReply, failed?: { readonly to: string }): Promise<void> {
  const asked = await askForPasskey(web.desk);
  const to = failed?.to ?? safePath(readQuery(request)['to']);
  web.cookies.write(reply, 'step', await beginStep(web.desk, 'passkey', undefined, { to, challenge: asked.challenge }));
  await sendPage(web, request, reply, undefined, {
    is: 'page',
    title: 'Sign in with a passkey',
    back: { href: `/sign-in?to=${encodeURIComponent(to)}`, text: 'Other ways to sign in' },
    ...(failed === undefined ? {} : { errors: [{ field: 'passkey-form', text: WRONG }] }),
    body: (
      <div id="passkey-form">
        <h1 class="govuk-heading-l">Sign in with a passkey</h1>
        <p class="govuk-body">Your browser asks which passkey to use, and for your finger, your face or a PIN.</p>
        <PasskeyForm action="/sign-in/passkey" does="use" options={asked.options} button="Use my passkey">
          <input type="hidden" name="_form" value={tokenOfForm(web, request, reply)} />
        </PasskeyForm>
      </div>
    ),
  });
}

export async function tryPasskey(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const form = await ownForm(web, request, reply);
  if (form === undefined) return;
  const step = await currentStep(web, request, reply, 'passkey');
  if (step === undefined) return;
  const from = fromOf(request);
  const { to, challenge } = step.content;
  const waiting = await web.identity.countTry(keyOfAddress(from.address), web.ports.clock.now(), ADDRESS_WAIT);
  if (!(await endStep(web.desk, step))) return goTo(reply, '/sign-in?late=1');
  const account = challenge === undefined || waiting ? undefined : await accountOfPasskey(web.desk, challenge, valueOf(form, PASSKEY_FIELD));
  if (account === undefined) {
    await note(web.desk, undefined, waiting ? 'refused while waiting' : 'wrong passkey', from.address);
    return showPasskey(web, request, reply, { to });
  }
  await web.identity.forgiveTries(keyOfAddress(from.address), 'one');
  const result = await goOn(web.desk, account, 'passkey', from, { to });
  if (result.outcome === 'refused') return showPasskey(web, request, reply, { to });
  await enter(web, request, reply, result, to);
}
