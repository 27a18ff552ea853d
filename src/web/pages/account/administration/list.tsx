import { ROLE_NAMES, isRole, roleLabel } from '../../../../core/access/roles.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { roleWords } from '../../../../app/accounts/administer.ts';
import { note } from '../../../../app/accounts/events.ts';
import { rolesWithSecondFactor } from '../../../../app/accounts/second-factor.ts';
import type { AccountRow } from '../../../../app/ports/accounts.ts';
import { Button, Checkboxes, CsrfField, Table, Tag } from '../../../components/index.ts';
import { route, type Context, type Reply } from '../../../route.ts';
import { momentText } from '../moments.ts';

export const MANAGING = { permission: 'accounts.manage', audit: 'none: shows no child', purpose: 'managing accounts' } as const;

/** Everybody who works with the service, and whether they can sign in. */
export const list = [
  route({ ...MANAGING, method: 'GET', path: '/accounts', handle: show }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: '/accounts/second-factor', handle: setRule }),
];

async function show({ desk, session, holder, today, who }: Context): Promise<Reply> {
  const [rows, roles] = await Promise.all([desk.identity.accounts(session.service, today), rolesWithSecondFactor(desk, session.service, holder.demo)]);
  return {
    is: 'page',
    title: 'Accounts',
    nav: 'accounts',
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-l">Accounts</h1>
        <Button href="/accounts/new" text="Add a person" />
        <p class="govuk-body"><a class="govuk-link" href="/accounts/agencies">Agencies, and until when they work with the service</a></p>
        <p class="govuk-body"><a class="govuk-link" href="/accounts/systems">Systems of agencies that read and record here</a></p>
        <Table
          captionHidden caption="Everybody who works with the service" stackOnMobile head={['Name', 'User name', 'Roles today', 'Account', 'Second proof', 'Last signed in']}
          rows={rows.map((r) => [
            <a class="govuk-link" href={`/accounts/${r.worker}`}>{r.name}</a>, r.username ?? '–', roleWords(r.roles), <State row={r} today={today} />,
            r.secondFactor ? 'Yes' : r.singleSignOn ? 'By single sign-on' : r.username === undefined ? '–' : 'None', r.signedInAt === undefined ? 'Never' : momentText(r.signedInAt),
          ])}
        />
        <h2 class="govuk-heading-m" id="rule">Who must have a second proof</h2>
        <p class="govuk-body">Whoever holds one of these roles sets up an authenticator app or a passkey at the next sign-in. Single sign-on brings its own.</p>
        <form method="post" action="/accounts/second-factor">
          <CsrfField token={who.csrf} />
          <input type="hidden" name="_page" value="/accounts" />
          <Checkboxes name="roles" label="Roles" labelSize="s" small values={roles} items={ROLE_NAMES.filter((r) => r !== 'system').map((r) => ({ value: r, text: roleLabel(r) }))} />
          <Button text="Set this rule" kind="secondary" preventDoubleClick />
        </form>
      </>
    ),
  };
}

/** Whether an account opens, in a word. */
export function State({ row, today }: { readonly row: AccountRow; readonly today: string }) {
  if (row.username === undefined) return <Tag text="No account" colour="grey" />;
  if (row.activeUntil !== undefined && row.activeUntil < today) return <Tag text={`Closed since ${longDate(row.activeUntil)}`} colour="red" />;
  if (row.roles.length === 0 && row.beginsOn !== undefined) return <Tag text={`Opens on ${longDate(row.beginsOn)}`} colour="blue" />;
  if (row.roles.length === 0) return <Tag text="No role: opens nothing" colour="red" />;
  if (!row.hasPassword && !row.singleSignOn && !row.secondFactor) return <Tag text={row.linkEndsAt === undefined ? 'No password yet' : 'Link not used yet'} colour="yellow" />;
  return row.activeUntil === undefined ? <Tag text="Open" colour="green" /> : <Tag text={`Open until ${longDate(row.activeUntil)}`} colour="green" />;
}

async function setRule({ desk, session, form, from }: Context): Promise<Reply> {
  const roles = (form['roles'] ?? []).filter(isRole).filter((r) => r !== 'system');
  await desk.identity.setSecondFactorRoles(session.service, roles, session.worker, desk.clock.now());
  await note(desk, session, 'second factor rule changed', from.address, { by: session.worker, detail: roleWords(roles) });
  return { is: 'redirect', to: '/accounts', notice: roles.length === 0 ? 'No role must have a second proof now' : `A second proof is asked of: ${roleWords(roles)}` };
}
