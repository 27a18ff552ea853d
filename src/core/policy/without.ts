import type { Program, SubjectProgram } from './program.ts';

/** The policy without one clause's rules; for proving that an example of the clause would notice. */
export function withoutClause(program: Program, clause: string): Program {
  const keep = <T extends { readonly clause: string }>(rules: readonly T[]): readonly T[] => rules.filter((r) => r.clause !== clause);
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
