import { expect, test } from 'vitest';
import { drawRows } from '../../core/examples/for-each.ts';
import { clauseMutants } from './clause-mutants.ts';
import { textMutants } from './text-mutants.ts';

const texts = (text: string): readonly string[] => textMutants(text).map((m) => m.text);

test('a number is one more and one less, and its days are worked or not', () => {
  expect(texts('5 working days')).toEqual(['6 working days', '4 working days', '5 days']);
  expect(texts('yogrs >= 77')).toEqual(['yogrs >= 78', 'yogrs >= 76', 'yogrs > 77']);
});

test('each member of a list and each joined condition is left out, at every depth', () => {
  expect(texts('rag in [red, amber]')).toEqual(['rag in [amber]', 'rag in [red]']);
  expect(texts('a and (b or c)')).toEqual(['(b or c)', 'a', 'a and (c)', 'a and (b)']);
  expect(texts('visit.completed where purpose is custody and joint')).toEqual(['visit.completed where joint', 'visit.completed where purpose is custody', 'visit.completed']);
});

test('the window of the past is taken away, and what must not be may be', () => {
  expect(texts('no plan.agreed since rag changed')).toEqual(['some plan.agreed since rag changed', 'no plan.agreed']);
});

test('words for a reader and what is only laid out stay as they are', () => {
  expect(clauseMutants({ id: 'ABC-1', says: 'within 5 days', duty: { title: 'Do it in 5 days', fill: { with: ['a', 'b'] }, within: '5 days' } }).map((m) => m.what)).toEqual(['duty.within: number "5" → "6"', 'duty.within: number "5" → "4"', 'duty.within: calendar "days" → "working days"']);
});

test('an example with rows is drawn once for each, the value of a row keeping its sort', () => {
  const rows = drawRows({ example: 'ABC-1 with ${what}', 'for-each': [{ what: 'a' }, { what: ['a', 'b'] }], when: { with: { list: '${what}' } } });
  expect(rows).toEqual([
    { ok: true, value: { example: 'ABC-1 with a', when: { with: { list: 'a' } } } },
    { ok: true, value: { example: 'ABC-1 with ["a","b"]', when: { with: { list: ['a', 'b'] } } } },
  ]);
});

test('a row without a value, with one too many, or a title that does not tell the rows apart is a fault', () => {
  expect(drawRows({ example: 'ABC-1 ${a}', 'for-each': [{ b: 1 }] })).toEqual([{ ok: false, message: expect.stringContaining('has no "a"') }]);
  expect(drawRows({ example: 'ABC-1 ${a}', 'for-each': [{ a: 1, b: 1 }] })).toEqual([{ ok: false, message: expect.stringContaining('"b"') }]);
  expect(drawRows({ example: 'ABC-1', when: '${a}', 'for-each': [{ a: 1 }] })).toEqual([{ ok: false, message: expect.stringContaining('title') }]);
});
