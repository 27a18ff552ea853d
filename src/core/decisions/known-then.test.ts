import { expect, test } from 'vitest';
import { id } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { loadPolicy } from '../policy/load.ts';
import { knownThen } from './known-then.ts';

const clauses = [{ id: 'ABC-1', cites: '1', says: 'Something that has to be said.', duty: { title: 'Oversee', while: 'dyo.active', every: '2 weeks', 'met-by': 'oversight.recorded', owner: 'team-manager' } }];
const loaded = loadPolicy([{ file: 't.yaml', lineOf: () => 1, faults: [], value: { policy: 'test/test', 'in-force-from': '2019-05-01', source: 'a test', clauses } }], 'h', () => new WorkingCalendar([]));
if (!loaded.ok) throw new Error('the policy of the test has faults');
const program = loaded.value;
const around = { calendar: new WorkingCalendar([]), sittings: [], settings: {} };

let seq = 0;
function entry(on: string, kind: string, data: Record<string, unknown>, more: Partial<Entry> = {}): Entry {
  seq += 1;
  return {
    id: id(`e${seq}`), seq, service: id('s'), subject: { kind: 'child', id: id('c') }, act: id(`a${seq}`), kind, data, occurredOn: plainDate(on), recordedAt: '', recordedBy: id('w'), recordedAs: 'team-manager',
    agency: id('yos'), compartment: 'case', source: 'live', ...more,
  };
}

test('what was on record is apart from what was true and came later', () => {
  const assessed = entry('2026-03-02', 'assessment.completed', { harm: 'medium' });
  const wrong = entry('2026-03-03', 'assessment.completed', { yogrs: 71 });
  const withdrawn = entry('2026-03-03', 'note.recorded', { note: 'Of another child' });
  const act = id<Entry['act']>('decision');
  const beside = entry('2026-03-09', 'action.set', { what: 'Curfew check' }, { act });
  const decision = entry('2026-03-09', 'dyo.classified', { criterion: ['discretion'] }, { act });
  const late = entry('2026-03-06', 'contact.recorded', { note: 'Hit his brother', outcome: 'kept' });
  const after = entry('2026-03-10', 'note.recorded', { note: 'The day after' });
  const right = entry('2026-03-03', 'assessment.completed', { yogrs: 81 }, { supersedes: wrong.id, reason: 'Typing' });
  const gone = entry('2026-03-03', 'note.recorded', {}, { supersedes: withdrawn.id, withdrawn: true, reason: 'Wrong child' });
  const known = knownThen(program, [assessed, wrong, withdrawn, beside, decision, late, after, right, gone], decision, around);
  expect(known.entries.map((e) => e.id)).toEqual([assessed.id, wrong.id, withdrawn.id]);
  expect(known.facts.find((f) => f.fact === 'yogrs')).toMatchObject({ value: '71', entry: wrong.id });
  expect(known.facts.find((f) => f.fact === 'harm')).toMatchObject({ value: 'Medium' });
  expect(known.facts.some((f) => f.fact === 'dyo.active')).toBe(false);
  expect(known.recordedLater.map((e) => e.id)).toEqual([late.id]);
  expect(known.corrected).toEqual([{ then: wrong, now: right }, { then: withdrawn }]);
  expect(known.duties).toEqual([]);
});
