import { describe, expect, it } from 'vitest';
import { id } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import type { Entry, EntryData } from '../chronology/entry.ts';
import { blacken, IN_ITS_STEAD, namesOfChild, toldApart, withoutNames } from './blacken.ts';

let n = 0;
function entry(kind: string, data: EntryData, more: Partial<Entry> = {}): Entry {
  n += 1;
  return {
    id: id(`e${n}`), seq: n, service: id('s'), subject: { kind: 'sitting', id: id('sitting') }, act: id('a'), kind, data, occurredOn: plainDate('2020-01-05'), recordedAt: '2020-01-05T10:00:00Z',
    recordedBy: id('w'), recordedAs: 'team-manager', agency: id('yos'), compartment: 'case', source: 'live', ...more,
  };
}
const names = namesOfChild([entry('identity.recorded', { surname: 'O’Neill', forenames: 'Mary Ann', 'known-as': 'Maz', reference: 'YJ-77' }), entry('identity.recorded', { surname: 'Green' })]);

describe('a name in the words of others', () => {
  it('is every name under which the child was ever on record', () => {
    expect(names.single).toEqual(expect.arrayContaining(['Mary', 'Ann', 'O’Neill', 'Maz', 'Green']));
    expect(names.whole).toEqual(expect.arrayContaining(['Mary Ann O’Neill', 'O’Neill, Mary Ann', 'YJ-77']));
  });

  it('goes as a word, whatever its case, and stays within other words', () => {
    const all = toldApart(names, []);
    expect(withoutNames('MARY ANN O’NEILL, maz and Annabel; YJ-77, not YJ-770; Greenwich', all)).toBe(`${IN_ITS_STEAD}, ${IN_ITS_STEAD} and Annabel; ${IN_ITS_STEAD}, not YJ-770; Greenwich`);
  });

  it('is not taken for the same name of another who is spoken of in the same place', () => {
    const apart = toldApart(names, ['Mary Third']);
    expect(withoutNames('Mary Ann O’Neill and Mary', apart)).toBe(`${IN_ITS_STEAD} and Mary`);
  });

  it('goes from every version, and a version without it follows the one that stood', () => {
    const first = entry('sitting.adjourned', { reason: 'Maz was late' });
    const second = entry('sitting.adjourned', { reason: 'Maz and Alex were late' }, { supersedes: first.id, reason: 'Alex too, not Maz alone' });
    const other = entry('sitting.adjourned', { reason: 'Alex was late' });
    const { goes, instead } = blacken([first, second, other], toldApart(names, []));
    expect(goes.map((e) => e.id)).toEqual([first.id, second.id]);
    expect(instead).toMatchObject([{ kind: 'sitting.adjourned', supersedes: second.id, data: { reason: `${IN_ITS_STEAD} and Alex were late` } }]);
  });

  it('goes from lists, and leaves codes, ids and days alone', () => {
    const listed = entry('sitting.attendance', { people: [{ name: 'Ms Green', role: 'team-manager', attendance: 'in-person', reason: 'came with Maz' }] });
    const [written] = blacken([listed], toldApart(names, ['Green'])).instead;
    expect(written?.data).toEqual({ people: [{ name: 'Ms Green', role: 'team-manager', attendance: 'in-person', reason: `came with ${IN_ITS_STEAD}` }] });
  });
});
