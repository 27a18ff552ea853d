import type { PlainDate } from '../values/plain-date.ts';
import type { Slots } from './expression/slots.ts';
import type { ClauseSource, SettingSource } from './format.ts';
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
  /** locks a published version: sha-256 of its files, given by whoever read them */
  readonly hash: string;
  readonly settings: Readonly<Record<string, SettingSource>>;
  readonly clauses: readonly (ClauseSource & { readonly file: string; readonly line: number })[];
  readonly rules: Rules;
  readonly subjects: SubjectPrograms;
}

const SUBJECTS: readonly RuleSubject[] = ['child', 'sitting', 'worker', 'unit', 'person'];

/** Sorts the rules that follow a chronology by whom they are about. Proposals, levels and retention are about children. */
export function subjectPrograms(rules: Rules, slots: Readonly<Record<RuleSubject, Slots>>): SubjectPrograms {
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
      retentions: child ? rules.retention : [],
    };
  };
  return Object.fromEntries(SUBJECTS.map((about) => [about, one(about)])) as Record<RuleSubject, SubjectProgram>;
}
