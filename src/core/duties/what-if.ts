import type { PlainDate } from '../values/plain-date.ts';
import type { Role } from '../access/roles.ts';
import type { Derivation } from './derivation.ts';
import { isLate, type Duty } from './duty.ts';

/** What another version of the policy would do to one thing that is asked for on one record. */
export interface WhatIfChange {
  readonly how: 'gained' | 'lost' | 'earlier' | 'later';
  readonly sort: 'duty' | 'decision';
  readonly clause: string;
  readonly title: string;
  readonly owner: Role;
  /** late on the day of reading, and would not be without the change */
  readonly late: boolean;
}

/**
 * Compares what is asked for on one record under two versions of a policy, on the same day.
 * What has no day counts as later than what has one.
 */
export function whatIf(now: Derivation, then: Derivation, today: PlainDate): readonly WhatIfChange[] {
  const before = new Map(open(now).map((d) => [d.key, d] as const));
  const after = new Map(open(then).map((d) => [d.key, d] as const));
  const duties = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): WhatIfChange[] => {
    const [a, b] = [before.get(key), after.get(key)];
    const d = b ?? a;
    if (d === undefined || (a !== undefined && b !== undefined && a.due === b.due)) return [];
    const how = a === undefined ? 'gained' : b === undefined ? 'lost' : (b.due ?? NEVER) < (a.due ?? NEVER) ? 'earlier' : 'later';
    return [{ how, sort: 'duty', clause: d.clause, title: d.title, owner: d.owner, late: b !== undefined && isLate(b, today) && !(a !== undefined && isLate(a, today)) }];
  });
  const asked = (d: Derivation): ReadonlyMap<string, Derivation['considerations'][number]> => new Map(d.considerations.map((c) => [c.key, c] as const));
  const [decisionsNow, decisionsThen] = [asked(now), asked(then)];
  const decision = (how: 'gained' | 'lost', c: Derivation['considerations'][number]): WhatIfChange => ({ how, sort: 'decision', clause: c.clause, title: c.title, owner: c.owner, late: false });
  return [
    ...duties,
    ...[...decisionsThen].flatMap(([key, c]) => (decisionsNow.has(key) ? [] : [decision('gained', c)])),
    ...[...decisionsNow].flatMap(([key, c]) => (decisionsThen.has(key) ? [] : [decision('lost', c)])),
  ];
}

const NEVER = '9999-12-31';

function open(d: Derivation): readonly Duty[] {
  return d.duties.filter((x) => x.state === 'open' || x.state === 'paused' || x.state === 'brought-forward');
}
