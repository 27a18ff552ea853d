import { isRole, roleLabel, type Role } from '../../../../core/access/roles.ts';
import { changeAreas } from '../../../../app/accounts/administer.ts';
import type { AccountRow } from '../../../../app/ports/accounts.ts';
import { Button, Checkboxes, CsrfField } from '../../../components/index.ts';
import { route, type Context, type Reply, type Route } from '../../../route.ts';
import { MANAGING } from './list.tsx';

const NOBODY: Reply = { is: 'not-found', what: 'Nobody of your service is to be found here, or they do not hold this role.' };
const OWN: Reply = { is: 'forbidden', why: 'Nobody changes their own account here, so that nobody gives rights to themselves. Ask another administrator of accounts.' };

/** For which areas somebody holds a role. */
export const areas: readonly Route[] = [
  route({ ...MANAGING, method: 'GET', path: '/accounts/:worker/roles/:role', handle: show }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: '/accounts/:worker/roles/:role', handle: change }),
];

async function show(context: Context): Promise<Reply> {
  const { desk, session, who, held } = context;
  const holds = await holdingOf(context);
  if (holds === undefined) return NOBODY;
  const { row, role } = holds;
  if (row.worker === session.worker) return OWN;
  const known = await desk.identity.areas(session.service);
  const here = `/accounts/${row.worker}/roles/${role}`;
  return {
    is: 'page',
    title: `Areas: ${row.name}`,
    nav: 'accounts',
    back: { href: `/accounts/${row.worker}`, text: row.name },
    body: (
      <>
        <span class="govuk-caption-l">{row.name}</span>
        <h1 class="govuk-heading-l">Areas as {roleLabel(role)}</h1>
        {known.length === 0 ? <p class="govuk-body">The service has no areas: every role is for the whole service.</p> : (
          <form method="post" action={here}>
            <CsrfField token={who.csrf} />
            <input type="hidden" name="_page" value={here} />
            <Checkboxes name="areas" label="For which areas, from today?" labelSize="s" hint="Choose none for the whole service" small values={held?.form['areas'] ?? areasAs(row, role)} items={known.map((a) => ({ value: a, text: a }))} />
            <Button text="Set the areas" preventDoubleClick />
          </form>
        )}
      </>
    ),
  };
}

async function change(context: Context): Promise<Reply> {
  const { desk, session, form, from } = context;
  const holds = await holdingOf(context);
  if (holds === undefined) return NOBODY;
  const { row, role } = holds;
  if (row.worker === session.worker) return OWN;
  const known = await desk.identity.areas(session.service);
  const chosen = known.filter((a) => (form['areas'] ?? []).includes(a));
  await changeAreas(desk, { service: session.service, worker: session.worker, address: from.address }, { service: session.service, worker: row.worker }, role, areasAs(row, role), chosen);
  return { is: 'redirect', to: `/accounts/${row.worker}`, notice: `${row.name} is ${roleLabel(role)} for ${areaWords(chosen)} from today` };
}

async function holdingOf({ desk, session, today, params }: Context): Promise<{ readonly row: AccountRow; readonly role: Role } | undefined> {
  const row = (await desk.identity.accounts(session.service, today)).find((r) => r.worker === params['worker']);
  const role = params['role'] ?? '';
  return row !== undefined && isRole(role) && row.roles.includes(role) ? { row, role } : undefined;
}

function areasAs(row: AccountRow, role: Role): readonly string[] {
  return row.posts.filter((p) => p.role === role && p.area !== '').map((p) => p.area);
}

/** "North and South", "the whole service" */
export function areaWords(chosen: readonly string[]): string {
  return chosen.length === 0 ? 'the whole service' : chosen.join(' and ');
}

/** The roles that somebody holds today, each with its areas. */
export function RolesHeld({ row, own }: { readonly row: AccountRow; readonly own: boolean }) {
  return (
    <ul class="govuk-list">
      {row.roles.map((role) => (
        <li>
          {roleLabel(role)}, for {areaWords(areasAs(row, role))}
          {!own && <> (<a class="govuk-link" href={`/accounts/${row.worker}/roles/${role}`}>choose areas<span class="govuk-visually-hidden"> as {roleLabel(role)}</span></a>)</>}
        </li>
      ))}
    </ul>
  );
}
