import type { Entry } from '../../core/chronology/entry.ts';
import { FAMILIES, type Family, type Names } from '../../core/chronology/kind.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';

/** One line of a chronology as people read it. */
export interface ChronologyLine {
  readonly entry: Entry;
  readonly family: Family;
  readonly label: string;
  readonly summary: string;
  /** what stands in its place now, or 'withdrawn' */
  readonly replaced?: Entry | 'withdrawn';
  /** it took the place of an earlier one */
  readonly corrects: boolean;
  /** recorded after the day it was true, by this many days or more is worth saying */
  readonly recordedOn: string;
}

export interface ChronologyFilter {
  readonly family?: string;
  readonly words?: string;
  /** corrected entries are shown too */
  readonly all?: boolean;
}

export function isFamily(text: string): text is Family {
  return Object.hasOwn(FAMILIES, text);
}

/** The entries, newest first, that a filter lets through, each with its line. */
export function chronologyLines(entries: readonly Entry[], names: Names, filter: ChronologyFilter): ChronologyLine[] {
  const replacing = new Map(entries.filter((e) => e.supersedes !== undefined).map((e) => [e.supersedes as string, e] as const));
  const wanted = filter.words?.trim().toLowerCase() ?? '';
  const lines: ChronologyLine[] = [];
  for (const entry of entries) {
    const kind = kindOf(entry.kind);
    if (!kind || entry.withdrawn === true) continue;
    const by = replacing.get(entry.id);
    if (by && filter.all !== true) continue;
    if (kind.background === true && filter.family !== kind.family) continue;
    if (filter.family !== undefined && filter.family !== '' && kind.family !== filter.family) continue;
    const summary = kind.summary(entry.data, names);
    if (wanted !== '' && !`${kind.label} ${summary} ${Object.values(entry.data).filter((v) => typeof v === 'string').join(' ')}`.toLowerCase().includes(wanted)) continue;
    lines.push({
      entry,
      family: kind.family,
      label: kind.label,
      summary,
      corrects: entry.supersedes !== undefined,
      recordedOn: entry.recordedAt.slice(0, 10),
      ...(by ? { replaced: by.withdrawn === true ? ('withdrawn' as const) : by } : {}),
    });
  }
  return lines.sort((a, b) => {
    if (a.entry.occurredOn !== b.entry.occurredOn) return a.entry.occurredOn < b.entry.occurredOn ? 1 : -1;
    const [ta, tb] = [a.entry.occurredAt ?? '24:00', b.entry.occurredAt ?? '24:00'];
    if (ta !== tb) return ta < tb ? 1 : -1;
    return b.entry.seq - a.entry.seq;
  });
}
