import type { Program } from '../../core/policy/program.ts';
import type { ExampleSet } from '../examples.ts';
import { clauseMutants, readsSetting, settingMutants } from './clause-mutants.ts';

/** How many small changes of a policy were tried, and which of them no example notices. */
export interface Escapes {
  readonly tried: number;
  readonly found: number;
  /** changes that leave no policy: they cannot be made by mistake */
  readonly refused: number;
  /** "ABC-1.2 duty.met-by: without visit.completed" */
  readonly escaped: readonly string[];
  /** every change was tried, and not some of them */
  readonly all: boolean;
}

/**
 * Tries every small change of the clauses and settings of a policy on the examples of the clauses that it concerns.
 * @param written the clauses as they are written
 * @param most at most so many changes; of more, every so-manieth is tried
 */
export function escapes(program: Pick<Program, 'settings'>, written: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[], examples: ExampleSet, most: number): Escapes {
  const ofClauses = written.flatMap((c) => clauseMutants(c).map((m) => ({ what: `${c.id} ${m.what}`, by: [c.id], change: { clause: m.clause } })));
  const ofSettings = Object.entries(program.settings).flatMap(([setting, source]) => {
    const by = written.filter((c) => readsSetting(c, setting)).map((c) => c.id);
    return by.length === 0 ? [] : settingMutants(setting, source).map(({ what, value }) => ({ what, by, change: { setting, value } }));
  });
  const all = [...ofClauses, ...ofSettings];
  const step = Math.ceil(all.length / most);
  const escaped: string[] = [];
  let found = 0;
  let refused = 0;
  for (const { what, by, change } of all.filter((_, i) => i % step === 0)) {
    const unmoved = examples.unmoved(by, change);
    if (unmoved === undefined) refused += 1;
    else if (unmoved) escaped.push(what);
    else found += 1;
  }
  return { tried: found + escaped.length, found, refused, escaped, all: step === 1 };
}
