import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { daysAfter, Pass } from '../duties/pass.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { NewRecord } from './command.ts';

/**
 * The state of things on the record's day, with everything else that is on record for that day; where both say at what time
 * they happened, without what happened later.
 */
export function standAt(program: Program, entries: readonly Entry[], record: Pick<NewRecord, 'kind' | 'occurredOn' | 'occurredAt' | 'supersedes'>, around: Surroundings): Env {
  const about = kindOf(record.kind)?.subject;
  const pass = new Pass(program.subjects[about === undefined || about === 'activity' ? 'child' : about], daysAfter(around.sittings.map((s) => s.on)), () => undefined);
  pass.env.sittings = around.sittings;
  const later = (e: Entry): boolean => e.occurredOn > record.occurredOn || (e.occurredOn === record.occurredOn && record.occurredAt !== undefined && e.occurredAt !== undefined && e.occurredAt > record.occurredAt);
  const before = standing(entries).filter((e) => !later(e) && e.id !== record.supersedes).sort(inFoldOrder);
  for (const e of before) pass.step(e);
  pass.advanceTo(record.occurredOn);
  return pass.env;
}
