import type { Typed } from '../../../app/identity/drafts.ts';
import { loadPrevention, type PreventionRow } from '../../../app/prevention/load-prevention.ts';
import { record } from '../../../app/record/record.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { id, type EntryId, type SubjectId } from '../../../core/values/ids.ts';
import { areaChoices, NO_CHOICES } from '../../forms/choices.ts';
import { errorsOf, PlainForm } from '../../forms/plain-form.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

/** What is recorded about somebody who is on the list. */
export const PREVENTION_FORMS = { 'prevention.concern': 'Another concern', 'prevention.liaison': 'Agencies contacted', 'prevention.ended': 'End the concern' } as const;
export type PreventionKind = keyof typeof PREVENTION_FORMS;

const NOBODY = { is: 'not-found', what: 'There is nobody like this on the list, or your role does not reach them' } as const;
const NOTHING = { is: 'not-found', what: 'There is nothing like this to record here' } as const;

/** @param person empty for somebody new */
export function preventionFormPath(kind: PreventionKind, person = ''): string {
  return `/prevention/${kind}${person === '' ? '' : `?person=${person}`}`;
}

interface Meant {
  readonly kind: AnyKind;
  readonly person?: PreventionRow;
}

async function meant(context: Context, person: string): Promise<Meant | typeof NOBODY | typeof NOTHING> {
  if (!context.may('register.see')) return NOTHING;
  const kind = kindOf(context.params['kind'] ?? '');
  if (kind === undefined || !Object.hasOwn(PREVENTION_FORMS, kind.name) || (person === '' && kind.name !== 'prevention.concern')) return NOTHING;
  if (person === '') return { kind };
  const known = (await loadPrevention(context.ports, context.who.reader, context.today)).find((r) => r.person === person);
  return known === undefined ? NOBODY : { kind, person: known };
}

export async function showPreventionForm(context: Context): Promise<Reply> {
  const kept = context.held?.form;
  const about = await meant(context, context.query['person'] ?? lastOf(kept ?? {}, 'person'));
  if ('is' in about) return about;
  return page(context, about, kept ?? { occurredOn: [dateAsTyped(context.today)], ...(about.person === undefined ? {} : { name: [about.person.name] }) }, new Map(), []);
}

export async function submitPreventionForm(context: Context): Promise<Reply> {
  const { ports, form: typed } = context;
  const about = await meant(context, lastOf(typed, 'person'));
  if ('is' in about) return about;
  const { kind, person } = about;
  if (lastOf(typed, '_more') !== '') return page(context, about, typed, new Map(), []);
  const read = readRecord(kind, typed, context.today);
  if (read.record === undefined) return page(context, about, typed, read.faults, []);
  const concern = person?.timeline.filter((e) => e.kind === 'prevention.concern').at(-1);
  const answers: EntryId | undefined = kind.name === 'prevention.liaison' ? concern?.id : undefined;
  const command = commandIdOf(typed, () => ports.ids.next());
  // Sent twice, it is about the same new person: the id follows from the command where that is one.
  const subject = id<SubjectId>(person?.person ?? (/^[0-9a-f-]{36}$/.test(command) ? command : ports.ids.next()));
  const done = await record(
    ports,
    { id: command, actor: context.actor(), subject: { kind: 'person', id: subject }, source: 'live', answers: {}, agreements: [], records: [{ ...read.record, ...(answers === undefined ? {} : { of: answers }) }] },
    { create: true },
  );
  if (done.outcome === 'recorded') return { is: 'redirect', to: '/prevention', notice: `Recorded: ${kind.label}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const faults = new Map(done.outcome === 'invalid' ? done.faults.map((f) => [f.field, ofValidation(kind, f)] as const) : []);
  return page(context, about, typed, faults, done.outcome === 'invalid' ? [] : wordsOf(done));
}

async function page(context: Context, { kind, person }: Meant, typed: Typed, faults: Faults, said: readonly string[]): Promise<Reply> {
  const areas = await context.ports.store.asReader(context.who.reader, (unit) => unit.directory.areas());
  const title = person === undefined ? 'Enter a concern about somebody' : `${PREVENTION_FORMS[kind.name as PreventionKind]}: ${person.name}`;
  return {
    is: 'page',
    title,
    nav: 'lists',
    back: { href: '/prevention', text: 'Prevention list' },
    errors: errorsOf(faults, said),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {kind.hint !== undefined && <p class="govuk-body">{kind.hint}</p>}
        <PlainForm context={context} kind={kind} action={`/prevention/${kind.name}`} hidden={{ person: person?.person ?? '' }} choices={{ ...NO_CHOICES, areas: areaChoices(areas) }} typed={typed} faults={faults} without={['beside']} cancel="/prevention" />
      </>
    ),
  };
}
