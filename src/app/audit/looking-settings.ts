import { z } from 'zod';
import { isRole, MANAGERS, type Role } from '../../core/access/roles.ts';
import type { AuditRow } from '../ports/audit.ts';

/** From when on something counts as unusual. Set by the governance officer; each setting stands in the audit itself. */
export interface LookingSettings {
  /** "07:00": ordinary hours, on working days */
  readonly hoursFrom: string;
  readonly hoursUntil: string;
  /** children in a day below which nobody is looked at */
  readonly manyChildren: number;
  /** so many times what is usual for the person */
  readonly timesUsual: number;
  /** looks at one child in a day */
  readonly sameChildADay: number;
  /** days on which one child was looked at by somebody who is not concerned with the case */
  readonly sameChildDays: number;
  /** failed tries in a day */
  readonly failedTries: number;
  /** roles whose work is with children whom they do not hold */
  readonly serviceWide: readonly Role[];
}

export const STANDARD_SETTINGS: LookingSettings = {
  hoursFrom: '07:00', hoursUntil: '19:00', manyChildren: 20, timesUsual: 3, sameChildADay: 30, sameChildDays: 4, failedTries: 5,
  serviceWide: [...MANAGERS, 'offender-management-coordinator', 'seconded-police-officer', 'panel-chair', 'court-officer', 'quality-manager', 'business-support'],
};

export const SETTINGS_EVENT = 'audit.settings';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const count = z.number().int().min(1).max(1000);
const kept = z.object({
  hoursFrom: time, hoursUntil: time, manyChildren: count, timesUsual: z.number().min(1).max(100), sameChildADay: count, sameChildDays: count, failedTries: count,
  serviceWide: z.array(z.string()).transform((roles) => roles.filter(isRole)),
}).refine((s) => s.hoursFrom < s.hoursUntil, { path: ['hoursUntil'] });

/** Reads the settings of a form or of the audit. @returns the settings, or the names of those that will not do */
export function readSettings(value: unknown): { readonly ok: true; readonly settings: LookingSettings } | { readonly ok: false; readonly wrong: readonly string[] } {
  const read = kept.safeParse(value);
  return read.success ? { ok: true, settings: read.data } : { ok: false, wrong: [...new Set(read.error.issues.map((i) => String(i.path[0])))] };
}

/** The settings in force: the latest that stand in the audit, else those with which the program comes. @param rows the latest first */
export function settingsOf(rows: readonly AuditRow[]): LookingSettings {
  for (const row of rows) {
    const read = readSettings(row.detail);
    if (read.ok) return read.settings;
  }
  return STANDARD_SETTINGS;
}
