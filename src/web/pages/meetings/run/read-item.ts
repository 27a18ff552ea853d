import type { EntryData } from '../../../../core/chronology/entry.ts';
import type { Fields } from '../../../../core/chronology/fields.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { isRole } from '../../../../core/access/roles.ts';
import type { MeetingType } from '../../../../core/meetings/meeting-type.ts';
import { id, type EntryId } from '../../../../core/values/ids.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import type { PlainDate } from '../../../../core/values/plain-date.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { ItemDecision, ItemFault } from '../../../../app/ports/meetings.ts';
import { answersOf } from '../../../forms/read-record.ts';
import { readFields } from '../../../forms/read-fields.ts';
import { lastOf, rowsTyped } from '../../../forms/typed.ts';
import { askedFields, PARTS } from '../item-fields.ts';

type Record_ = ItemDecision['records'][number];

/** What the form of a child says: records in the order in which they are decided, and what could not be read. Nothing typed is dropped: the form itself is kept beside it. */
export function readItem(meeting: MeetingType, typed: Typed, today: PlainDate): ItemDecision {
  const faults: ItemFault[] = [];
  const settle = lastOf(typed, 'settle');
  const before = [...readInformation(typed, today, faults), ...readDone(typed)];
  const actions = readActions(typed, today, faults);
  const answers = answersOf(typed);
  if (settle === 'carry') return { records: [...before, ...actions], answers, faults, ...readCarry(typed, today, faults) };
  if (settle === 'not-needed') {
    const why = lastOf(typed, 'not-needed-reason').trim();
    if (why === '') faults.push({ field: 'not-needed-reason', value: '', expected: 'why the child is no longer for this meeting' });
    return { records: [...before, ...actions], answers, faults, notNeeded: why };
  }
  const ends = lastOf(typed, 'ends');
  const stays = ends === 'stays' ? lastOf(typed, 'stays-reason').trim() : undefined;
  if (stays === '') faults.push({ field: 'stays-reason', value: '', expected: 'why the child stays on the list' });
  return {
    records: [...before, ...readRating(meeting, typed, today, faults), ...readConsidered(meeting, typed, today, faults), ...readOutcomes(meeting, typed, today, faults), ...actions, ...readLeaving(meeting, typed, today, faults)],
    answers,
    faults,
    ...(stays === undefined || stays === '' ? {} : { stays }),
  };
}

function read(fields: Fields, typed: Typed, today: PlainDate, prefix: string, faults: ItemFault[]): EntryData {
  const found = readFields(fields, typed, today, prefix);
  for (const [field, expected] of found.faults) faults.push({ field, value: lastOf(typed, field), expected });
  return found.data;
}

/** A rating is there once a value has been chosen; judgements without one are kept in the form and asked for. */
function readRating(meeting: MeetingType, typed: Typed, today: PlainDate, faults: ItemFault[]): Record_[] {
  const kind = meeting.eachItem?.needs;
  if (kind === undefined || !meeting.groups.some((g) => g.needs === 'rating' && g.kind === kind)) return [];
  const data = read(askedFields(kind), withConfirmed(typed), today, PARTS.rating, faults);
  const needed = Object.entries(kindOf(kind)?.fields ?? {}).filter(([, f]) => !f.optional).map(([name]) => name);
  return needed.every((name) => data[name] !== undefined) ? [{ kind, data }] : [];
}

/** A day that the record suggests counts when somebody has ticked it and typed no other. */
function withConfirmed(typed: Typed): Typed {
  const out: { [name: string]: readonly string[] } = { ...typed };
  for (const [name, values] of Object.entries(typed)) {
    if (!name.startsWith('confirm.')) continue;
    const field = `${PARTS.rating}${name.slice('confirm.'.length)}`;
    if (lastOf(typed, field).trim() === '') out[field] = values;
  }
  return out;
}

function readConsidered(meeting: MeetingType, typed: Typed, today: PlainDate, faults: ItemFault[]): Record_[] {
  return meeting.groups.flatMap((g): Record_[] => {
    if (g.needs !== 'consideration' || g.kind === undefined) return [];
    const data = read(askedFields(g.kind), typed, today, `${PARTS.considered}${g.group}.`, faults);
    return Object.keys(data).length === 0 ? [] : [{ kind: g.kind, data }];
  });
}

