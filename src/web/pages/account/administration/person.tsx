import { ROLE_NAMES, isRole, roleLabel } from '../../../../core/access/roles.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { changeEnd, changeRoles, endAllSessions, giveAccount, liftWaits, removeSecondFactors, waitOf, type Manager } from '../../../../app/accounts/administer.ts';
import { makeLink } from '../../../../app/accounts/links.ts';
import type { AccountRow } from '../../../../app/ports/accounts.ts';
import type { Owner } from '../../../../app/ports/identity.ts';
import { Button, Checkboxes, CsrfField, Details, Input, InsetText, LooseDate, SummaryList, Table, type Content } from '../../../components/index.ts';
import { dateAsTyped } from '../../../forms/typed.ts';
import { route, type Context, type PageReply, type Reply, type Route } from '../../../route.ts';
import { valueOf } from '../../../server/request.ts';
import { momentText } from '../moments.ts';
import { RolesHeld } from './areas.tsx';
import { linkPage } from './add.tsx';
import { MANAGING, State } from './list.tsx';

/** One person's account: what it is, what was tried, and what the administrator can do about it. */
export const person: readonly Route[] = [
  route({
    ...MANAGING, method: 'GET', path: '/accounts/:worker',
    handle: async (context) => {
      const row = await rowOf(context);
      return row === undefined ? NOBODY : page(context, row, context.held?.form['until']?.at(-1), {});
    },
  }),
  act('roles', async ({ context, row, owner, by }) => {
    const roles = (context.form['roles'] ?? []).filter(isRole).filter((r) => r !== 'system');
    await changeRoles(context.desk, by, owner, row.roles, roles);
    return done(owner, roles.length === 0 ? `${row.name} holds no role now: the account opens nothing` : 'The roles are changed from today');
  }),
  act('end', async ({ context, row, owner, by }) => {
    const typed = valueOf(context.form, 'until').trim();
    const day = typed === '' ? undefined : parseDateAsTyped(typed, context.today, 'future');
    if (day !== undefined && !day.ok) return page(context, row, typed, { until: day.error });
    await changeEnd(context.desk, by, owner, day?.value);
    return done(owner, day === undefined ? 'The account has no end date' : 'The last day is set');
  }),
  act('link', async ({ context, row, owner, by }) => linkPage(await makeLink(context.desk, owner, by.worker, by.address), row.name, `/accounts/${owner.worker}`)),
  act('waits', async ({ context, row, owner, by }) => {
    await liftWaits(context.desk, by, owner, row.username ?? '');
    return done(owner, `${row.name} can try again at once`);
  }),
  act('second-factors', async ({ context, row, owner, by }) => {
    await removeSecondFactors(context.desk, by, owner);
    return done(owner, `${row.name} is signed out and has no second proof; the next sign-in asks for a new one where the role must have it`);
  }),
  act('sessions', async ({ context, row, owner, by }) => {
    await endAllSessions(context.desk, by, owner);
    return done(owner, `${row.name} is signed out everywhere`);
  }),
  act('account', async ({ context, row, owner, by }) => {
    const result = await giveAccount(context.desk, by, owner.worker, valueOf(context.form, 'username'));
    return 'fault' in result ? page(context, row, undefined, { username: result.fault }) : linkPage(result.link, row.name, `/accounts/${owner.worker}`);
  }, false),
];

const NOBODY: Reply = { is: 'not-found', what: 'Nobody of your service is to be found here.' };

interface Acting {
  readonly context: Context;
  readonly row: AccountRow;
  readonly owner: Owner;
  readonly by: Manager;
}

/** A change to somebody's account. Nobody changes their own: another administrator does. */
function act(what: string, change: (acting: Acting) => Promise<Reply>, needsAccount = true): Route {
  return route({
    ...MANAGING, fresh: true, method: 'POST', path: `/accounts/:worker/${what}`,
    handle: async (context) => {
      const row = await rowOf(context);
      if (row === undefined || (needsAccount && row.username === undefined)) return NOBODY;
      const { session, from } = context;
      if (row.worker === session.worker) return { is: 'forbidden', why: 'Nobody changes their own account here, so that nobody gives rights to themselves. Ask another administrator of accounts; your own password and second proofs are on your account’s page.' };
      return change({ context, row, owner: { service: session.service, worker: row.worker }, by: { service: session.service, worker: session.worker, address: from.address } });
    },
  });
}

function done(owner: Owner, notice: string): Reply {
  return { is: 'redirect', to: `/accounts/${owner.worker}`, notice };
}

async function rowOf({ desk, session, today, params }: Context): Promise<AccountRow | undefined> {
  return (await desk.identity.accounts(session.service, today)).find((r) => r.worker === params['worker']);
}

