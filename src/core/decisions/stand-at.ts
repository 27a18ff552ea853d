import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { daysAfter, Pass } from '../duties/pass.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { NewRecord } from './command.ts';

/** The state of things on the record's day, with everything else that is on record for that day. */
export function standAt(program: Program, entries: readonly Entry[], record: Pick<NewRecord, 'kind' | 'occurredOn' | 'supersedes'>, around: Surroundings): Env {
  const about = kindOf(record.kind)?.subject;
  const pass = new Pass(program.subjects[about === undefined || about === 'activity' ? 'child' : about], daysAfter(around.sittings.map((s) => s.on)), () => undefined);
  pass.env.sittings = around.sittings;
  const before = [...standing(entries)].filter((e) => e.occurredOn <= record.occurredOn && e.id !== record.supersedes).sort(inFoldOrder);
  for (const e of before) pass.step(e);
  pass.advanceTo(record.occurredOn);
  return pass.env;
}
