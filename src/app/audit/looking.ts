import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { AuditRow } from '../ports/audit.ts';
import { SETTINGS_EVENT, settingsOf, type LookingSettings } from './looking-settings.ts';
import { inLondon, startOfDay } from './london.ts';
import { MARK_EVENT, marksOf, settles, type Mark } from './marks.ts';
import { signalsOf } from './signals/index.ts';
import type { Signal } from './signals/signal.ts';

/** A signal with what has come of looking into it. */
export interface SignalToCheck extends Signal {
  /** the latest first */
  readonly marks: readonly Mark[];
  readonly settled: boolean;
}

export interface Looking {
  readonly from: PlainDate;
  /** the last day, included */
  readonly until: PlainDate;
  readonly signals: readonly SignalToCheck[];
  readonly settings: LookingSettings;
  /** traces that were looked through */
  readonly traces: number;
}

/** Days that are looked through unless the officer asks for others. */
export const PERIOD = 28;

/** A period of the audit: the days asked for, or the last four weeks by the clock of the database. */
export function periodOf(now: string, asked: { readonly from?: PlainDate | undefined; readonly until?: PlainDate | undefined }): { readonly from: PlainDate; readonly until: PlainDate } {
  const until = asked.until ?? inLondon(now).day;
  return { until, from: asked.from ?? addDays(until, 1 - PERIOD) };
}

/** Everything unusual in a period, for the governance officer. @throws Error if the database does not let the reader read the audit */
export async function looking(ports: Pick<Ports, 'store'>, reader: Reader, asked: { readonly from?: PlainDate | undefined; readonly until?: PlainDate | undefined }): Promise<Looking> {
  return ports.store.asReader(reader, async ({ audit, directory }) => {
    const { from, until } = periodOf(await audit.now(), asked);
    const rows: readonly AuditRow[] = await audit.trail({ from: startOfDay(from), until: startOfDay(addDays(until, 1)) });
    const settings = settingsOf(await audit.trail({ kept: SETTINGS_EVENT, most: 1 }));
    const marks = marksOf(await audit.trail({ kept: MARK_EVENT }));
    const signals = signalsOf(rows, { settings, calendar: new WorkingCalendar(await directory.bankHolidays()) });
    return {
      from, until, settings, traces: rows.length,
      signals: signals.map((s) => {
        const own = marks.filter((m) => m.signal === s.key);
        return { ...s, marks: own, settled: settles(own[0], s.last) };
      }),
    };
  });
}
