import { expect, test } from 'vitest';
import { id } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { timeline } from '../chronology/resolve.ts';
import type { DecidedRecord, NewRecord } from './command.ts';
import { writtenWith } from './written-with.ts';

const day = plainDate('2026-03-02');

function contact(next: string | undefined, more: Partial<NewRecord> = {}): NewRecord {
  return { kind: 'contact.recorded', data: { outcome: 'kept', with: 'child', how: 'home', ...(next === undefined ? {} : { 'next-on': next }) }, occurredOn: day, ...more };
}

/** Puts what was decided in one act after what is known. */
function written(known: readonly Entry[], act: string, records: readonly (NewRecord | DecidedRecord)[]): Entry[] {
  const entries = records.map((r, i): Entry => ({
    marks: [], ...r, id: id(`${act}-${i}`), seq: known.length + i + 1, service: id('s'), subject: { kind: 'child', id: id('c') }, act: id(act), recordedAt: '2026-03-02T12:00:00Z',
    recordedBy: id('w'), recordedAs: 'case-manager', agency: id('yos'), compartment: 'case', source: 'live',
  }));
  return [...known, ...entries];
}

function acted(known: readonly Entry[], name: string, record: NewRecord): Entry[] {
  return written(known, name, [record, ...writtenWith(record, known, [])]);
}

const booked = (entries: readonly Entry[]): unknown[] => timeline(entries).filter((e) => e.kind === 'appointment.booked').map((e) => e.data['on']);

test('a note with a next appointment writes the appointment', () => {
  expect(booked(acted([], 'first', contact('2026-03-09')))).toEqual(['2026-03-09']);
});

test('corrected, the appointment that it wrote is corrected with it, also a second time', () => {
  const first = acted([], 'first', contact('2026-03-09'));
  const second = acted(first, 'second', contact('2026-03-10', { supersedes: id('first-0'), reason: 'Tuesday' }));
  expect(booked(second)).toEqual(['2026-03-10']);
  expect(booked(acted(second, 'third', contact('2026-03-11', { supersedes: id('second-0'), reason: 'Wednesday' })))).toEqual(['2026-03-11']);
});

test('corrected to a note without an appointment, or withdrawn, it leaves none, and the reason is kept', () => {
  const first = acted([], 'first', contact('2026-03-09'));
  const without = acted(first, 'second', contact(undefined, { supersedes: id('first-0'), reason: 'None was made' }));
  expect(booked(without)).toEqual([]);
  expect(without.at(-1)).toMatchObject({ kind: 'appointment.booked', withdrawn: true, reason: 'None was made', supersedes: 'first-1' });
  expect(booked(acted(first, 'second', contact('2026-03-09', { supersedes: id('first-0'), withdrawn: true, reason: 'Another child' })))).toEqual([]);
});

test('what somebody has put right in the appointment stays right when only the note is corrected', () => {
  const first = acted([], 'first', contact('2026-03-09'));
  const moved = acted(first, 'moved', { kind: 'appointment.booked', data: { on: '2026-03-12' }, occurredOn: day, supersedes: id('first-1'), reason: 'Moved' });
  expect(booked(acted(moved, 'note', contact('2026-03-09', { supersedes: id('first-0'), reason: 'A slip in the note' })))).toEqual(['2026-03-12']);
  expect(booked(acted(moved, 'note', contact('2026-03-16', { supersedes: id('first-0'), reason: 'Another day' })))).toEqual(['2026-03-16']);
});

test('what was not written with the corrected entry is left alone', () => {
  const two = written([], 'both', [contact(undefined), { kind: 'appointment.booked', data: { on: '2026-03-20' }, occurredOn: day }]);
  expect(booked(acted(two, 'second', contact(undefined, { supersedes: id('both-0'), reason: 'A slip' })))).toEqual(['2026-03-20']);
});
