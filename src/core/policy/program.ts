import type { PlainDate } from '../values/plain-date.ts';
import { Slots } from './expression/slots.ts';
import type { Course, SubjectCourse } from './course.ts';
import type { ClauseSource, RunningCases, SettingSource } from './format.ts';
import type { Rules } from './words/index.ts';
import type { RuleSubject } from './words/word.ts';

/** The rules about one kind of subject that are followed along its chronology, with the slots that their conditions share. */
export interface SubjectProgram {
  readonly about: RuleSubject;
  readonly slots: Slots;
  readonly duties: Rules['duty'];
  readonly considerations: Rules['consideration'];
  readonly proposals: Rules['proposal'];
  readonly prompts: Rules['prompt'];
  readonly alerts: Rules['alert'];
  readonly levels: Rules['levels'];
  /** which of these rules are of which version, where several have been adopted one after the other */
  readonly course?: SubjectCourse;
  readonly retentions: Rules['retention'];
}

export type SubjectPrograms = Readonly<Record<RuleSubject, SubjectProgram>>;

/** A policy, loaded, checked and ready to run. */
export interface Program {
  readonly id: string;
  readonly title: string;
  readonly inForceFrom: PlainDate;
  readonly source: string;
  readonly register: string;
  /** SHA-256 of what its files mean, given by whoever read them; of several adopted versions together */
  readonly hash: string;
  readonly runningCases: RunningCases;
  readonly settings: Readonly<Record<string, SettingSource>>;
  readonly clauses: readonly (ClauseSource & { readonly file: string; readonly line: number })[];
  readonly rules: Rules;
  readonly subjects: SubjectPrograms;
  /** the versions adopted so far, where there are several; the program's own rules are those of the last */
  readonly course?: Course;
}

const SUBJECTS: readonly RuleSubject[] = ['child', 'sitting', 'worker', 'unit', 'person'];

export type SubjectSlots = Readonly<Record<RuleSubject, Slots>>;

export function newSlots(): SubjectSlots {
  return { child: new Slots('child'), sitting: new Slots('sitting'), worker: new Slots('worker'), unit: new Slots('unit'), person: new Slots('person') };
}

/** Sorts the rules that follow a chronology by whom they are about. Proposals and levels are about children. */
export function subjectPrograms(rules: Rules, slots: SubjectSlots): SubjectPrograms {
  const one = (about: RuleSubject): SubjectProgram => {
    const ours = <R extends { readonly about: RuleSubject }>(list: readonly R[]): readonly R[] => list.filter((r) => r.about === about);
    const child = about === 'child';
    return {
      about,
      slots: slots[about],
      duties: ours(rules.duty),
      considerations: ours(rules.consideration),
      proposals: child ? rules.proposal : [],
      prompts: ours(rules.prompt),
      alerts: ours(rules.alert),
      levels: child ? rules.levels : [],
      retentions: ours(rules.retention).filter((r) => r.rows === undefined),
    };
  };
  return Object.fromEntries(SUBJECTS.map((about) => [about, one(about)])) as Record<RuleSubject, SubjectProgram>;
}
