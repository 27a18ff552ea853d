import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { kindsThatBring } from '../../core/cohorts/kinds-read.ts';
import type { Condition } from '../../core/policy/expression/condition.ts';
import type { Program } from '../../core/policy/program.ts';
import type { RuleSubject } from '../../core/policy/words/word.ts';
import type { Gathering } from '../ports/gathered.ts';

/** Subjects with everything that may be read about them. */
export interface Gathered {
  readonly subject: SubjectId;
  readonly entries: readonly Entry[];
}

/**
 * The chronologies of everybody for whom some conditions could hold on a day: only those with an entry that brings them there, where
 * the conditions say so, otherwise everybody.
 * @param read the kinds of entry that are needed of each
 * @param brought kinds of which one entry brings somebody there, where that is known otherwise
 */
export async function gather(from: Gathering, program: Program, about: RuleSubject, conditions: readonly Condition[], day: PlainDate, read: readonly string[], brought?: readonly string[]): Promise<readonly Gathered[]> {
  const kinds = brought ?? kindsThatBring(program, about, conditions, day);
  const subjects = await from.subjectsWith(about, kinds);
  const chronologies = await from.chronologies(about, subjects, read);
  return [...chronologies].map(([subject, entries]) => ({ subject, entries }));
}
