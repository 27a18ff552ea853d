import { daysBetween, type PlainDate } from '../../core/values/plain-date.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { programOf } from '../record/context.ts';
import { dutyRows, type DutyRow } from '../work/my-work.ts';
import { whoseWork } from '../work/whose-work.ts';

/** How long something has been owed, in the bands in which it is shown. */
export const AGES = { week: 'Up to 7 days', fortnight: '8 to 14 days', month: '15 to 30 days', older: 'More than 30 days' } as const;
export type Age = keyof typeof AGES;

/** One thing that is owed in another system. */
export interface Owed {
  readonly row: DutyRow;
  readonly days: number;
  readonly age: Age;
  /** something there differs from what is recorded here */
  readonly mismatch: boolean;
  /** ready to be copied there: whom it is about, and what */
  readonly text: string;
}

export interface SystemLedger {
  readonly name: string;
  readonly title: string;
  readonly owed: readonly Owed[];
}

const MOST = 2000;

/** What somebody owes in other systems, the oldest first, system by system as the policy names them. */
export async function loadLedger(ports: Ports, reader: Reader, today: PlainDate): Promise<readonly SystemLedger[]> {
  return ports.store.asReader(reader, async (unit) => {
    const { program, calendar } = await programOf(unit.directory, ports.policies, today);
    const { rows } = await unit.lists.work({ ...whoseWork(reader, await unit.directory.workers(today)), sorts: ['duty'], states: ['open'], owedElsewhere: true, limit: MOST });
    const owed = dutyRows(rows, today, calendar).map((row) => owedOf(row, today)).sort((a, b) => b.days - a.days || a.row.about.localeCompare(b.row.about));
    const systems = [...new Set([...program.rules.system.map((s) => s.name), ...owed.map((o) => o.row.detail.secondEntry?.system ?? '')])];
    return systems.map((name) => ({ name, title: program.rules.system.find((s) => s.name === name)?.title ?? name, owed: owed.filter((o) => o.row.detail.secondEntry?.system === name) }));
  });
}

/** How one duty stands among what is owed. Pure. */
export function owedOf(row: DutyRow, today: PlainDate): Owed {
  const days = Math.max(0, daysBetween(row.detail.startedOn, today));
  return {
    row,
    days,
    age: days <= 7 ? 'week' : days <= 14 ? 'fortnight' : days <= 30 ? 'month' : 'older',
    mismatch: row.detail.secondEntry?.mismatch === true,
    text: `${row.about}${row.reference === undefined ? '' : ` (${row.reference})`}: ${row.detail.secondEntry?.text ?? row.detail.title}`,
  };
}