/** The outcome of a child's item, once something is filled in: one for each kind that the groups of the meeting need. */
function readOutcomes(meeting: MeetingType, typed: Typed, today: PlainDate, faults: ItemFault[]): Record_[] {
  const kinds = [...new Set(meeting.groups.flatMap((g) => (g.needs === 'outcome' && g.kind !== undefined ? [g.kind] : [])))];
  return kinds.flatMap((kind): Record_[] => {
    const data = read(askedFields(kind), typed, today, `${PARTS.outcome}${kind}.`, faults);
    return Object.keys(data).length === 0 ? [] : [{ kind, data }];
  });
}

function readLeaving(meeting: MeetingType, typed: Typed, today: PlainDate, faults: ItemFault[]): Record_[] {
  const kind = meeting.ends?.kind;
  if (kind === undefined || lastOf(typed, 'ends') !== 'leaves') return [];
  return [{ kind, data: read(askedFields(kind), typed, today, PARTS.leaves, faults) }];
}

/** Each row in which something is typed is an action; who is a person, a role or somebody outside. */
function readActions(typed: Typed, today: PlainDate, faults: ItemFault[]): Record_[] {
  return rows(typed, PARTS.action).flatMap((n): Record_[] => {
    const at = `${PARTS.action}.${n}.`;
    const what = lastOf(typed, `${at}what`).trim();
    const who = lastOf(typed, `${at}who`);
    const outside = lastOf(typed, `${at}outside`).trim();
    const byWhen = lastOf(typed, `${at}due`).trim();
    if ([what, who, outside, byWhen].every((t) => t === '')) return [];
    const due = byWhen === '' ? undefined : parseDateAsTyped(byWhen, today, 'future');
    if (due?.ok === false) faults.push({ field: `${at}due`, value: byWhen, expected: due.error });
    if (what === '') faults.push({ field: `${at}what`, value: '', expected: 'what is to be done' });
    const [sort, owner = ''] = who.split(':');
    const data = {
      ...(what === '' ? {} : { what }),
      ...(sort === 'worker' ? { owner } : sort === 'role' && isRole(owner) ? { 'owner-role': owner } : outside === '' ? {} : { 'owner-name': outside }),
      ...(due?.ok === true ? { due: due.value } : {}),
    };
    return [{ kind: 'action.set', data }];
  });
}

function readDone(typed: Typed): Record_[] {
  return Object.keys(typed).flatMap((name): Record_[] => {
    const how = name.startsWith(PARTS.done) ? lastOf(typed, name) : '';
    if (how === '') return [];
    const entry = name.slice(PARTS.done.length);
    const note = lastOf(typed, `${PARTS.doneNote}${entry}`).trim();
    return [{ kind: 'action.done', of: id<EntryId>(entry), data: { how, ...(note === '' ? {} : { note }) } }];
  });
}

/** That information was considered, its date and who holds it. There is no field for what it says. */
function readInformation(typed: Typed, today: PlainDate, faults: ItemFault[]): Record_[] {
  return rows(typed, PARTS.information).flatMap((n): Record_[] => {
    const data = read(askedFields('information.considered'), typed, today, `${PARTS.information}.${n}.`, faults);
    return Object.keys(data).length === 0 ? [] : [{ kind: 'information.considered', data }];
  });
}

function readCarry(typed: Typed, today: PlainDate, faults: ItemFault[]): Pick<ItemDecision, 'carry'> {
  const reason = lastOf(typed, 'carry-reason').trim();
  const until = lastOf(typed, 'carry-until').trim();
  const day = parseDateAsTyped(until, today, 'future');
  if (reason === '') faults.push({ field: 'carry-reason', value: '', expected: 'why the child is carried over' });
  if (!day.ok) faults.push({ field: 'carry-until', value: until, expected: until === '' ? 'the day to which the child is carried over' : day.error });
  return day.ok && reason !== '' ? { carry: { reason, until: day.value } } : {};
}

function rows(typed: Typed, list: string): number[] {
  return Array.from({ length: rowsTyped(typed, list) }, (_, n) => n);
}
