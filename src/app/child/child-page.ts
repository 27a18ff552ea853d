import type { Program } from '../../core/policy/program.ts';
import { programOf } from '../record/context.ts';
import { serves } from '../../core/access/permissions.ts';
import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { childCard, type ChildCard } from '../../core/child/card.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { ChildRow, StandingRow } from '../ports/lists.ts';
import type { AgencyRow, WorkerRow } from '../ports/directory.ts';
import { namesOf } from '../names.ts';

/** Everything that the pages of one child are made from: only what the reader may see. */
export interface ChildRecord {
  readonly row: ChildRow;
  readonly standing: StandingRow;
  /** every visible entry, superseded ones too, in order of recording */
  readonly entries: readonly Entry[];
  /** those that stand, in order of time */
  readonly timeline: readonly Entry[];
  readonly card: ChildCard;
  readonly names: Names;
  readonly workers: readonly WorkerRow[];
  /** whether the reader may open what was shared with whom */
  readonly seesSharing: boolean;
  /** of the service, by name: what a form offers */
  readonly areas: readonly string[];
  readonly agencies: readonly AgencyRow[];
  /** the policy in force: what its rules ask for, and which other systems it names */
  readonly program: Program;
}

/** Loads a child as the reader may see it; undefined if there is none or the reader may not know. */
export async function openChild(ports: Ports, reader: Reader, id: SubjectId, today: PlainDate): Promise<ChildRecord | undefined> {
  const subject: Subject = { kind: 'child', id };
  return ports.store.asReader(reader, async (unit) => {
    const [row, standing, entries, workers, areas, agencies, { program }] = await Promise.all([unit.lists.child(id, today), unit.lists.standing(subject), unit.records.chronology(subject), unit.directory.workers(today), unit.directory.areas(), unit.directory.agencies(), programOf(unit.directory, ports.policies, today)]);
    if (!row || !standing) return undefined;
    const line = timeline(entries);
    return { row, standing, entries, timeline: line, card: childCard(line, today), names: namesOf(workers, agencies), workers, areas, agencies, program, seesSharing: serves(reader.roles, 'seeing what was shared') };
  });
}

/** "Jordan Hussain (Lil K)" or the reference where no name is on record. */
export function nameOf(row: Pick<ChildRow, 'forenames' | 'surname' | 'reference'>): string {
  const name = [row.forenames, row.surname].filter(Boolean).join(' ');
  return name === '' ? (row.reference ?? 'Name not recorded') : name;
}
