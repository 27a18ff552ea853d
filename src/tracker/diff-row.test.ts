import { describe, expect, it } from 'vitest';
import { cellsToRemember, diffRow, recordsToWrite } from './diff-row.ts';
import { toRecords } from './records.ts';
import { rowsOf, TODAY } from './testing/samples.ts';

const HEAD = 'Ref,Surname,Forename,DOB,Known as,Order,Order end,YOGRS,RoSH,Assessed,RAG,RAG date,Comments\n';
const BEFORE = 'LC1,Smith,Al,1/1/2011,,YRO,1/3/2027,70,High,1/9/2026,Amber,1/9/2026,quiet';
const context = { asAt: TODAY, today: TODAY, workers: {} };

async function compare(after: string) {
  const [was] = await rowsOf(`${HEAD}${BEFORE}\n`);
  const [is] = await rowsOf(`${HEAD}${after}\n`);
  const difference = diffRow(was!.cells, is!);
  const { records } = toRecords(is!, context);
  return { difference, written: recordsToWrite(records, difference), remembered: cellsToRemember(was!.cells, is!, records, difference), was: was! };
}

describe('the next version of a tracker', () => {
  it('writes nothing for cells that did not change, whatever their spaces', async () => {
    const { difference, written } = await compare(BEFORE.replace('quiet', ' quiet '));
    expect(difference).toEqual({ unchanged: true, changes: [] });
    expect(written).toEqual([]);
  });

  it('writes everything for a child who was not there', async () => {
    const [row] = await rowsOf(`${HEAD}${BEFORE}\n`);
    const { records } = toRecords(row!, context);
    expect(recordsToWrite(records, diffRow(undefined, row!)).map((r) => r.kind)).toEqual(records.map((r) => r.kind));
  });

  it('adds an entry for a rating with a new day', async () => {
    const { difference, written } = await compare(BEFORE.replace('Amber,1/9/2026', 'Red,13/10/2026'));
    expect(difference.changes.map((c) => [c.key, c.effect])).toEqual([
      ['rag', 'add'],
      ['rag-on', 'add'],
    ]);
    expect(written.map((r) => [r.kind, r.data['colour'], r.occurredOn])).toEqual([['rag.set', 'red', '2026-10-13']]);
  });

  it('asks about an undated fact, and about a dated one whose day is the same, and asks again next time', async () => {
    const { difference, written, remembered } = await compare(BEFORE.replace('Smith', 'Smyth').replace('70,High', '77,High'));
    expect(difference.changes.map((c) => [c.column, c.before, c.after, c.effect])).toEqual([
      ['Surname', 'Smith', 'Smyth', 'ask'],
      ['YOGRS', '70', '77', 'ask'],
    ]);
    expect(written).toEqual([]);
    expect(remembered['surname']?.content).toBe('Smith');
    expect(remembered['yogrs']?.content).toBe('70');
  });

  it('asks about another end of the same order and about an emptied cell', async () => {
    const { difference } = await compare(BEFORE.replace('1/3/2027', '1/6/2027').replace('Amber,1/9/2026', ','));
    expect(difference.changes.map((c) => [c.key, c.effect])).toEqual([
      ['order-end', 'ask'],
      ['rag', 'ask'],
      ['rag-on', 'ask'],
    ]);
  });

  it('of an identity writes only the part that is new', async () => {
    const { written } = await compare(BEFORE.replace('2011,,', '2011,Tugz,'));
    expect(written.map((r) => [r.kind, r.data])).toEqual([['identity.recorded', { 'known-as': 'Tugz' }]]);
  });

  it('keeps a new cell waiting that goes into an entry with a question', async () => {
    const { written, remembered } = await compare(BEFORE.replace('70,High', '77,Medium'));
    expect(written).toEqual([]);
    expect([remembered['yogrs']?.content, remembered['harm']?.content]).toEqual(['70', 'High']);
  });

  it('quotes a comment again as it now stands', async () => {
    const { written } = await compare(BEFORE.replace('quiet', 'busy'));
    expect(written.map((r) => [r.kind, r.data['text']])).toEqual([['tracker.comment', 'busy']]);
  });
});
