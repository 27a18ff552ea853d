import { changePassword, type PasswordFaults } from '../../../app/accounts/change-password.ts';
import { Button, CsrfField, Input } from '../../components/index.ts';
import { route, type Context, type Reply } from '../../route.ts';
import { valueOf } from '../../server/request.ts';
import { errorsOf, NewPasswordFields } from '../sign-in/new-password.tsx';
import { BACK, OWN, ownAccount } from './own-account.ts';

const PATH = '/account/password';

/** One's own password, changed with the present one: typing that is the fresh proof. */
export const password = [
  route({ ...OWN, method: 'GET', path: PATH, handle: (context) => page(context, {}) }),
  route({ ...OWN, method: 'POST', path: PATH, neverHeld: true, handle: change }),
];

async function page({ who, desk, session }: Context, faults: PasswordFaults): Promise<Reply> {
  if ((await desk.identity.accountOf(session))?.passwordHash === undefined) return { is: 'not-found', what: 'Your account has no password: you sign in with a passkey or with single sign-on.' };
  return {
    is: 'page',
    title: 'Change your password',
    back: BACK,
    ...(Object.keys(faults).length === 0 ? {} : { errors: errorsOf(faults) }),
    body: (
      <>
        <h1 class="govuk-heading-l">Change your password</h1>
        <p class="govuk-body">You are then signed in here alone: wherever else you are signed in, that ends.</p>
        <form method="post" action={PATH} novalidate>
          <CsrfField token={who.csrf} />
          <input type="hidden" name="_page" value={PATH} />
          <Input name="current" label="Present password" type="password" autocomplete="current-password" spellcheck={false} error={faults.current} />
          <NewPasswordFields faults={faults} />
          <Button text="Change it" preventDoubleClick />
        </form>
      </>
    ),
  };
}

async function change(context: Context): Promise<Reply> {
  const { desk, form, from, session, holder } = context;
  const given = { current: valueOf(form, 'current'), password: valueOf(form, 'password'), again: valueOf(form, 'again') };
  const faults = await changePassword(desk, await ownAccount(context), holder, given, from, session.tokenHash);
  return Object.keys(faults).length > 0 ? page(context, faults) : { is: 'redirect', to: '/account', notice: 'Your password is changed' };
}
