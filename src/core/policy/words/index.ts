import type { Rule, Word } from './word.ts';
import type { z } from 'zod';
import { alert } from './alert.ts';
import { author } from './author.ts';
import { bar } from './bar.ts';
import { checklist } from './checklist.ts';
import { cohort } from './cohort.ts';
import { consideration } from './consideration.ts';
import { criterion } from './criterion.ts';
import { document } from './document.ts';
import { duty } from './duty.ts';
import { follows } from './follows.ts';
import { form } from './form.ts';
import { letter } from './letter.ts';
import { levels } from './levels.ts';
import { list } from './list.ts';
import { mark } from './mark.ts';
import { measure } from './measure.ts';
import { meeting } from './meeting.ts';
import { pause } from './pause.ts';
import { posts } from './posts.ts';
import { prompt } from './prompt.ts';
import { proposal } from './proposal.ts';
import { rating } from './rating.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { retention } from './retention.ts';
import { shown } from './shown.ts';
import { system } from './system.ts';
import { terms } from './terms.ts';

/** Every word of the policy format. A pause is read before the duties that it stops. */
export const WORDS = {
  levels,
  pause,
  duty,
  consideration,
  proposal,
  prompt,
  alert,
  bar,
  author,
  mark,
  follows,
  posts,
  shown,
  retention,
  criterion,
  rating,
  meeting,
  list,
  checklist,
  cohort,
  measure,
  report,
  document,
  system,
  letter,
  form,
  terms,
  record,
} as const;

export type WordName = keyof typeof WORDS;
export const WORD_NAMES = Object.keys(WORDS) as readonly WordName[];

type RuleOf<W> = W extends Word<z.ZodType, infer R extends Rule> ? R : never;

/** The compiled rules of a policy, by word. */
export type Rules = { readonly [K in WordName]: readonly RuleOf<(typeof WORDS)[K]>[] };

/** Compiles all rules, word by word. */
export function compileRules(all: <S extends z.ZodType, R extends Rule>(w: Word<S, R>) => readonly R[]): Rules {
  const compiled: Record<string, readonly Rule[]> = {};
  for (const name of WORD_NAMES) compiled[name] = all<z.ZodType, Rule>(WORDS[name] as Word);
  return compiled as Rules;
}

/** The rules without some of them. */
export function keepRules(rules: Rules, keep: (rule: Rule) => boolean): Rules {
  const left: Record<string, readonly Rule[]> = {};
  for (const name of WORD_NAMES) left[name] = (rules[name] as readonly Rule[]).filter(keep);
  const kept = left as Rules;
  return { ...kept, duty: kept.duty.map((d) => ({ ...d, pauses: d.pauses.filter(keep) })) };
}

/** The rules with those of one clause replaced, in their place. */
export function replaceRules(rules: Rules, clause: string, by: Rules): Rules {
  const out: Record<string, readonly Rule[]> = {};
  for (const name of WORD_NAMES) {
    const known: readonly Rule[] = rules[name];
    const at = known.findIndex((r) => r.clause === clause);
    out[name] = at < 0 ? [...known, ...by[name]] : [...known.slice(0, at), ...by[name], ...known.slice(at).filter((r) => r.clause !== clause)];
  }
  return out as Rules;
}
