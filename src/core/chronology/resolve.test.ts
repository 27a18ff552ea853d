import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id, type EntryId } from '../values/ids.ts';
import { fromDayNumber, plainDate, toDayNumber } from '../values/plain-date.ts';
import type { Entry } from './entry.ts';
import { asOf, firstOfChain, replacedBy, standing, timeline } from './resolve.ts';

const FIRST_DAY = toDayNumber(plainDate('2026-01-01'));

function entry(seq: number, more: Partial<Entry> = {}): Entry {
  return {
    id: id(`e${seq}`), seq, service: id('s'), subject: { kind: 'child', id: id('c') }, act: id(`a${seq}`), kind: 'note.recorded', data: { note: `${seq}` }, occurredOn: plainDate('2026-01-01'),
    recordedAt: '', recordedBy: id('w'), recordedAs: 'case-manager', agency: id('yos'), compartment: 'case', source: 'live', ...more,
  };
}

/** A chronology in which each entry may correct or withdraw an earlier one that nobody has corrected yet. */
const chronology = fc.array(fc.record({ day: fc.integer({ min: 0, max: 40 }), time: fc.option(fc.constantFrom('08:00', '12:30', '23:59'), { nil: undefined }), corrects: fc.integer({ min: 0, max: 30 }), doesCorrect: fc.boolean(), withdraws: fc.boolean() }), { maxLength: 40 }).map((plan) => {
  const out: Entry[] = [];
  plan.forEach((p, i) => {
    const target = p.doesCorrect ? out[p.corrects] : undefined;
    const free = target !== undefined && replacedBy(out, target.id) === undefined && target.withdrawn !== true ? target : undefined;
    out.push(entry(i + 1, { occurredOn: fromDayNumber(FIRST_DAY + p.day), ...(p.time === undefined ? {} : { occurredAt: p.time }), ...(free ? { supersedes: free.id, ...(p.withdraws ? { withdrawn: true } : {}) } : {}) }));
  });
  return out;
});

describe('what stands', () => {
  test('of a chain of corrections exactly one entry stands, or none after a withdrawal', () => {
    fc.assert(fc.property(chronology, (entries) => {
      const first = firstOfChain(entries);
      const stand = standing(entries);
      const perChain = new Map<EntryId, number>();
      for (const e of stand) perChain.set(first(e.id), (perChain.get(first(e.id)) ?? 0) + 1);
      expect([...perChain.values()].every((n) => n === 1)).toBe(true);
      for (const e of entries) {
        const last = entries.filter((x) => first(x.id) === first(e.id)).sort((a, b) => b.seq - a.seq)[0]!;
        expect(perChain.has(first(e.id))).toBe(last.withdrawn !== true);
      }
    }));
  });

  test('as of a moment nothing shows that was recorded later, and a later correction has not happened', () => {
    fc.assert(fc.property(chronology, fc.integer({ min: 0, max: 40 }), (entries, seq) => {
      const seen = timeline(entries, seq);
      expect(seen.every((e) => e.seq <= seq)).toBe(true);
      expect(seen.map((e) => e.id).sort()).toEqual(standing(asOf(entries, seq)).map((e) => e.id).sort());
    }));
  });

  test('the order is the day, then the time or the end of the day, then the recording', () => {
    const list = [entry(1), entry(2, { occurredAt: '09:00' }), entry(3), entry(4, { occurredOn: plainDate('2025-12-31') })];
    expect(timeline(list).map((e) => e.seq)).toEqual([4, 2, 1, 3]);
  });

  test('what answered an entry answers its correction', () => {
    const list = [entry(1), entry(2, { of: id('e1') }), entry(3, { supersedes: id('e1'), reason: 'typed wrongly' })];
    expect(timeline(list).map((e) => [e.id, e.of])).toEqual([['e2', 'e3'], ['e3', undefined]]);
  });
});
