import type { FastifyReply, FastifyRequest } from 'fastify';
import { FRESH_MINUTES } from '../../../app/accounts/desk.ts';
import { confirmPerson, waysToConfirm } from '../../../app/accounts/confirm.ts';
import { note } from '../../../app/accounts/events.ts';
import { askForPasskey } from '../../../app/accounts/passkeys.ts';
import { beginStep, endStep, stepOf } from '../../../app/accounts/steps.ts';
import { renewSession } from '../../../app/identity/sessions.ts';
import { Button, CsrfField, Input } from '../../components/index.ts';
import { safePath } from '../../security/origin.ts';
import { fromOf, readQuery, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { CodeInput } from './authenticator-form.tsx';
import { currentOf, goTo, sessionForm } from './entrance.ts';
import { PASSKEY_FIELD, PasskeyForm } from './passkey-form.tsx';

const WRONG = 'This did not work. Check what you typed; a code is good once. After several failed tries you have to wait, a minute at first. What you wanted to do is kept, and nothing of it has been done.';

/** Asks somebody who is signed in to prove again that it is they, and brings them back to where they were. */
export async function showConfirm(web: Web, request: FastifyRequest, reply: FastifyReply, failed?: { readonly to: string }): Promise<void> {
  const current = await currentOf(web, request);
  const to = failed?.to ?? safePath(readQuery(request)['to']);
  if (current === undefined) return goTo(reply, `/sign-in?to=${encodeURIComponent(to)}`);
  const { session, holder } = current;
  const account = await web.identity.accountOf(session);
  if (account === undefined) return goTo(reply, '/sign-in');
  const ways = await waysToConfirm(web.desk, account, holder);
  let options: string | undefined;
  if (ways.passkey) {
    const asked = await askForPasskey(web.desk, session);
    web.cookies.write(reply, 'step', await beginStep(web.desk, 'confirm', session, { to, challenge: asked.challenge }));
    options = asked.options;
  }
  const hidden = (
    <>
      <CsrfField token={session.csrf} />
      <input type="hidden" name="to" value={to} />
    </>
  );
  await sendPage(web, request, reply, undefined, {
    is: 'page',
    title: 'Confirm that it is you',
    ...(failed === undefined ? {} : { errors: [{ field: ways.password ? 'password' : 'confirm', text: WRONG }] }),
    body: (
      <div id="confirm">
        <h1 class="govuk-heading-l">Confirm that it is you</h1>
        <p class="govuk-body">You are signed in as {holder.name}. What comes next needs a proof that is not older than {FRESH_MINUTES} minutes, in case somebody else is at your computer. Then you go on where you were.</p>
        {options !== undefined && <PasskeyForm action="/confirm" does="use" options={options} button="Use my passkey" secondary={ways.password}>{hidden}</PasskeyForm>}
        {ways.singleSignOn && <p class="govuk-body"><a class="govuk-link" href={`/sign-in/single-sign-on?aim=confirm&to=${encodeURIComponent(to)}`}>Confirm with {web.desk.sso?.name}</a></p>}
        {ways.password && (
          <form method="post" action="/confirm" novalidate>
            {hidden}
            <Input name="password" label="Password" type="password" autocomplete="current-password" spellcheck={false} error={failed === undefined ? undefined : 'Type your password again'} />
            {ways.code && <CodeInput />}
            <Button text="Confirm" preventDoubleClick />
          </form>
        )}
        {ways.demo && (
          <form method="post" action="/confirm">
            {hidden}
            <input type="hidden" name="demo" value="yes" />
            <Button text="Confirm without a password: this is a demonstration" kind="secondary" preventDoubleClick />
          </form>
        )}
        <p class="govuk-body"><a class="govuk-link" href="/">Do something else</a></p>
      </div>
    ),
  });
}

export async function confirm(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const sent = await sessionForm(web, request, reply);
  if (sent === undefined) return;
  const { form, current: { session, holder } } = sent;
  const to = safePath(valueOf(form, 'to'));
  const account = await web.identity.accountOf(session);
  if (account === undefined) return goTo(reply, '/sign-in');
  const from = fromOf(request);
  const ways = await waysToConfirm(web.desk, account, holder);
  const step = await stepOf(web.desk, web.cookies.read(request, 'step'), 'confirm');
  const challenge = step !== undefined && step.owner?.worker === session.worker && (await endStep(web.desk, step)) ? step.content.challenge : undefined;
  if (ways.demo && valueOf(form, 'demo') === 'yes') await note(web.desk, account, 'confirmed who they are', from.address, { detail: 'demonstration' });
  else if (!(await confirmPerson(web.desk, session, account, ways, { password: valueOf(form, 'password'), code: valueOf(form, 'code'), passkey: valueOf(form, PASSKEY_FIELD) }, challenge, from))) {
    return showConfirm(web, request, reply, { to });
  }
  web.cookies.write(reply, 'session', await renewSession(web.desk, session));
  await goTo(reply, to);
}
