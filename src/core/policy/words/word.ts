import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../../access/roles.ts';
import type { SubjectKind } from '../../chronology/entry.ts';
import type { Sentences } from '../sentences.ts';
import type { Path, Workbench } from '../workbench.ts';

/** A compiled rule knows the clause that it comes from. */
export interface Rule {
  readonly clause: string;
}

/** Where a rule stands: its clause, and its place there. */
export interface Place {
  readonly clause: string;
  readonly says: string;
  /** the level to which the whole clause belongs */
  readonly level?: string;
  /** among the rules of its word in its clause, from 0 */
  readonly index: number;
  readonly path: Path;
}

/**
 * One word of the policy format ("duty", "bar", "meeting"), defined once: how it is written, what it compiles to, how it reads
 * in plain English. A new word is one file and one line in the index.
 */
export interface Word<S extends z.ZodType = z.ZodType, R extends Rule = Rule> {
  readonly key: string;
  readonly schema: S;
  /** Its rules state what is there rather than do something: no example need fail without one of them. */
  readonly states?: boolean;
  /** Notes what other words of the policy will speak of; runs for all clauses before anything is compiled. */
  prepare?(w: Workbench, source: z.output<S>): void;
  compile(w: Workbench, source: z.output<S>, at: Place): R;
  describe(source: z.output<S>, say: Sentences, level: string): readonly string[];
  /** What a clause has written under the word; read once for each clause. */
  in(clause: Readonly<Record<string, unknown>>): readonly z.output<S>[];
}

export function word<S extends z.ZodType, R extends Rule>(definition: Omit<Word<S, R>, 'in'>): Word<S, R> {
  const schema = written(definition.schema);
  const read = new WeakMap<Readonly<Record<string, unknown>>, readonly z.output<S>[]>();
  return {
    ...definition,
    in(clause) {
      const value = clause[definition.key];
      const sources = read.get(clause) ?? (value === undefined ? [] : schema.parse(value));
      read.set(clause, sources);
      return sources;
    },
  };
}

/** What is written under a word in a clause: one, or a list. */
export function written<S extends z.ZodType>(schema: S): z.ZodType<z.output<S>[]> {
  return z.union([schema, z.array(schema).min(1)]).transform((v): z.output<S>[] => (Array.isArray(v) ? v : [v]) as z.output<S>[]);
}

/* The pieces of which the words are made. Conditions and events are text in the grammar of `expression/`. */

export const role = z.enum(ROLE_NAMES as [Role, ...Role[]]);
export const condition = z.string().min(1);
export const event = z.string().min(1);
export const events = z.union([event, z.array(event).min(1)]).transform((e) => (Array.isArray(e) ? e : [e]));
/** "5 working days", "setting oversight-red", "fact visits.every" */
export const length = z.string().regex(/^(\d+ (working day|day|week|month|year)s?|setting [\w-]+|fact [\w.-]+)$/, 'expected a period such as "5 working days", "setting name" or "fact name"');
export const fill = z.record(z.string(), z.unknown());
/** whom the rule is about; the child if it is not said */
export const about = z.enum(['child', 'sitting', 'worker', 'unit', 'person']).default('child');

export const EFFECTS = ['refuse', 'hold', 'ask', 'show'] as const;
export type Effect = (typeof EFFECTS)[number];
export const effect = z.enum(EFFECTS);
export const offer = z.strictObject({ kind: z.string(), label: z.string() });

/** The subjects about which rules may speak. */
export type RuleSubject = Exclude<SubjectKind, 'activity'>;
