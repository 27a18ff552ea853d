import { loadVictims, openVictim } from '../../../app/victims/victims.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { Button, InsetText, SummaryList, Table } from '../../components/index.ts';
import { route, type Context, type Reply } from '../../route.ts';
import { ABOUT_VICTIMS, sendForm, showForm } from './form.tsx';

async function list(context: Context): Promise<Reply> {
  const { ports, who } = context;
  const victims = await loadVictims(ports, who.reader);
  const records = context.may('victims.record');
  return {
    is: 'page',
    title: 'Victims',
    nav: 'victims',
    body: (
      <>
        <h1 class="govuk-heading-xl">Victims</h1>
        <p class="govuk-body">{records ? 'Seen by victim workers, and by the managers whom a record names.' : 'Those whose record names you.'} Nothing here stands on the record of a child.</p>
        {records && <Button text="Add a victim" href="/victims/new" />}
        {victims.length === 0 ? <InsetText>{records ? 'Nobody is on record yet.' : 'No record names you.'}</InsetText> : (
          <Table
            stackOnMobile caption="Victims" captionHidden head={['Name', 'Offence', 'Reference of the child', 'Last entry']}
            rows={victims.map((v) => [<a class="govuk-link" href={`/victims/${v.person}`}>{v.name}</a>, v.offence, v.childReference, longDate(v.timeline.at(-1)!.occurredOn)])}
          />
        )}
      </>
    ),
  };
}

async function show(context: Context): Promise<Reply> {
  const open = await openVictim(context.ports, context.who.reader, context.params['victim'] ?? '', context.today);
  if (open === undefined) return { is: 'not-found', what: 'There is no such record, or it is not one of yours.' };
  const { victim, names } = open;
  const said = victim.timeline.filter((e) => e.kind === 'victim.recorded').at(-1);
  const managers = (said?.data['managers'] as readonly { readonly worker: string }[] | undefined) ?? [];
  return {
    is: 'page',
    title: victim.name,
    nav: 'victims',
    back: { href: '/victims', text: 'Victims' },
    body: (
      <>
        <h1 class="govuk-heading-xl">{victim.name}</h1>
        <SummaryList
          rows={[
            { key: 'Offence', value: victim.offence },
            { key: 'Reference of the child', value: victim.childReference },
            { key: 'How to reach them', value: String(said?.data['reach'] ?? 'Not recorded') },
            { key: 'Managers who may read it', value: managers.length === 0 ? 'None' : managers.map((m) => names.worker(m.worker)).join(', ') },
          ]}
        />
        {context.may('victims.record') && (
          <>
            <h2 class="govuk-heading-m">Record</h2>
            <ul class="govuk-list">{ABOUT_VICTIMS.map((k) => <li><a class="govuk-link" href={`/victims/${victim.person}/record/${k.name}`}>{k.label}</a></li>)}</ul>
          </>
        )}
        <h2 class="govuk-heading-m">On record</h2>
        <dl class="govuk-summary-list">
          {victim.timeline.slice().reverse().map((e) => (
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{longDate(e.occurredOn)}</dt>
              <dd class="govuk-summary-list__value">{kindOf(e.kind)?.label}: {kindOf(e.kind)?.summary(e.data, names)}<span class="govuk-hint">Recorded by {names.worker(e.recordedBy)}</span></dd>
            </div>
          ))}
        </dl>
      </>
    ),
  };
}

const SEEING = { permission: 'victims.see', purpose: 'seeing what a victim’s worker has recorded' } as const;
const WORKING = { permission: 'victims.record', purpose: 'working with a victim', audit: { event: 'victim.recording', shown: 'a form about a victim' } } as const;

/** Victims: for their workers, and the managers named. */
export const routes = [
  route({ ...SEEING, method: 'GET', path: '/victims', audit: { event: 'victims.listed', shown: 'victims' }, handle: list }),
  route({ ...WORKING, method: 'GET', path: '/victims/new', handle: showForm }),
  route({ ...WORKING, method: 'POST', path: '/victims/new', handle: sendForm }),
  route({ ...SEEING, method: 'GET', path: '/victims/:victim', audit: { event: 'victim.opened', shown: 'the record of a victim' }, handle: show }),
  route({ ...WORKING, method: 'GET', path: '/victims/:victim/record/:kind', handle: showForm }),
  route({ ...WORKING, method: 'POST', path: '/victims/:victim/record/:kind', handle: sendForm }),
];
