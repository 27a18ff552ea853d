import { addAuthenticator, newSecret } from '../../../app/accounts/authenticator.ts';
import { note } from '../../../app/accounts/events.ts';
import { addPasskey, askForNewPasskey } from '../../../app/accounts/passkeys.ts';
import { makeRecoveryCodes } from '../../../app/accounts/recovery-codes.ts';
import { seal, unseal } from '../../../app/identity/seal.ts';
import { minutesAfter } from '../../../app/identity/sign-in.ts';
import { CsrfField, Input } from '../../components/index.ts';
import { route, type Context, type Reply } from '../../route.ts';
import { valueOf } from '../../server/request.ts';
import { AuthenticatorForm } from '../sign-in/authenticator-form.tsx';
import { CodesView } from '../sign-in/codes-view.tsx';
import { PASSKEY_FIELD, PasskeyForm } from '../sign-in/passkey-form.tsx';
import { BACK, OWN_FRESH, ownAccount } from './own-account.ts';

const APP = '/account/authenticator';
const PASSKEY = '/account/passkeys/new';
const MINUTES = 15;

/** Second proofs of one's own account: an authenticator app, passkeys, recovery codes. */
export const factors = [
  route({ ...OWN_FRESH, method: 'GET', path: APP, handle: (context) => appPage(context) }),
  route({ ...OWN_FRESH, method: 'POST', path: APP, neverHeld: true, handle: addApp }),
  route({ ...OWN_FRESH, method: 'GET', path: PASSKEY, handle: (context) => passkeyPage(context) }),
  route({ ...OWN_FRESH, method: 'POST', path: PASSKEY, neverHeld: true, handle: addKey }),
  route({ ...OWN_FRESH, method: 'POST', path: '/account/recovery-codes', handle: newCodes }),
];

/** What a page hands to its own form, sealed for this session: the key of an app, a challenge. */
function sealed({ desk, session }: Context, what: string, value: string): string {
  const text = JSON.stringify([value, minutesAfter(desk.clock.now(), MINUTES)]);
  return Buffer.from(seal(desk.keys, text, `${what} ${session.id}`)).toString('base64url');
}

function opened({ desk, session, form }: Context, what: string): string | undefined {
  const text = unseal(desk.keys, Buffer.from(valueOf(form, '_sealed'), 'base64url'), `${what} ${session.id}`);
  const [value, until]: readonly unknown[] = text === undefined ? [] : JSON.parse(text);
  return typeof value === 'string' && typeof until === 'string' && until > desk.clock.now() ? value : undefined;
}

async function appPage(context: Context, failed?: { readonly secret: string | undefined }): Promise<Reply> {
  const { username } = await ownAccount(context);
  const secret = failed?.secret ?? newSecret();
  const wrong = failed === undefined ? undefined : 'This is not the code that the app shows now. Look again; if it stays wrong, check that your telephone sets its time by itself';
  return {
    is: 'page',
    title: 'Add an authenticator app',
    back: BACK,
    ...(wrong === undefined ? {} : { errors: [{ field: 'code', text: wrong }] }),
    body: (
      <>
        <h1 class="govuk-heading-l">Add an authenticator app</h1>
        <p class="govuk-body">An app that you have added before no longer counts then.</p>
        <AuthenticatorForm action={APP} secret={secret} username={username} error={wrong}>
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_page" value={APP} />
          <input type="hidden" name="_sealed" value={sealed(context, 'app', secret)} />
        </AuthenticatorForm>
      </>
    ),
  };
}

async function addApp(context: Context): Promise<Reply> {
  const { desk, session, form, from } = context;
  const secret = opened(context, 'app');
  if (secret === undefined || !(await addAuthenticator(desk, session, secret, valueOf(form, 'code')))) return appPage(context, { secret });
  await note(desk, session, 'authenticator app added', from.address);
  return codesIfNone(context, 'The authenticator app is added');
}

async function passkeyPage(context: Context, failed = false): Promise<Reply> {
  const asked = await askForNewPasskey(context.desk, await ownAccount(context), context.holder.name);
  const name = valueOf(context.form, 'name') || context.from.device;
  return {
    is: 'page',
    title: 'Add a passkey',
    back: BACK,
    ...(failed ? { errors: [{ field: 'name', text: 'The passkey could not be added. It may be one of yours already; try again' }] } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">Add a passkey</h1>
        <p class="govuk-body">Your computer or telephone makes it, and asks for your finger, your face or a PIN. With it you sign in without a password.</p>
        <PasskeyForm action={PASSKEY} does="create" options={asked.options} button="Make a passkey">
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_page" value={PASSKEY} />
          <input type="hidden" name="_sealed" value={sealed(context, 'passkey', asked.challenge)} />
          <Input name="name" label="What do you call it?" hint="So that you know later which one it is" value={name} width={20} autocomplete="off" />
        </PasskeyForm>
      </>
    ),
  };
}

async function addKey(context: Context): Promise<Reply> {
  const { desk, session, form, from } = context;
  const challenge = opened(context, 'passkey');
  const name = valueOf(form, 'name').trim().slice(0, 60) || 'A passkey';
  if (challenge === undefined || !(await addPasskey(desk, session, challenge, valueOf(form, PASSKEY_FIELD), name))) return passkeyPage(context, true);
  await note(desk, session, 'passkey added', from.address, { detail: name });
  return codesIfNone(context, 'The passkey is added');
}

/** With the first second proof come the codes for the day on which it is lost. */
async function codesIfNone(context: Context, notice: string): Promise<Reply> {
  const { codesLeft } = await context.desk.identity.secondFactors(context.session);
  return codesLeft > 0 ? { is: 'redirect', to: '/account', notice } : newCodes(context, notice);
}

async function newCodes({ desk, session, from }: Context, notice?: string): Promise<Reply> {
  const codes = await makeRecoveryCodes(desk, session);
  await note(desk, session, 'recovery codes made', from.address);
  return { is: 'page', title: 'Your recovery codes', ...(notice === undefined ? {} : { notice }), body: <CodesView codes={codes} on="/account" text="I have kept them" /> };
}
