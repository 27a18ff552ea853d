import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { Command } from '../../core/decisions/command.ts';
import type { SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import type { ServiceContext } from './context.ts';
import { keepDerivation } from './keep-derivation.ts';

/** Those, beside the command's own subject, about whom something is written with it. */
export function othersIn(command: Pick<Command, 'subject'>, entries: readonly NewEntry[]): readonly Subject[] {
  const others = new Map(entries.filter((e) => !isOwn(command, e)).map((e) => [`${e.subject.kind} ${e.subject.id}`, e.subject] as const));
  return [...others.values()];
}

/** What is written about the command's own subject. */
export function ownEntries(command: Pick<Command, 'subject'>, entries: readonly NewEntry[]): readonly NewEntry[] {
  return entries.filter((e) => isOwn(command, e));
}

function isOwn({ subject }: Pick<Command, 'subject'>, e: NewEntry): boolean {
  return e.subject.kind === subject.kind && e.subject.id === subject.id;
}

/**
 * Derives everybody else about whom something is written with a command, in the same transaction. The entries themselves are appended
 * with the command's own.
 * @throws Error if there is nobody on record with that id
 */
export async function keepOthers(unit: SystemUnit, context: ServiceContext, command: Pick<Command, 'subject' | 'actor'>, entries: readonly NewEntry[], today: PlainDate): Promise<void> {
  for (const subject of othersIn(command, entries)) {
    if (!(await unit.records.lock(subject))) throw new Error(`there is no ${subject.kind} ${subject.id} on record`);
    const known = await unit.records.chronology(subject);
    const last = known.reduce((n, e) => Math.max(n, e.seq), 0);
    const added = entries.filter((e) => e.subject.kind === subject.kind && e.subject.id === subject.id).map((e, i): Entry => ({ ...e, seq: last + 1 + i, service: command.actor.service }));
    await keepDerivation(unit, context, subject, [...known, ...added], today);
  }
}
