import type { Compartment } from '../chronology/entry.ts';
import { PERMISSIONS } from './permissions.ts';
import { AIM_NAMES, AIMS } from './purposes.ts';
import { roleLabel } from './roles.ts';
import { RELATIONS, tableRows, type Row } from './table.ts';

/** What the compartments are called. */
export const COMPARTMENT_WORDS: Readonly<Record<Compartment, string>> = {
  case: 'the case',
  restricted: 'what is for managers',
  'police-intelligence': 'police intelligence',
  health: 'health',
  victim: 'victims',
};

/** Roles whose rows of the table say the same, in words. */
export interface RowInWords {
  readonly roles: readonly string[];
  /** whose records */
  readonly whose: readonly string[];
  readonly reads: readonly string[];
  readonly records: readonly string[];
  /** for what, and where only for reading */
  readonly purposes: readonly string[];
  readonly may: readonly string[];
  readonly knowsOfRestricted: boolean;
}

/** The table of access as people read it. */
export function tableInWords(): readonly RowInWords[] {
  const groups = new Map<string, { readonly row: Row; readonly roles: string[] }>();
  for (const { role, ...row } of tableRows()) {
    const key = JSON.stringify([row.relations, row.reads, row.writes, AIM_NAMES.map((a) => row.aims[a] ?? null), [...row.may].sort(), row.knowsOfRestricted === true]);
    const group = groups.get(key) ?? { row, roles: [] };
    group.roles.push(roleLabel(role));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ row, roles }) => ({
    roles,
    whose: row.relations.map((r) => RELATIONS[r]),
    reads: row.relations.includes('shared') && row.reads.length === 0 ? ['what was shared, entry by entry'] : row.reads.map((c) => COMPARTMENT_WORDS[c]),
    records: row.writes.map((c) => COMPARTMENT_WORDS[c]),
    purposes: AIM_NAMES.flatMap((a) => (row.aims[a] === undefined ? [] : [`${AIMS[a]}${row.aims[a] === 'read' ? ' (reading only)' : ''}`])),
    may: row.may.map((p) => PERMISSIONS[p]),
    knowsOfRestricted: row.knowsOfRestricted === true,
  }));
}
