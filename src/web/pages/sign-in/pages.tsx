import { roleLabel, type Role } from '../../../core/access/roles.ts';
import type { DemoAccount } from '../../../app/ports/identity.ts';
import { LOCKOUT } from '../../../app/identity/sign-in.ts';
import { Button, CsrfField, Details, InsetText, Input, Radios, WarningText, type Content } from '../../components/index.ts';
import type { PageReply } from '../../route.ts';

/** What the sign-in page has to say first. */
export type SignInWord = 'none' | 'refused' | 'held' | 'ended' | 'signed-out';

export interface SignInModel {
  readonly token: string;
  readonly to: string;
  readonly word: SignInWord;
  readonly username: string;
  readonly demo: readonly DemoAccount[];
}

const SAYS: Readonly<Record<Exclude<SignInWord, 'none' | 'refused'>, string>> = {
  held: 'You were signed out before this was sent. What you typed has been kept for you alone, encrypted. Sign in, and you get it back.',
  ended: 'You were signed out after an hour without use. Sign in to go on.',
  'signed-out': 'You have signed out.',
};

const REFUSED = `The user name or the password is not right. After ${LOCKOUT.tries} failed tries in a row an account is closed for ${LOCKOUT.minutes} minutes.`;

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
              <Input name="username" label="User name" value={model.username} autocomplete="username" autocapitalize="none" spellcheck={false} error={model.word === 'refused' ? REFUSED : undefined} />
              <Input name="password" label="Password" type="password" autocomplete="current-password" spellcheck={false} />
              <Button text="Sign in" preventDoubleClick />
            </form>
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
