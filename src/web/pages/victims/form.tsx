import type { Typed } from '../../../app/identity/drafts.ts';
import { childByReference, managersToName, openVictim, recordAboutVictim, type Victim } from '../../../app/victims/victims.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf, KINDS } from '../../../core/chronology/kinds/index.ts';
import { Button, CsrfField, EnterSends, Select } from '../../components/index.ts';
import { entryText, type Choices } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import { namesOf } from '../../../app/names.ts';
import type { Context, Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

/** In the address in place of a victim: one who is not on record yet. */
export const NEW = 'new';
const FIRST = 'victim.recorded';
/** What is recorded about a victim who is on record. */
export const ABOUT_VICTIMS = KINDS.filter((k) => k.subject === 'person' && k.family === 'victim' && k.name !== FIRST);

const NO_VICTIM = { is: 'not-found', what: 'There is no such record, or it is not one of yours.' } as const;

interface Meant {
  readonly kind: AnyKind;
  readonly victim?: Victim;
}

async function meant(context: Context): Promise<Meant | undefined> {
  const { victim, kind: name = FIRST } = context.params;
  const kind = kindOf(name);
  if (kind === undefined) return undefined;
  if (victim === undefined || victim === NEW) return name === FIRST ? { kind } : undefined;
  const open = ABOUT_VICTIMS.includes(kind) ? await openVictim(context.ports, context.who.reader, victim, context.today) : undefined;
  return open === undefined ? undefined : { kind, victim: open.victim };
}

/** The form of one entry about a victim. */
export async function showForm(context: Context): Promise<Reply> {
  const about = await meant(context);
  if (about === undefined) return NO_VICTIM;
  return page(context, about, { occurredOn: [dateAsTyped(context.today)], ...(about.victim === undefined ? {} : { child: [about.victim.child] }) }, new Map(), []);
}

async function page(context: Context, { kind, victim }: Meant, typed: Typed, faults: Faults, said: readonly string[]): Promise<Reply> {
  const managers = await managersToName(context.ports, context.who.reader, context.today);
  const names = namesOf(managers);
  const choices: Choices = {
    people: managers.map((w) => ({ value: w.id, text: w.name })), roles: [], areas: [], agencies: [], duties: [], systems: [], asked: new Map(),
    entries: (kinds) => (victim?.timeline ?? []).filter((e) => kinds.includes(e.kind)).reverse().map((e) => ({ value: e.id, text: entryText(e, names) })),
  };
  const title = victim === undefined ? 'Add a victim' : `${kind.label}: ${victim.name}`;
  const answers = Array.isArray(kind.answers) ? choices.entries(kind.answers) : [];
  const errors = [...[...faults].map(([field, text]) => ({ field, text })), ...said.map((text) => ({ text }))];
  return {
    is: 'page',
    title,
    nav: 'victims',
    back: victim === undefined ? { href: '/victims', text: 'Victims' } : { href: `/victims/${victim.person}`, text: 'Back to the record' },
    ...(errors.length === 0 ? {} : { errors, status: 422 }),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {kind.hint !== undefined && <p class="govuk-body">{kind.hint}</p>}
        <form method="post" action={victim === undefined ? '/victims/new' : `/victims/${victim.person}/record/${kind.name}`} novalidate>
          <EnterSends text="Record" />
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
          {answers.length > 0 && <Select name="of" label="Which offer?" labelSize="s" items={answers} value={lastOf(typed, 'of')} />}
          {Object.entries(kind.fields).filter(([name]) => name !== 'child').map(([name, field]) => FieldView({ name, field, typed, faults, choices }))}
          <WhenFields kind={kind} typed={typed} faults={faults} />
          <Button text="Record" preventDoubleClick />
        </form>
      </>
    ),
  };
}

/** Records it, or shows the form again with what was typed. */
export async function sendForm(context: Context): Promise<Reply> {
  const about = await meant(context);
  if (about === undefined) return NO_VICTIM;
  const { kind, victim } = about;
  const reference = lastOf(context.form, 'child-reference');
  const child = victim?.child ?? (await childByReference(context.ports, context.actor(), reference));
  const { child: _sent, ...sent } = context.form;
  const typed: Typed = Object.hasOwn(kind.fields, 'child') ? { ...sent, child: [child ?? ''] } : sent;
  const read = readRecord(kind, typed, context.today);
  const faults = new Map(read.faults);
  // The child is found by the reference: what is wrong with the one is wrong with the other.
  if (faults.delete('child') && !faults.has('child-reference')) faults.set('child-reference', 'Reference of the child: nobody here has exactly this reference, or the record is closed to you');
  if (read.record === undefined || faults.size > 0) return page(context, about, typed, faults, []);
  const done = await recordAboutVictim(context.ports, { command: commandIdOf(typed, () => context.ports.ids.next()), actor: context.actor(), record: read.record, ...(victim === undefined ? {} : { person: victim.person }) });
  if (done.outcome === 'recorded') return { is: 'redirect', to: victim === undefined ? '/victims' : `/victims/${victim.person}`, notice: `Recorded: ${kind.label}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const wrong = done.outcome === 'invalid' ? new Map(done.faults.map((f) => [f.field, ofValidation(kind, f)] as const)) : new Map<string, string>();
  return page(context, about, typed, wrong, done.outcome === 'invalid' ? [] : wordsOf(done));
}
