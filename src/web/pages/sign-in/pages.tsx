import { roleLabel, type Role } from '../../../core/access/roles.ts';
import type { DemoAccount } from '../../../app/ports/identity.ts';
import { STEP_MINUTES } from '../../../app/accounts/steps.ts';
import { ACCOUNT_WAIT } from '../../../app/accounts/waits.ts';
import { Button, CsrfField, Details, InsetText, Input, Radios, WarningText, type Content } from '../../components/index.ts';
import type { PageReply } from '../../route.ts';

/** What the sign-in page has to say first. */
export type SignInWord = 'none' | 'refused' | 'held' | 'ended' | 'late' | 'out' | 'password-set' | 'unknown' | 'provider';

export interface SignInModel {
  readonly token: string;
  readonly to: string;
  readonly word: SignInWord;
  readonly username: string;
  /** name of the provider of single sign-on, if there is one */
  readonly sso: string | undefined;
  readonly demo: readonly DemoAccount[];
}

const SAYS: Readonly<Record<Exclude<SignInWord, 'none' | 'refused'>, string>> = {
  held: 'You were signed out before this was sent. What you typed has been kept for you alone, encrypted. Sign in, and you get it back.',
  ended: 'You were signed out because the service was not used for a while, or your sign-in was ended elsewhere. Sign in to go on.',
  late: `More than ${STEP_MINUTES} minutes passed, or this step was done already. Begin again.`,
  out: 'You have signed out.',
  'password-set': 'Your password is set. Sign in with it.',
  unknown: 'Your organisation vouches for you, but this service does not know you yet. Ask the administrator of this service for an account; then join it to your single sign-on from your own account’s page.',
  provider: 'Single sign-on did not work this time. Try again; if it fails again, sign in with your user name, or tell your administrator.',
};

const REFUSED = `This did not work. Check the user name and the password. After ${ACCOUNT_WAIT.free} failed tries in a row you have to wait: a minute, then longer each time up to an hour. If you have waited and are sure of both, your administrator can help: they can lift the wait, open the account or send a link for a new password.`;

export function signInPage(model: SignInModel): PageReply {
  const { one, more } = inTurn(model.demo);
  const hidden = (
    <>
      <input type="hidden" name="_form" value={model.token} />
      <input type="hidden" name="to" value={model.to} />
    </>
  );
  return {
    is: 'page',
    title: 'Sign in',
    ...(model.word === 'refused' ? { errors: [{ field: 'username', text: REFUSED }] } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">Sign in</h1>
        {model.word !== 'none' && model.word !== 'refused' && <InsetText>{SAYS[model.word]}</InsetText>}
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-one-half">
            <form method="post" action="/sign-in" novalidate>
              {hidden}
              <Input name="username" label="User name" value={model.username} autocomplete="username" autocapitalize="none" spellcheck={false} error={model.word === 'refused' ? 'Check the user name and the password' : undefined} />
              <Input name="password" label="Password" type="password" autocomplete="current-password" spellcheck={false} />
              <Button text="Sign in" preventDoubleClick />
            </form>
            <h2 class="govuk-heading-s">Other ways to sign in</h2>
            <ul class="govuk-list">
              {model.sso !== undefined && <li><a class="govuk-link" href={`/sign-in/single-sign-on?to=${encodeURIComponent(model.to)}`}>With {model.sso}</a></li>}
              <li><a class="govuk-link" href={`/sign-in/passkey?to=${encodeURIComponent(model.to)}`}>With a passkey</a></li>
            </ul>
          </div>
          {model.demo.length > 0 && (
            <div class="govuk-grid-column-one-half">
              <h2 class="govuk-heading-m">Look around</h2>
              <WarningText text="This is a demonstration. The children and the people in it are made up." />
              <form method="post" action="/sign-in/demo">
                {hidden}
                {accounts(one)}
                {more.length > 0 && <Details summary="More accounts">{accounts(more)}</Details>}
              </form>
            </div>
          )}
        </div>
      </>
    ),
  };
}

function accounts(list: readonly DemoAccount[]): Content {
  return (
    <ul class="govuk-list">
      {list.map((account) => (
        <li>
          <Button kind="secondary" classes="govuk-!-margin-bottom-1" name="account" value={account.username} preventDoubleClick>
            {account.roles.map((r) => roleLabel(r)).join(' and ')}: {account.name}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** In which order somebody who looks around will want the roles. */
const FIRST: readonly Role[] = ['offender-management-coordinator', 'case-manager', 'team-manager', 'seconded-police-officer', 'head-of-service'];

/** One account of each sort of role first; the others of the same role after them. */
function inTurn(demo: readonly DemoAccount[]): { readonly one: readonly DemoAccount[]; readonly more: readonly DemoAccount[] } {
  const place = ({ roles: [role] }: DemoAccount): number => (role === undefined || !FIRST.includes(role) ? FIRST.length : FIRST.indexOf(role));
  const sorted = demo.map((account, n) => ({ account, n })).sort((a, b) => place(a.account) - place(b.account) || a.n - b.n).map((x) => x.account);
  const seen = new Set<string>();
  const isFirst = sorted.map((a) => !seen.has(a.roles.join()) && seen.add(a.roles.join()) !== undefined);
  return { one: sorted.filter((_, i) => isFirst[i]), more: sorted.filter((_, i) => !isFirst[i]) };
}

export interface RoleModel {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly csrf: string;
  readonly to: string;
  readonly missing?: boolean;
}

/** Which of their roles somebody acts in. */
export function rolePage(model: RoleModel): PageReply {
  const error = model.missing === true ? 'Choose the role in which you act now' : undefined;
  return {
    is: 'page',
    title: 'In which role?',
    ...(error === undefined ? {} : { errors: [{ field: 'role', text: error }] }),
    body: (
      <form method="post" action="/role" novalidate>
        <CsrfField token={model.csrf} />
        <input type="hidden" name="to" value={model.to} />
        <Radios
          name="role" label="In which role do you act now?" labelSize="l" labelIsHeading error={error}
          hint={`${model.name}, what you record says in which role you recorded it. You see what all your roles may see.`}
          items={model.roles.map((role) => ({ value: role, text: roleLabel(role) }))}
        />
        <Button text="Go on" />
      </form>
    ),
  };
}
