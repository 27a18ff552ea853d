import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { Pass } from '../duties/pass.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { RuleSubject } from '../policy/words/word.ts';

/** Where a subject stands at the end of a day. Nothing is owed before a sitting here, so that the days of sittings need no stop. */
export function standOn(program: Program, entries: readonly Entry[], around: Surroundings, day: PlainDate, about: RuleSubject): Env {
  const pass = new Pass(program.subjects[about], [], () => undefined);
  pass.env.sittings = around.sittings;
  for (const e of standing(entries).filter((x) => x.occurredOn <= day).sort(inFoldOrder)) pass.step(e);
  pass.advanceTo(day);
  return pass.env;
}
