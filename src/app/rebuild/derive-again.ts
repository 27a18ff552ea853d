import type { ServiceId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Subject } from '../../core/chronology/entry.ts';
import type { Ports } from '../ports/index.ts';
import { loadContext } from '../record/context.ts';
import { keepDerivation } from '../record/keep-derivation.ts';
import { stampOf } from '../record/stamp.ts';

/** What a run of the job came to. */
export interface DerivedAgain {
  readonly subjects: number;
  readonly failed: readonly { readonly subject: Subject; readonly why: string }[];
}

const AT_ONCE = 100;

/**
 * Derives again the subjects whose day of change has come, and those that were derived with another policy, engine or
 * surroundings (a sitting, an allocation of posts, a bank holiday, a setting). Run again at once it finds nothing to do.
 * Each subject is locked and has a transaction of its own: two runs at the same time do no harm, and no command waits long.
 */
export async function deriveAgain(ports: Pick<Ports, 'store' | 'policies'>, service: ServiceId, today: PlainDate): Promise<DerivedAgain> {
  const context = await ports.store.asSystem(service, (unit) => loadContext(unit, ports.policies, today));
  const failed = new Map<string, { subject: Subject; why: string }>();
  let done = 0;
  for (;;) {
    const found = await ports.store.asSystem(service, (unit) => unit.records.outOfDate(today, stampOf(context), AT_ONCE + failed.size));
    const next = found.filter((s) => !failed.has(s.id));
    if (next.length === 0) return { subjects: done, failed: [...failed.values()] };
    for (const subject of next) {
      try {
        await ports.store.asSystem(service, async (unit) => {
          if (await unit.records.lock(subject)) await keepDerivation(unit, context, subject, await unit.records.chronology(subject), today);
        });
        done += 1;
      } catch (error) {
        failed.set(subject.id, { subject, why: error instanceof Error ? error.message : String(error) });
      }
    }
  }
}