async function page(context: Context, row: AccountRow, until: string | undefined, faults: Readonly<Record<string, string>>): Promise<PageReply> {
  const { desk, session, today } = context;
  const owner: Owner = { service: session.service, worker: row.worker };
  const events = await desk.identity.eventsOf(owner, 30);
  const wait = row.username === undefined ? undefined : await waitOf(desk, owner, row.username);
  const own = row.worker === session.worker;
  const form = (what: string, button: string, inside: Content, kind: 'secondary' | 'warning' = 'secondary'): Content => (
    <form method="post" action={`/accounts/${row.worker}/${what}`} novalidate>
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_page" value={`/accounts/${row.worker}`} />
      {inside}
      <Button text={button} kind={kind} preventDoubleClick />
    </form>
  );
  return {
    is: 'page',
    title: row.name,
    nav: 'accounts',
    back: { href: '/accounts', text: 'Accounts' },
    ...(Object.keys(faults).length === 0 ? {} : { errors: Object.entries(faults).map(([field, text]) => ({ field, text })) }),
    body: (
      <>
        <h1 class="govuk-heading-l">{row.name}</h1>
        <SummaryList
          rows={[
            { key: 'Account', value: <State row={row} today={today} /> },
            { key: 'User name', value: row.username ?? 'None' },
            { key: 'Agency', value: `${row.agency}${row.team === undefined ? '' : `, ${row.team}`}` },
            { key: 'Roles today', value: <><RolesHeld row={row} own={own} /><p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href={`/accounts/${row.worker}/posts`}>Posts with their days, before and ahead</a></p></> },
            { key: 'Second proof', value: row.secondFactor ? 'Yes' : row.singleSignOn ? 'By single sign-on' : 'None' },
            { key: 'Last signed in', value: row.signedInAt === undefined ? 'Never' : momentText(row.signedInAt) },
            ...(wait === undefined ? [] : [{ key: 'Has to wait', value: `Until ${momentText(wait)}, after failed tries` }]),
            ...(row.linkEndsAt === undefined ? [] : [{ key: 'Link to set the password', value: `Can be used until ${momentText(row.linkEndsAt)}` }]),
          ]}
        />
        {own && <InsetText>This is your own account. Another administrator of accounts changes it; your password and second proofs are on <a class="govuk-link" href="/account">your account’s page</a>.</InsetText>}
        {!own && row.username === undefined && form('account', 'Give an account and make a link', <Input name="username" label="User name" hint="Small letters, digits, dots and dashes" width={20} autocomplete="off" autocapitalize="none" spellcheck={false} error={faults['username']} />)}
        {!own && row.username !== undefined && (
          <>
            <h2 class="govuk-heading-m">Change</h2>
            <Details summary="Roles">
              {form('roles', 'Change the roles', <Checkboxes name="roles" label="Roles from today" labelSize="s" hint="Areas of a post stay as they are while its role does" small values={row.roles} items={ROLE_NAMES.filter((r) => r !== 'system').map((r) => ({ value: r, text: roleLabel(r) }))} />)}
            </Details>
            <Details summary="Last day" open={faults['until'] !== undefined}>
              {form('end', 'Set the last day', <LooseDate name="until" label="Last day of the account" hint="Empty for no end. A day that has passed closes it at once" value={until ?? (row.activeUntil === undefined ? '' : dateAsTyped(row.activeUntil))} error={faults['until']} />)}
            </Details>
            <Details summary="Cannot sign in">
              {form('link', 'Make a link to set a new password', <p class="govuk-body">The present password goes on working until the link is used.</p>)}
              {wait !== undefined && form('waits', 'Let them try again at once', <p class="govuk-body">After failed tries there is a wait. If it was not they who failed, change nothing and ask.</p>)}
              {row.secondFactor && form('second-factors', 'Remove their second proofs', <p class="govuk-body">Only when you are sure that it is they who ask: telephone and recovery codes are both lost.</p>, 'warning')}
            </Details>
            <Details summary="Sign out everywhere">{form('sessions', 'End all their sign-ins', <p class="govuk-body">For a lost computer or telephone. What they were typing is kept for them.</p>)}</Details>
          </>
        )}
        <h2 class="govuk-heading-m">What happened lately</h2>
        <Table
          captionHidden caption="Tries and changes of this account" stackOnMobile head={['When', 'What', 'From']}
          rows={events.map((e) => [momentText(e.at), `${e.event.charAt(0).toUpperCase()}${e.event.slice(1)}${e.detail === '' ? '' : ` (${e.detail})`}${e.byName === undefined ? '' : `, by ${e.byName}`}`, e.address])}
        />
      </>
    ),
  };
}
