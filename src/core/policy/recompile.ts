import type { WorkingCalendar } from '../values/working-calendar.ts';
import { buildProgram } from './build.ts';
import { policyClause, type ClauseSource, type SettingSource } from './format.ts';
import type { PolicyFault } from './load.ts';
import type { Program, SubjectSlots } from './program.ts';
import { WORD_NAMES, type WordName } from './words/index.ts';

/** A clause or a setting that is to be written otherwise. */
export type Change = { readonly clause: Readonly<Record<string, unknown>> } | { readonly setting: string; readonly value: SettingSource };

/**
 * The policy compiled anew with one clause or one setting written otherwise; for asking which example would notice.
 * @returns undefined if what is written so is no policy
 */
export function recompile(program: Program, change: Change, calendar: () => WorkingCalendar): Program | undefined {
  const read = 'clause' in change ? policyClause.safeParse(change.clause) : undefined;
  if (read?.success === false) return undefined;
  const changed: ClauseSource | undefined = read?.data;
  const faults: PolicyFault[] = [];
  const located = program.clauses.map((c, index) => ({ clause: changed?.id === c.id ? changed : c, index, file: { file: c.file, value: undefined, lineOf: () => c.line, faults: [] } }));
  const settings = 'setting' in change ? { ...program.settings, [change.setting]: change.value } : program.settings;
  const { id, title, inForceFrom, source, register, hash, runningCases } = program;
  const header = { id, title, inForceFrom, source, register, hash, runningCases, settings };
  const but = changed !== undefined && WORD_NAMES.every((name) => changed[name] === undefined || !SPOKEN_OF.has(name)) ? changed.id : undefined;
  const made = but === undefined ? buildProgram(header, located, calendar, faults) : buildProgram(header, located, calendar, faults, copied(program), { rules: program.rules, but });
  return faults.length === 0 ? made : undefined;
}

/** Words of which rules of other clauses are made as well: where one of them is changed, all is compiled anew. */
const SPOKEN_OF: ReadonlySet<WordName> = new Set(['levels', 'pause', 'rating', 'meeting', 'measure', 'cohort', 'system']);

function copied({ subjects }: Program): SubjectSlots {
  return {
    child: subjects.child.slots.copy('child'),
    sitting: subjects.sitting.slots.copy('sitting'),
    worker: subjects.worker.slots.copy('worker'),
    unit: subjects.unit.slots.copy('unit'),
    person: subjects.person.slots.copy('person'),
  };
}
