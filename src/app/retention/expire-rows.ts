import type { ServiceId } from '../../core/values/ids.ts';
import { addDays } from '../../core/values/plain-date.ts';
import type { RowSort } from '../../core/retention/row-sorts.ts';
import { lastDayOver } from '../../core/retention/terms.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import { programOf } from '../record/context.ts';

/** How each sort of working copy goes. @param before an instant: what is older goes */
type Removing = (unit: SystemUnit, before: string) => Promise<number>;
const byDatabase = (sort: RowSort): Removing => ({ retention }, before) => retention.expire(sort, before);

const REMOVING: Readonly<Record<Exclude<RowSort, 'audit-of-reads'>, Removing>> = {
  'audit-words': byDatabase('audit-words'),
  'import-files': async ({ imports }, before) => (await imports.expireUnused(before)) + (await imports.expireFiles(before)),
  'import-cells': async ({ imports }, before) => {
    await imports.expireCells(before);
    return 0;
  },
  'import-rows': byDatabase('import-rows'),
  drafts: byDatabase('drafts'),
  results: byDatabase('results'),
  'sign-ins': byDatabase('sign-ins'),
};

/**
 * Removes working copies whose time is over, as the policy of the service says how long each is kept. Nothing of a record is among
 * them: what erases a record takes two persons. A sort of which no rule speaks is kept.
 * @returns how many of each sort went
 */
export async function expireRows(ports: Pick<Ports, 'store' | 'clock' | 'policies'>, service: ServiceId): Promise<Readonly<Partial<Record<RowSort, number>>>> {
  const today = ports.clock.today();
  const gone: Partial<Record<RowSort, number>> = {};
  const { program, calendar } = await ports.store.asSystem(service, ({ directory }) => programOf(directory, ports.policies, today));
  for (const rule of program.rules.retention) {
    if (rule.rows === undefined || rule.rows === 'audit-of-reads') continue;
    const remove = REMOVING[rule.rows];
    // The day after the last that is over, by the clock of the service's country: an hour more is no harm.
    const before = `${addDays(lastDayOver(rule, today, calendar), 1)}T00:00:00.000Z`;
    gone[rule.rows] = (gone[rule.rows] ?? 0) + (await ports.store.asSystem(service, (unit) => remove(unit, before)));
  }
  return gone;
}
