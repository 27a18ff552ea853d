import type { EntryData } from '../../core/chronology/entry.ts';
import type { Field } from '../../core/chronology/fields.ts';
import type { AnyKind } from '../../core/chronology/kind.ts';
import { validateData } from '../../core/chronology/validate.ts';
import type { FieldFault, NewRecord } from '../../core/decisions/command.ts';
import { id, type CommandId, type EntryId } from '../../core/values/ids.ts';
import { parseDateAsTyped, parseTimeAsTyped } from '../../core/values/loose.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Typed } from '../../app/identity/drafts.ts';
import { faultText, readFields } from './read-fields.ts';
import { lastOf } from './typed.ts';

export type ReadRecord = { readonly record: NewRecord; readonly faults: undefined } | { readonly record: undefined; readonly faults: ReadonlyMap<string, string> };

/** Reads one entry of a kind out of a submission, and checks it as the decision will. @param carried what no field of the form holds: a file */
export function readRecord(kind: AnyKind, typed: Typed, today: PlainDate, carried: EntryData = {}): ReadRecord {
  const read = readFields(kind.fields, typed, today);
  const data: EntryData = { ...carried, ...read.data };
  const faults = new Map(read.faults);
  const on = parseDateAsTyped(lastOf(typed, 'occurredOn'), today, kind.mayLieAhead === true ? 'future' : 'past');
  if (!on.ok) faults.set('occurredOn', faultText('Day', on.error));
  else if (on.value > today && kind.mayLieAhead !== true) faults.set('occurredOn', faultText('Day', 'the day on which it happened, not later than today'));
  const timeText = lastOf(typed, 'occurredAt').trim();
  const at = timeText === '' ? undefined : parseTimeAsTyped(timeText);
  if (at?.ok === false) faults.set('occurredAt', faultText('Time', at.error));
  for (const fault of validateData(kind, data, { today, occurredOn: on.ok ? on.value : today })) if (!faults.has(fault.field)) faults.set(fault.field, ofValidation(kind, fault));
  if (faults.size > 0 || !on.ok) return { record: undefined, faults: inOrder(kind, faults) };
  const of = lastOf(typed, 'of');
  const record: NewRecord = {
    kind: kind.name,
    data,
    occurredOn: on.value,
    ...(at?.ok === true ? { occurredAt: at.value } : {}),
    ...(of === '' ? {} : { of: id<EntryId>(of) }),
    ...(lastOf(typed, '_happened') === 'yes' ? { happened: true } : {}),
  };
  return { record, faults: undefined };
}

/** In the order of the form. */
function inOrder(kind: AnyKind, faults: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const order = [...Object.keys(kind.fields), 'occurredOn', 'occurredAt'];
  const place = (path: string): number => order.indexOf(path.split('.')[0] ?? path);
  return new Map([...faults].sort(([a], [b]) => place(a) - place(b)));
}

/** A fault of the decision in the words of the form. */
export function ofValidation(kind: AnyKind, fault: Pick<FieldFault, 'field' | 'value' | 'expected'>): string {
  const field = fieldNamed(kind, fault.field);
  if (field === undefined) return fault.expected;
  if (fault.value !== '' || !fault.expected.endsWith('it is needed here')) return faultText(field.label, fault.expected);
  return missingText(field.label, field.type.is);
}

/** "Why: fill this in", "May they also agree? Choose yes or no": what would do where nothing was given. */
export function missingText(label: string, is: keyof typeof WANTED): string {
  const wanted = WANTED[is];
  return label.endsWith('?') ? `${label} ${wanted.slice(0, 1).toUpperCase()}${wanted.slice(1)}` : `${label}: ${wanted}`;
}

const ONE = 'choose one';
const SEVERAL = 'choose at least one';

const WANTED = {
  'text': 'fill this in', 'number': 'give a number', 'date': 'give a day, such as 1/1/2026', 'time': 'give a time, such as 9:30 or 2pm', 'period': 'say how often, such as 1 week or 1 month',
  'yes-no': 'choose yes or no', 'choice': ONE, 'role': ONE, 'worker': ONE, 'agency': ONE, 'entry': ONE, 'reference': ONE,
  'choices': SEVERAL, 'roles': SEVERAL, 'records': SEVERAL, 'list': 'give at least one', 'file': 'choose the file',
} as const satisfies Readonly<Record<Field['type']['is'], string>>;

/** What a decision found wrong with an entry, at the fields of its form. */
export function faultsAt(kind: AnyKind, faults: readonly Pick<FieldFault, 'field' | 'value' | 'expected'>[]): readonly { readonly field: string; readonly text: string }[] {
  return faults.map((f) => ({ field: f.field, text: ofValidation(kind, f) }));
}

/** "people.0.name" lies in the list "people". */
function fieldNamed(kind: AnyKind, path: string): AnyKind['fields'][string] | undefined {
  const [first, , inner] = path.split('.');
  const field = first === undefined ? undefined : kind.fields[first];
  return inner !== undefined && field?.type.is === 'list' ? field.type.of[inner] : field;
}

/** Reasons given to what rules asked, by clause. */
export function answersOf(typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(typed).flatMap(([name, values]) => {
    const text = (values.at(-1) ?? '').trim();
    return name.startsWith('answer:') && text !== '' ? [[name.slice('answer:'.length), text]] : [];
  }));
}

/** The id with which the form was made, or a new one if it brought none. */
export function commandIdOf(typed: Typed, next: () => string): CommandId {
  const given = lastOf(typed, '_command');
  return id<CommandId>(/^[\w-]{8,100}$/.test(given) ? given : next());
}

export function seenOf(typed: Typed): { readonly seen?: number } {
  const given = lastOf(typed, '_seen');
  return /^\d{1,15}$/.test(given) ? { seen: Number(given) } : {};
}
