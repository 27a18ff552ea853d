import { addAgency, endAgency } from '../../../../app/accounts/administer-agencies.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { AGENCY_SORTS } from '../../../../core/access/roles.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { Button, CsrfField, Details, Input, LooseDate, Select, Table } from '../../../components/index.ts';
import { dateAsTyped } from '../../../forms/typed.ts';
import { route, type Context, type Reply } from '../../../route.ts';
import { valueOf } from '../../../server/request.ts';
import { MANAGING } from './list.tsx';

const PATH = '/accounts/agencies';
const SORTS = Object.entries(AGENCY_SORTS).filter(([sort]) => sort !== 'system');

/** The agencies of the service: since when, until when. */
export const agencies = [
  route({ ...MANAGING, method: 'GET', path: PATH, handle: (context) => page(context, context.held?.form ?? { from: [dateAsTyped(context.today)] }, {}) }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: PATH, handle: add }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: '/accounts/agencies/:agency/end', handle: end }),
];

async function page({ who, desk, session, today }: Context, typed: Typed, faults: Readonly<Record<string, string>>): Promise<Reply> {
  const all = await desk.identity.agencies(session.service);
  const of = (name: string): { readonly name: string; readonly value: string; readonly error: string | undefined } => ({ name, value: valueOf(typed, name), error: faults[name] });
  const state = (until: string | undefined, from: string | undefined): string => (from !== undefined && from > today ? 'Not yet' : until !== undefined && until < today ? 'Ended' : 'Works with the service');
  return {
    is: 'page',
    title: 'Agencies',
    nav: 'accounts',
    wide: true,
    back: { href: '/accounts', text: 'Accounts' },
    ...(Object.keys(faults).length === 0 ? {} : { status: 422, errors: Object.entries(faults).map(([field, text]) => ({ field, text })) }),
    body: (
      <>
        <h1 class="govuk-heading-l">Agencies</h1>
        <p class="govuk-body">An agency belongs to this service alone. After its last day nobody of it can sign in, whoever is signed in is signed out, and what was shared with it is read no longer.</p>
        <Table
          captionHidden caption="Agencies of the service" stackOnMobile head={['Name', 'Sort', 'Since', 'Until', 'Today', { text: 'Last day', hidden: true }]}
          rows={all.map((a) => [
            a.name, SORTS.find(([sort]) => sort === a.sort)?.[1] ?? 'Youth justice service', a.from === undefined ? 'The beginning' : longDate(a.from), a.until === undefined ? 'No end' : longDate(a.until), state(a.until, a.from),
            a.id === who.reader.agency ? 'Your own agency' : (
              <Details summary="Set the last day">
                <form method="post" action={`${PATH}/${a.id}/end`} novalidate>
                  <CsrfField token={who.csrf} />
                  <input type="hidden" name="_page" value={PATH} />
                  <LooseDate id={`until-${a.id}`} name={`until-${a.id}`} label={`Last day of ${a.name}`} labelSize="s" hint="Leave it empty for no end" value={valueOf(typed, `until-${a.id}`) || (a.until === undefined ? '' : dateAsTyped(a.until))} error={faults[`until-${a.id}`]} />
                  <Button text="Set it" kind="secondary" preventDoubleClick />
                </form>
              </Details>
            ),
          ])}
        />
        <h2 class="govuk-heading-m">Add an agency</h2>
        <form method="post" action={PATH} novalidate>
          <CsrfField token={who.csrf} />
          <input type="hidden" name="_page" value={PATH} />
          <Input {...of('name')} label="Name" labelSize="s" autocomplete="off" width={30} />
          <Select {...of('sort')} label="Sort" labelSize="s" items={[{ value: '', text: 'Choose' }, ...SORTS.map(([value, text]) => ({ value, text }))]} />
          <LooseDate {...of('from')} label="First day" labelSize="s" />
          <Button text="Add the agency" preventDoubleClick />
        </form>
      </>
    ),
  };
}

async function add(context: Context): Promise<Reply> {
  const { desk, session, form, from, today } = context;
  const day = parseDateAsTyped(valueOf(form, 'from'), today, 'future');
  const done = await addAgency(desk, { service: session.service, worker: session.worker, address: from.address }, { name: valueOf(form, 'name'), sort: valueOf(form, 'sort'), from: day.ok ? day.value : undefined });
  const faults = { ...done.faults, ...(day.ok ? {} : { from: `First day: give ${day.error}` }) };
  return Object.keys(faults).length > 0 ? page(context, form, faults) : { is: 'redirect', to: PATH, notice: 'The agency is added' };
}

async function end(context: Context): Promise<Reply> {
  const { desk, session, form, from, today, params, who } = context;
  const agency = params['agency'] ?? '';
  if (agency === who.reader.agency) return { is: 'forbidden', why: 'Nobody ends their own agency: an administrator of another agency does.' };
  const name = `until-${agency}`;
  const typed = valueOf(form, name).trim();
  const day = typed === '' ? undefined : parseDateAsTyped(typed, today, 'future');
  if (day !== undefined && !day.ok) return page(context, form, { [name]: `Last day: give ${day.error}` });
  const done = await endAgency(desk, { service: session.service, worker: session.worker, address: from.address }, agency, day?.value);
  if (done.fault !== undefined) return page(context, form, { [name]: done.fault });
  return { is: 'redirect', to: PATH, notice: day === undefined ? 'The agency has no end' : `The last day is ${longDate(day.value)}` };
}
