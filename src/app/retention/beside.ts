import { id, type SubjectId } from '../../core/values/ids.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { blacken, namesOfChild, toldApart, type Blackening } from '../../core/retention/blacken.ts';
import { doomedBeside } from '../../core/retention/doomed.ts';
import type { SystemUnit } from '../ports/index.ts';

/** What goes of a child in the record of somebody else, or of a meeting. */
export interface Beside {
  readonly subject: Subject;
  /** entries about the child alone */
  readonly goes: readonly Entry[];
  readonly stays: readonly Entry[];
  /** of what stays: versions that hold a name, and what is written in their stead */
  readonly blackened: Blackening;
}

const NOTHING: Blackening = { goes: [], instead: [] };

/**
 * What goes in other records with a child's. A brother's or a sister's record keeps its own free text; where children are spoken of
 * together (meetings, supervision, lists, the record of a person beside the child) the name is blackened and the rest is still said.
 */
export async function besideChild(unit: SystemUnit, child: SubjectId, known: readonly Entry[]): Promise<readonly Beside[]> {
  const names = namesOfChild(known);
  const out: Beside[] = [];
  for (const subject of await unit.retention.naming(child)) {
    if (!(await unit.records.lock(subject))) continue;
    const entries = await unit.records.chronology(subject);
    // Of a victim, and of a person known to prevention, nothing goes with the child: they have a time of their own.
    const goes = subject.kind === 'person' ? [] : doomedBeside(child, entries);
    const stays = entries.filter((e) => !goes.includes(e));
    const blackened = subject.kind === 'child' ? NOTHING : blacken(stays, toldApart(names, await unit.retention.namesOf(othersIn(entries, child))));
    if (goes.length > 0 || blackened.goes.length > 0) out.push({ subject, goes, stays: stays.filter((e) => !blackened.goes.includes(e)), blackened });
  }
  return out;
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Everybody else who is named by id in the same place; that some are no children does no harm. */
function othersIn(entries: readonly Entry[], child: SubjectId): readonly SubjectId[] {
  const found = new Set(entries.flatMap((e) => JSON.stringify(e.data).match(ID) ?? []));
  found.delete(String(child));
  return [...found].map((x) => id<SubjectId>(x));
}
