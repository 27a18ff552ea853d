import type { AuditRow } from '../../ports/audit.ts';
import { inLondon } from '../london.ts';
import { nameOfPerson } from '../looked-at.ts';
import { failedTries } from './failed-tries.ts';
import { manyChildren } from './many-children.ts';
import { notTheirs } from './not-theirs.ts';
import { outOfHours } from './out-of-hours.ts';
import { ownName } from './own-name.ts';
import { sameChild } from './same-child.ts';
import { groupBy, type FindSignals, type Found, type Look, type LookingAround, type Signal, type SignalSort } from './signal.ts';

const FINDERS: Readonly<Record<SignalSort, FindSignals>> = {
  'many-children': manyChildren, 'own-name': ownName, 'out-of-hours': outOfHours, 'not-theirs': notTheirs, 'same-child': sameChild, 'failed-tries': failedTries,
};
const SORTS = Object.keys(FINDERS) as readonly SignalSort[];

/** Everything unusual among traces of a period, the latest first. @param rows in any order */
export function signalsOf(rows: readonly AuditRow[], around: LookingAround): readonly Signal[] {
  const looks = rows.map((row): Look => ({ ...row, ...inLondon(row.at) })).sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1));
  return [...groupBy(looks, (l) => l.worker).values()]
    .flatMap((own) => SORTS.flatMap((sort) => FINDERS[sort](own, around).flatMap((found) => signalOf(sort, found))))
    .sort((a, b) => b.last.localeCompare(a.last) || a.key.localeCompare(b.key));
}

function signalOf(sort: SignalSort, { key, says, looks, about }: Found): readonly Signal[] {
  const last = looks.at(-1);
  if (last === undefined) return [];
  return [{
    key: `${sort} ${last.worker} ${key}`, sort, worker: last.worker, name: nameOfPerson(last), roles: [...new Set(looks.flatMap((l) => l.roles))], day: last.day, says, looks, last: last.at,
    ...(about === 'child' && last.subject !== undefined ? { child: { id: last.subject.id, name: last.about ?? 'Name not recorded' } } : {}),
  }];
}
