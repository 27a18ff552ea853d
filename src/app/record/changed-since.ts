import type { Entry } from '../../core/chronology/entry.ts';
import type { Command } from '../../core/decisions/command.ts';
import { kindsReadFor } from '../../core/decisions/reads.ts';
import type { Program } from '../../core/policy/program.ts';
import type { Recorded } from './record.ts';

/**
 * A command conflicts only if facts that its decision reads have changed since its author looked: entries recorded
 * later, of kinds that the rules about these records read.
 */
export function changedSince(program: Program, known: readonly Entry[], command: Command): Recorded | undefined {
  const { seen } = command;
  if (seen === undefined) return undefined;
  const reads = new Set(command.records.flatMap((r) => [...kindsReadFor(program, r.kind, command.subject.kind)]));
  const later = known.filter((e) => e.seq > seen && reads.has(e.kind));
  if (later.length === 0) return undefined;
  return { outcome: 'conflict', with: later.map((e) => e.id), why: 'Something that this decision rests on was recorded while you wrote' };
}
