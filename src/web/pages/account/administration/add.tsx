import { ROLE_NAMES, isRole, roleLabel } from '../../../../core/access/roles.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { addPersonWithAccount } from '../../../../app/accounts/administer.ts';
import { asksHowEngaged, recordJoining } from '../../../../app/accounts/joining.ts';
import { isStaffSort, STAFF_SORTS } from '../../../../core/chronology/kinds/staff/staff-joined.ts';
import { id, type CommandId } from '../../../../core/values/ids.ts';
import { LINK_HOURS } from '../../../../app/accounts/links.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { dateAsTyped } from '../../../forms/typed.ts';
import { Button, Checkboxes, CsrfField, Input, LooseDate, Select, WarningText } from '../../../components/index.ts';
import { route, type Context, type PageReply, type Reply } from '../../../route.ts';
import { valueOf } from '../../../server/request.ts';
import { MANAGING } from './list.tsx';

const PATH = '/accounts/new';

/** A person is added, with an account and the link that opens it. */
export const add = [
  route({ ...MANAGING, method: 'GET', path: PATH, handle: (context) => page(context, context.held?.form ?? { from: [dateAsTyped(context.today)] }, {}) }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: PATH, handle: send }),
];

async function page({ who, desk, session, ports }: Context, typed: Typed, faults: Readonly<Record<string, string>>): Promise<PageReply> {
  const [agencies, areas] = await Promise.all([desk.identity.agencies(session.service), desk.identity.areas(session.service)]);
  const asked = await asksHowEngaged(ports, who.reader);
  const of = (name: string): { readonly name: string; readonly value: string; readonly error: string | undefined } => ({ name, value: valueOf(typed, name), error: faults[name] });
  return {
    is: 'page',
    title: 'Add a person',
    nav: 'accounts',
    back: { href: '/accounts', text: 'Accounts' },
    ...(Object.keys(faults).length === 0 ? {} : { errors: Object.entries(faults).map(([field, text]) => ({ field, text })) }),
    body: (
      <>
        <h1 class="govuk-heading-l">Add a person</h1>
        <form method="post" action={PATH} novalidate>
          <CsrfField token={who.csrf} />
          <input type="hidden" name="_page" value={PATH} />
          <Input {...of('name')} label="Name" hint="As colleagues know them" autocomplete="off" width={30} />
          <Input {...of('username')} label="User name" hint="Small letters, digits, dots and dashes" autocomplete="off" autocapitalize="none" spellcheck={false} width={20} />
          <Input {...of('email')} label="E-mail (if you want)" type="email" autocomplete="off" width={30} />
          <Select {...of('agency')} label="Agency" items={[{ value: '', text: 'Choose' }, ...agencies.map((a) => ({ value: a.id, text: a.name }))]} />
          {asked && <Select {...of('staff')} label="Works for the service as" hint="Needed for everybody of the service's own agency: volunteers, students and panel members too. They are then asked to confirm that they know its procedures" items={[{ value: '', text: 'Choose' }, ...Object.entries(STAFF_SORTS).map(([value, text]) => ({ value, text }))]} />}
          <Input {...of('team')} label="Team (if there is one)" autocomplete="off" width={20} />
          <Checkboxes name="roles" label="Roles" labelSize="s" error={faults['roles']} small values={typed['roles'] ?? []} items={ROLE_NAMES.filter((r) => r !== 'system').map((r) => ({ value: r, text: roleLabel(r) }))} />
          {areas.length > 0 && <Checkboxes name="areas" label="For which areas?" labelSize="s" hint="For all these roles; choose none for the whole service. Each role can have its own afterwards" small values={typed['areas'] ?? []} items={areas.map((a) => ({ value: a, text: a }))} />}
          <LooseDate {...of('from')} label="First day" hint="It may lie ahead: before it the account opens nothing. For example, 1/3/2027" />
          <LooseDate {...of('until')} label="Last day (if it is known)" hint="After this day the account no longer opens. For example, 31/3/2027" />
          <Button text="Add and make a link" preventDoubleClick />
        </form>
      </>
    ),
  };
}

async function send(context: Context): Promise<Reply> {
  const { desk, session, form, from, today } = context;
  const typedUntil = valueOf(form, 'until').trim();
  const until = typedUntil === '' ? undefined : parseDateAsTyped(typedUntil, today, 'future');
  const first = parseDateAsTyped(valueOf(form, 'from').trim() || 'today', today, 'future');
  const wrong = { ...(first.ok ? {} : { from: `First day: give ${first.error}` }), ...(until === undefined || until.ok ? {} : { until: `Last day: give ${until.error}` }) };
  if (!first.ok || (until !== undefined && !until.ok)) return page(context, form, wrong);
  const by = { service: session.service, worker: session.worker, address: from.address };
  const staff = valueOf(form, 'staff');
  const sort = isStaffSort(staff) ? staff : undefined;
  const result = await addPersonWithAccount(desk, by, {
    name: valueOf(form, 'name'), username: valueOf(form, 'username'), email: valueOf(form, 'email'), team: valueOf(form, 'team'), agency: valueOf(form, 'agency'),
    staff: { asked: valueOf(form, 'agency') === context.who.reader.agency && (await asksHowEngaged(context.ports, context.who.reader)), ...(sort === undefined ? {} : { sort }) },
    roles: (form['roles'] ?? []).filter(isRole).filter((r) => r !== 'system'), areas: form['areas'] ?? [], from: first.value, activeUntil: until?.value,
  });
  if ('faults' in result) return page(context, form, result.faults);
  if (sort !== undefined) await recordJoining(context.ports, id<CommandId>(context.ports.ids.next()), context.actor(), { worker: result.worker, sort, from: first.value });
  return linkPage(result.link, valueOf(form, 'name').trim(), `/accounts/${result.worker}`);
}

/** The link that opens an account, shown this once. */
export function linkPage(link: URL, name: string, on: string): PageReply {
  return {
    is: 'page',
    title: 'A link to set the password',
    nav: 'accounts',
    body: (
      <>
        <h1 class="govuk-heading-l">A link for {name} to set the password</h1>
        <p class="govuk-body tl-secret">{link.href}</p>
        <WarningText text="It is shown this once. Give it to the person themselves, by a way that is safe: whoever has it can set the password." />
        <p class="govuk-body">It works once, for {LINK_HOURS} hours. If it is lost, make a new one: the old one then stops working.</p>
        <Button href={on} text="I have it: go on" />
      </>
    ),
  };
}
