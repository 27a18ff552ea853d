import type { SubjectId } from '../../core/values/ids.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { derive } from '../../core/duties/derive.ts';
import { whatIf, type WhatIfChange } from '../../core/duties/what-if.ts';
import type { Program } from '../../core/policy/program.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { readerContext } from '../meetings/sitting-context.ts';

/** How many of each sort of change there are. */
export interface Counts {
  readonly gained: number;
  readonly lost: number;
  readonly earlier: number;
  readonly later: number;
  /** of those gained or earlier, how many would be late today */
  readonly late: number;
}

/** What another version would do to everything that is open in a service. Counts alone: nobody is named. */
export interface TriedOut {
  readonly children: number;
  /** children for whom anything would be different */
  readonly affected: number;
  readonly byRole: readonly (Counts & { readonly role: Role })[];
  readonly byClause: readonly (Counts & { readonly clause: string; readonly title: string })[];
}

/** Compiles the version that is tried, with the service's own settings and calendar. */
export type Candidate = (settings: Readonly<Record<string, string>>, calendar: WorkingCalendar) => Program;

const AT_ONCE = 200;

/**
 * Tries a version on the children of a service: what would be asked for today if it had been in force all along, beside what is.
 * Reads what everybody may see who may open the case, of all children, and writes nothing.
 * @throws NotCounted for a reader who may not see measures
 */
export async function tryVersion(ports: Ports, reader: Reader, candidate: Candidate, onProgress: (done: number, of: number) => void = () => undefined): Promise<TriedOut> {
  const today = ports.clock.today();
  const { program, around } = await ports.store.asReader(reader, (unit) => readerContext(ports, unit));
  const tried = candidate(around.settings, around.calendar);
  return ports.store.forFigures(reader, async ({ counted }) => {
    const children = await counted.subjectsWith('child', undefined);
    const all: (readonly WhatIfChange[])[] = [];
    for (let at = 0; at < children.length; at += AT_ONCE) {
      const page: readonly SubjectId[] = children.slice(at, at + AT_ONCE);
      for (const entries of (await counted.chronologies('child', page)).values()) all.push(ofChild(entries));
      onProgress(all.length, children.length);
    }
    const changes = all.flat();
    return {
      children: children.length,
      affected: all.filter((c) => c.length > 0).length,
      byRole: counts(changes, (c) => c.owner, (c) => ({ role: c.owner })),
      byClause: counts(changes, (c) => c.clause, (c) => ({ clause: c.clause, title: c.title })),
    };
  });

  function ofChild(entries: readonly Entry[]): readonly WhatIfChange[] {
    return whatIf(derive(program.subjects.child, entries, around, today), derive(tried.subjects.child, entries, around, today), today);
  }
}

function counts<T>(changes: readonly WhatIfChange[], key: (c: WhatIfChange) => string, of: (c: WhatIfChange) => T): readonly (Counts & T)[] {
  const groups = new Map<string, WhatIfChange[]>();
  for (const c of changes) groups.set(key(c), [...(groups.get(key(c)) ?? []), c]);
  return [...groups.entries()]
    .map(([name, all]) => ({ name, all, n: (how: WhatIfChange['how']): number => all.filter((c) => c.how === how).length }))
    .sort((a, b) => b.all.length - a.all.length || (a.name < b.name ? -1 : 1))
    .map(({ all, n }) => ({ ...of(all[0]!), gained: n('gained'), lost: n('lost'), earlier: n('earlier'), later: n('later'), late: all.filter((c) => c.late && (c.how === 'gained' || c.how === 'earlier')).length }));
}
