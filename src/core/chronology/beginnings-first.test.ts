import { expect, it } from 'vitest';
import { beginningsFirst } from './beginnings-first.ts';
import { KINDS } from './kinds/index.ts';

it('what begins something is offered before what answers or ends it, and nothing is left out', () => {
  const names = beginningsFirst(KINDS).map((k) => k.name);
  for (const [begins, ends] of [['absence.recorded', 'absence.ended'], ['flag.set', 'flag.ended'], ['allocation.made', 'allocation.ended']] as const) expect(names.indexOf(begins)).toBeLessThan(names.indexOf(ends));
  expect([...names].sort()).toEqual(KINDS.map((k) => k.name).sort());
});
