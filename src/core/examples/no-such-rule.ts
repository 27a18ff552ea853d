import type { Program } from '../policy/program.ts';
import type { Rule } from '../policy/words/word.ts';
import { contains, type Difference } from './compare.ts';
import type { About, Example } from './format.ts';

type Absent = 'no-duties' | 'no-considerations' | 'no-proposals' | 'no-prompts' | 'no-alerts' | 'no-retention';

/** The word of the policy that could make what an example expects not to be there. */
const WORD = { 'no-duties': 'duty', 'no-considerations': 'consideration', 'no-proposals': 'proposal', 'no-prompts': 'prompt', 'no-alerts': 'alert', 'no-retention': 'retention' } as const satisfies Readonly<Record<Absent, keyof Program['rules']>>;
const ABSENT: readonly Absent[] = ['no-duties', 'no-considerations', 'no-proposals', 'no-prompts', 'no-alerts', 'no-retention'];

/**
 * What an example expects not to be there, though no rule of the clause could ever make it: it would pass whatever happens.
 * @param programs the versions of the policy of the example, as they are written
 */
export function noSuchRule(programs: readonly Program[], { then }: Pick<Example, 'then'>): Difference[] {
  const subjects: readonly About[] = [then, ...Object.values(then.children ?? {}), ...Object.values(then.subjects ?? {}), ...(then.sitting === undefined ? [] : [{ 'no-duties': then.sitting['no-duties'] }])];
  return ABSENT.flatMap((key) => {
    const wanted = subjects.flatMap((s) => s[key] ?? []);
    // Most examples ask for nothing of the sort, and there are many rules.
    const rules = wanted.length === 0 ? [] : programs.flatMap((p) => titled(p, WORD[key]));
    return wanted.flatMap((w) => {
      const title = 'title' in w ? (w.title ?? '') : '';
      // A clause that the policy does not have is said elsewhere.
      if (!programs.some((p) => p.clauses.some((c) => c.id === w.clause))) return [];
      const theirs = rules.filter((r) => r.clause === w.clause);
      // What a title says of the entry that starts it is not known here.
      if (theirs.some((r) => r.title.includes('{') || contains(r.title, title))) return [];
      return [{ expected: `${key} of ${w.clause} that could be there`, got: theirs.length === 0 ? `${w.clause} has no ${WORD[key]}` : `${WORD[key]} of ${w.clause}: ${theirs.map((r) => r.title).join('; ')}` }];
    });
  });
}

function titled({ rules }: Program, word: (typeof WORD)[Absent]): readonly { readonly clause: string; readonly title: string }[] {
  const all: readonly (Rule & ({ readonly title: string } | { readonly source: { readonly title: string } }))[] = rules[word];
  return all.map((r) => ({ clause: r.clause, title: 'title' in r ? r.title : r.source.title }));
}
