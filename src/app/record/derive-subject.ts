import type { WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { Derivation } from '../../core/duties/derivation.ts';
import { derive } from '../../core/duties/derive.ts';
import type { Ownership } from '../ports/records.ts';
import type { WorkerRow } from '../ports/directory.ts';
import type { ServiceContext } from './context.ts';

/** Where a subject stands on a day, from these entries. Sittings have a program of their own; a subject without one has no duties. */
export function deriveSubject(context: ServiceContext, subject: Subject, entries: readonly Entry[], today: PlainDate): Derivation {
  const about = subject.kind === 'activity' ? 'child' : subject.kind;
  return derive(context.program.subjects[about], entries, context.around, today);
}

/** To whom the work of each role falls: the person allocated, else the only officer of the child's area, else nobody in particular. */
export function ownersOf(derivation: Derivation, workers: readonly WorkerRow[]): Ownership[] {
  const roles = new Set<Role>([
    ...derivation.duties.map((d) => d.owner),
    ...derivation.considerations.map((c) => c.owner),
    ...derivation.prompts.map((p) => p.owner),
    ...derivation.alerts.map((a) => a.owner),
    ...Object.keys(derivation.facts).flatMap((f) => (f.startsWith('allocated.') ? [f.slice('allocated.'.length) as Role] : [])),
  ]);
  const area = derivation.facts['area']?.value;
  return [...roles].map((role) => {
    const allocated = derivation.facts[`allocated.${role}`]?.value;
    if (typeof allocated === 'string') return { role, worker: allocated as WorkerId };
    const here = typeof area === 'string' ? workers.filter((w) => w.posts.some((p) => p.role === role && p.area === area)) : [];
    const only = here[0];
    return here.length === 1 && only ? { role, worker: only.id } : { role };
  });
}
