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

/** Reads one entry of a kind out of a submission, and checks it as the decision will. */
export function readRecord(kind: AnyKind, typed: Typed, today: PlainDate): ReadRecord {
  const read = readFields(kind.fields, typed, today);
  const faults = new Map(read.faults);
  const on = parseDateAsTyped(lastOf(typed, 'occurredOn'), today, kind.mayLieAhead === true ? 'future' : 'past');
  if (!on.ok) faults.set('occurredOn', faultText('Day', on.error));
  else if (on.value > today && kind.mayLieAhead !== true) faults.set('occurredOn', faultText('Day', 'the day on which it happened, not later than today'));
  const timeText = lastOf(typed, 'occurredAt').trim();
  const at = timeText === '' ? undefined : parseTimeAsTyped(timeText);
  if (at?.ok === false) faults.set('occurredAt', faultText('Time', at.error));
  for (const fault of validateData(kind, read.data, { today, occurredOn: on.ok ? on.value : today })) if (!faults.has(fault.field)) faults.set(fault.field, ofValidation(kind, fault));
  if (faults.size > 0 || !on.ok) return { record: undefined, faults: inOrder(kind, faults) };
  const of = lastOf(typed, 'of');
  const record: NewRecord = {
    kind: kind.name,
    data: read.data,
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
  const chosen = ['choice', 'choices', 'roles', 'role', 'worker', 'agency', 'yes-no', 'entry', 'reference'].includes(field.type.is);
  return `${chosen ? 'Choose' : 'Enter'}: ${field.label.replace(/\?$/, '').toLowerCase()}`;
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
