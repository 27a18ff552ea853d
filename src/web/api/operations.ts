import type { Operation } from './operation.ts';
import { addChild } from './operations/add-child.ts';
import { child } from './operations/child.ts';
import { childrenList } from './operations/children-list.ts';
import { childrenSearch } from './operations/children-search.ts';
import { correct } from './operations/correct.ts';
import { duties } from './operations/duties.ts';
import { entries } from './operations/entries.ts';
import { entry } from './operations/entry.ts';
import { kinds } from './operations/kinds.ts';
import { measure } from './operations/measure.ts';
import { measures } from './operations/measures.ts';
import { policy } from './operations/policy.ts';
import { record } from './operations/record.ts';
import { sharedAsk } from './operations/shared-ask.ts';
import { sharedChild } from './operations/shared-child.ts';
import { sharedList } from './operations/shared-list.ts';
import { sitting } from './operations/sitting.ts';
import { sittings } from './operations/sittings.ts';
import { toldAdd } from './operations/told-add.ts';
import { toldEnd } from './operations/told-end.ts';
import { toldList } from './operations/told-list.ts';
import { who } from './operations/who.ts';
import { withdraw } from './operations/withdraw.ts';

/** Everything that systems may ask for. */
export const OPERATIONS: readonly Operation[] = [
  who, kinds,
  childrenList, childrenSearch, child, entries, entry,
  addChild, record, correct, withdraw,
  duties,
  sharedList, sharedChild, sharedAsk,
  sittings, sitting,
  measures, measure,
  policy,
  toldList, toldAdd, toldEnd,
];
