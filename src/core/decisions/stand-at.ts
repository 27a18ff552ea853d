import type { Entry, SubjectKind } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { daysAfter, Pass } from '../duties/pass.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { RuleSubject } from '../policy/words/word.ts';
import type { NewRecord } from './command.ts';

/** By which rules a kind of subject is read: an activity by those of the child. */
export function ruleSubject(kind: SubjectKind | undefined): RuleSubject {
  return kind === undefined || kind === 'activity' ? 'child' : kind;
}

/**
 * The state of things on the record's day, with everything else that is on record for that day; where both say at what time
 * they happened, without what happened later.
 * @param about on whose chronology it stands; the subject of its kind if it is not said
 */
export function standAt(program: Program, entries: readonly Entry[], record: Pick<NewRecord, 'kind' | 'occurredOn' | 'occurredAt' | 'supersedes'>, around: Surroundings, about: SubjectKind | undefined = kindOf(record.kind)?.subject): Env {
  const pass = new Pass(program.subjects[ruleSubject(about)], daysAfter(around.sittings.map((s) => s.on)), () => undefined);
  pass.env.sittings = around.sittings;
  const later = (e: Entry): boolean => e.occurredOn > record.occurredOn || (e.occurredOn === record.occurredOn && record.occurredAt !== undefined && e.occurredAt !== undefined && e.occurredAt > record.occurredAt);
  const before = standing(entries).filter((e) => !later(e) && e.id !== record.supersedes).sort(inFoldOrder);
  for (const e of before) pass.step(e);
  pass.advanceTo(record.occurredOn);
  return pass.env;
}
