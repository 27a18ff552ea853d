import { id, type CommandId } from '../../core/values/ids.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';
import type { ChosenChild } from './chosen.ts';

/** One thing for several children. */
export interface ForEach {
  /** the id with which the form was made; each child's command is made from it */
  readonly command: string;
  readonly actor: Actor;
  readonly reader: Reader;
  readonly record: NewRecord;
  readonly children: readonly {
    readonly chosen: ChosenChild;
    /** where it says something else of each child */
    readonly record?: NewRecord;
    /** how far the person had seen this record when the form was made */
    readonly seen?: number;
    /** what the person answered to what rules asked about this child, by clause */
    readonly answers: Readonly<Record<string, string>>;
  }[];
}

/** What came of it for one child. */
export type ForOne = Recorded | { readonly outcome: 'needless'; readonly why: string };
export interface ForEachLine {
  readonly chosen: ChosenChild;
  readonly result: ForOne;
}

/**
 * Records the same thing for each child, one after the other, each as a command of its own in a transaction of its own. Sent again,
 * whoever is recorded already gives the first result, and the others are tried. What came of it is kept in the audit for each child.
 */
export async function recordForEach(ports: Ports, many: ForEach): Promise<readonly ForEachLine[]> {
  const lines: ForEachLine[] = [];
  for (const { chosen, seen, answers, record: what = many.record } of many.children) {
    const command = id<CommandId>(`${many.command}-${chosen.row.id}`);
    const needless = await needlessFor(ports, many, chosen, command);
    const result: ForOne = needless === undefined
      ? await record(ports, { id: command, actor: many.actor, subject: { kind: 'child', id: chosen.row.id }, records: [what], source: 'live', answers, agreements: [], ...(seen === undefined ? {} : { seen }) })
      : { outcome: 'needless', why: needless };
    lines.push({ chosen, result });
  }
  await ports.store.asReader(many.reader, async (unit) => {
    for (const { chosen } of lines) await unit.lists.audit({ event: 'child.recorded-with-others', subject: { kind: 'child', id: chosen.row.id }, shown: `what came of ${kindOf(many.record.kind)?.label ?? many.record.kind}, with ${lines.length - 1} others` });
  });
  return lines;
}

/** Why it would say nothing about this child; undefined where it does, or where it has been recorded by this very command. */
async function needlessFor(ports: Ports, { actor, record: what }: ForEach, chosen: ChosenChild, command: CommandId): Promise<string | undefined> {
  const why = kindOf(what.kind)?.forMany?.needless?.(what.data, chosen.facts);
  if (why === undefined) return undefined;
  const earlier = await ports.store.asSystem(actor.service, (unit) => unit.records.earlierResult(command, actor.worker));
  return earlier === undefined ? why : undefined;
}
