import type { Role } from '../access/roles.ts';
import type { Event, Condition } from '../policy/expression/condition.ts';
import type { Program } from '../policy/program.ts';
import type { Cell, ListAspect } from '../policy/words/list.ts';
import type { RuleSubject } from '../policy/words/word.ts';

/** A list as all clauses together define it. */
export interface PolicyList {
  readonly name: string;
  readonly title: string;
  readonly about: RuleSubject;
  /** the clauses that add to it, the first to speak of it first */
  readonly clauses: readonly { readonly clause: string; readonly says: string }[];
  /** empty: everybody who may see the register */
  readonly for: readonly Role[];
  readonly of: readonly Condition[];
  readonly each?: readonly Event[];
  readonly until: readonly Event[];
  /** a row is no entry that answers one of these kinds */
  readonly notAnswering: readonly string[];
  /** the kind of answer whose latest gives the fields that it has */
  readonly asIn?: string;
  readonly due?: ListAspect['due'];
  readonly first: readonly Condition[];
  readonly then: ListAspect['then'];
  readonly shows: readonly Cell[];
  readonly marks: ListAspect['marks'];
  readonly filters: readonly Cell[];
  readonly take?: number;
  readonly record: readonly string[];
  /** recipients whom it is given to */
  readonly givenTo: readonly string[];
}

/** The list of that name, put together from every clause that adds to it; undefined if none says who is on it. */
export function policyList(program: Program, name: string): PolicyList | undefined {
  const aspects = program.rules.list.filter((l) => l.source.name === name);
  const base = aspects.find((a) => a.of !== undefined || a.each !== undefined);
  if (base === undefined) return undefined;
  const take = aspects.find((a) => a.take !== undefined)?.take;
  return {
    name,
    title: aspects.find((a) => a.source.title !== undefined)?.source.title ?? name.replaceAll('-', ' '),
    about: base.about,
    clauses: aspects.map((a) => ({ clause: a.clause, says: a.cites })),
    for: [...new Set(aspects.flatMap((a) => a.for))],
    of: aspects.flatMap((a) => (a.of === undefined ? [] : [a.of])),
    ...(base.each === undefined ? {} : { each: base.each }),
    until: aspects.flatMap((a) => a.until),
    notAnswering: aspects.flatMap((a) => a.source['not-answering']),
    ...(base.source['as-in'] === undefined ? {} : { asIn: base.source['as-in'] }),
    ...(base.due === undefined ? {} : { due: base.due }),
    first: aspects.flatMap((a) => (a.first === undefined ? [] : [a.first])),
    then: aspects.flatMap((a) => a.then),
    shows: aspects.flatMap((a) => a.shows),
    marks: aspects.flatMap((a) => a.marks),
    filters: aspects.flatMap((a) => a.filters),
    ...(take === undefined ? {} : { take }),
    record: [...new Set(aspects.flatMap((a) => a.source.record))],
    givenTo: [...new Set(aspects.flatMap((a) => a.source['given-to']))],
  };
}

/** The lists of a policy, each once, in the order of its clauses. */
export function policyLists(program: Program): readonly PolicyList[] {
  return [...new Set(program.rules.list.map((l) => l.source.name))].flatMap((name) => policyList(program, name) ?? []);
}

/** Whether a list or a checklist is theirs: those whom the policy names, or everybody if it names none. */
export function isFor(roles: readonly Role[], named: readonly Role[]): boolean {
  return named.length === 0 || roles.some((r) => named.includes(r));
}
