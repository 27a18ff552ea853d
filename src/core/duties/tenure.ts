import type { EntryId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import type { SubjectCourse, Tenure } from '../policy/course.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Rule } from '../policy/words/word.ts';

/** Whether a rule may start something at a moment, or why not: its version is not in force yet, or no longer. */
export type Turn = 'now' | 'not yet' | 'over';

/**
 * Tells, along one pass, which version of a policy a moment belongs to. That is the version in force when what made the moment was
 * recorded: an entry by the day of recording, its own or that of the first in its chain of corrections; what time alone has made by its day.
 */
export class VersionsOfPass {
  readonly course: SubjectCourse;
  readonly #recordedAt: ReadonlyMap<EntryId, string>;
  readonly #firstOf: (id: EntryId) => EntryId;

  constructor(course: SubjectCourse, entries: readonly Entry[], firstOf: (id: EntryId) => EntryId) {
    this.course = course;
    this.#recordedAt = new Map(entries.map((e) => [e.id, e.recordedAt] as const));
    this.#firstOf = firstOf;
  }

  /** Place in the course of the version in force when the moment was recorded. */
  recorded({ entry, day }: Env): number {
    if (entry.id === undefined) return this.reached(day);
    const at = this.#recordedAt.get(this.#firstOf(entry.id)) ?? entry.recordedAt;
    let place = 0;
    // What is not written yet is recorded now.
    for (const [i, v] of this.course.versions.entries()) if (v.begins !== undefined && (at === undefined || at === '' || at >= v.begins)) place = i;
    return place;
  }

  /** Place in the course of the version in force on a day. */
  reached(day: PlainDate): number {
    let place = 0;
    for (const [i, v] of this.course.versions.entries()) if (v.from !== undefined && day >= v.from) place = i;
    return place;
  }

  /** The days on which something moves to another version. */
  movesOn(day: PlainDate): boolean {
    return this.course.moves.includes(day);
  }

  tenureOf(rule: Rule): Tenure | undefined {
    return this.course.tenures.get(rule);
  }

  /** Whether a rule may start something at the moment of the pass. */
  turnOf(tenure: Tenure | undefined, env: Env): Turn {
    if (tenure === undefined) return 'now';
    const recorded = this.recorded(env);
    if (recorded > tenure.last || (tenure.movesOut && this.reached(env.day) > tenure.last)) return 'over';
    return recorded >= tenure.first || (tenure.movesIn && this.reached(env.day) >= tenure.first) ? 'now' : 'not yet';
  }

  /** The day on which a rule begins, or ends and gives way. */
  beginOf(tenure: Tenure): PlainDate | undefined {
    return this.course.versions[tenure.first]?.from;
  }

  endOf(tenure: Tenure): PlainDate | undefined {
    return this.course.versions[tenure.last + 1]?.from;
  }
}
