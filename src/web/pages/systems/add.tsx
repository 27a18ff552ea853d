import { AIMS } from '../../../core/access/purposes.ts';
import { AIMS_OF_SYSTEMS, aimsOfSystem, rolesOfSystems } from '../../../core/access/roles-of-systems.ts';
import { roleLabel, ROLE_NAMES } from '../../../core/access/roles.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { registerClient, type Faults } from '../../../app/clients/administer-clients.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { Button, Checkboxes, CsrfField, Details, Input, LooseDate, Radios, Select, Table, Textarea } from '../../components/index.ts';
import { route, type Context, type PageReply, type Reply } from '../../route.ts';
import { valueOf } from '../../server/request.ts';
import { MANAGING } from '../account/administration/list.tsx';
import { SYSTEMS } from './list.tsx';
import { secretPage } from './secret-once.tsx';

const PATH = `${SYSTEMS}/new`;

/** A system is registered: whose it is, as what it acts, what it may ask for, until when. */
export const add = [
  route({ ...MANAGING, method: 'GET', path: PATH, handle: (context) => page(context, context.held?.form ?? {}, {}) }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: PATH, handle: send }),
];

async function page({ who, desk, session }: Context, typed: Typed, faults: Faults): Promise<PageReply> {
  const agencies = await desk.identity.agencies(session.service);
  const sorts = [...new Set(agencies.map((a) => a.sort))];
  const roles = ROLE_NAMES.filter((r) => sorts.some((s) => rolesOfSystems(s).includes(r)));
  const of = (name: string): { readonly name: string; readonly value: string; readonly error: string | undefined; readonly labelSize: 's' } => ({ name, value: valueOf(typed, name), error: faults[name], labelSize: 's' });
  return {
    is: 'page',
    title: 'Register a system',
    nav: 'accounts',
    back: { href: SYSTEMS, text: 'Systems of agencies' },
    ...(Object.keys(faults).length === 0 ? {} : { status: 422, errors: Object.entries(faults).map(([field, text]) => ({ field, text })) }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Register a system</h1>
          <form method="post" action={PATH} novalidate>
            <CsrfField token={who.csrf} />
            <input type="hidden" name="_page" value={PATH} />
            <Input {...of('name')} label="What is the system called?" hint="Entries and traces name it so. For example, Case exchange" autocomplete="off" width={30} />
            <Select {...of('agency')} label="Whose system is it?" items={[{ value: '', text: 'Choose' }, ...agencies.map((a) => ({ value: a.id, text: a.name }))]} />
            <Select {...of('role')} label="As what does it act?" hint="It sees and may do what a person in this role does, no more. Whoever is given a manager’s role also decides as one" items={[{ value: '', text: 'Choose' }, ...roles.map((r) => ({ value: r, text: roleLabel(r) }))]} />
            <Details summary="Which role for which agency?">
              <Table captionHidden caption="Roles of systems by agency" stackOnMobile head={['Agency', 'Roles']} rows={agencies.map((a) => [a.name, rolesOfSystems(a.sort).map((r) => roleLabel(r)).join(', ') || 'None'])} />
              <p class="govuk-body">A system of a partner sees what was shared with its agency, and no other record.</p>
            </Details>
            <Checkboxes name="aims" label="What may it ask for?" labelSize="s" hint="No more than its role may" error={faults['aims']} small values={typed['aims'] ?? []} items={AIMS_OF_SYSTEMS.map((a) => ({ value: a, text: AIMS[a], hint: servedBy(roles.filter((r) => aimsOfSystem(r).includes(a)).length, roles.length) }))} />
            <Radios name="may" label="May it record?" labelSize="s" error={faults['may']} small value={valueOf(typed, 'may') || 'read'} items={[{ value: 'read', text: 'No, it only reads' }, { value: 'record', text: 'Yes, it reads and records' }]} />
            <LooseDate {...of('until')} label="Last day" hint="After it the system is heard no longer. A later one can be set. For example, 31/3/2027" />
            <Textarea {...of('addresses')} label="From which addresses does it ask? (if they are known)" hint="One a line, such as 192.0.2.7 or 192.0.2.0/24. Leave it empty for any" rows={3} />
            <Button text="Register it and make its secret" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}

function servedBy(some: number, all: number): string {
  return some === all ? 'Every role in the list may' : `${some} of the ${all} roles in the list may`;
}

async function send(context: Context): Promise<Reply> {
  const { desk, session, form, from, today } = context;
  const typedUntil = valueOf(form, 'until').trim();
  const until = typedUntil === '' ? undefined : parseDateAsTyped(typedUntil, today, 'future');
  const name = valueOf(form, 'name').trim();
  const result = await registerClient(desk, { service: session.service, worker: session.worker, address: from.address }, {
    name, agency: valueOf(form, 'agency'), role: valueOf(form, 'role'), aims: form['aims'] ?? [], mayRecord: valueOf(form, 'may') === 'record', addresses: valueOf(form, 'addresses'),
    until: until?.ok === true ? until.value : undefined,
  });
  if ('faults' in result) return page(context, form, until?.ok === false ? { ...result.faults, until: `Last day: give ${until.error}` } : result.faults);
  return secretPage(name, result.secret, `${SYSTEMS}/${result.worker}`, desk.origin);
}
