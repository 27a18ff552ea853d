import type { Program, SubjectProgram } from './program.ts';

interface Rule {
  readonly clause: string;
}

/** The policy without some of its rules; for proving that an example would notice. */
export function withoutRules(program: Program, drop: (rule: Rule) => boolean): Program {
  const keep = <T extends Rule>(rules: readonly T[]): readonly T[] => rules.filter((r) => !drop(r));
  const subject = (s: SubjectProgram): SubjectProgram => ({
    ...s,
    duties: keep(s.duties).map((d) => ({ ...d, pauses: keep(d.pauses) })),
    considerations: keep(s.considerations),
    proposals: keep(s.proposals),
    prompts: keep(s.prompts),
    levels: keep(s.levels),
  });
  return {
    ...program,
    child: subject(program.child),
    sitting: subject(program.sitting),
    bars: keep(program.bars),
    authors: keep(program.authors),
    marks: keep(program.marks),
    criteria: keep(program.criteria),
    ratings: keep(program.ratings),
    meetings: new Map([...program.meetings].map(([name, aspects]) => [name, keep(aspects)] as const).filter(([, aspects]) => aspects.length > 0)),
    lists: keep(program.lists),
    terms: keep(program.terms),
  };
}

/** The policy without everything that one clause says. */
export function withoutClause(program: Program, clause: string): Program {
  return withoutRules(program, (r) => r.clause === clause);
}

/** Every rule of a policy, each by itself; pauses that one clause puts on the duties of others count as one for each duty. */
export function rulesOf(program: Program): readonly Rule[] {
  const { child, sitting } = program;
  const subjects = [child, sitting].flatMap((s): readonly Rule[] => [...s.duties, ...s.considerations, ...s.proposals, ...s.prompts, ...s.levels]);
  return [...subjects, ...program.bars, ...program.authors, ...program.marks, ...program.criteria, ...program.ratings, ...[...program.meetings.values()].flat(), ...program.lists];
}
