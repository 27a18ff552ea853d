import { z } from 'zod';
import { WORD_NAMES, WORDS } from './words/index.ts';
import { written } from './words/word.ts';

export const RUNNING_CASES = ['keep', 'move'] as const;
/** `keep`: what was started under the version before ends under it. `move`: what is open goes on under the new one; what is finished stands. */
export type RunningCases = (typeof RUNNING_CASES)[number];

/**
 * The written form of a policy. A clause carries its citation and any of the words of `words/`; nothing else is accepted: an
 * unknown key is a fault with its line.
 */
const head = {
  id: z.string().regex(/^[A-Z]{3}-[\w.]+$/, 'expected an id such as "ABC-1.2"'),
  /** where in the source */
  cites: z.string(),
  says: z.string().min(10),
  /** how an unclear wording is read here, and what may be set otherwise */
  reading: z.string().optional(),
  level: z.string().optional(),
  /** what becomes of what is open when the version begins, if this clause says otherwise than its version */
  'running-cases': z.enum(RUNNING_CASES).optional(),
  /** the clause of the version before that this one goes on with under another id */
  replaces: z.string().optional(),
};

const words: Readonly<Record<string, z.ZodType>> = Object.fromEntries(WORD_NAMES.map((name) => [name, written(WORDS[name].schema as z.ZodType).optional()]));

/** One clause. Its words are read again, each by its own schema, when they are compiled. */
export const policyClause = z.strictObject({ ...head, ...words });

const setting = z.strictObject({
  value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
  label: z.string(),
  reading: z.string().optional(),
});

/** One file of a policy: the header in one of them, settings and clauses in any. */
export const policyFile = z.strictObject({
  policy: z.string().optional(),
  title: z.string().optional(),
  'in-force-from': z.string().optional(),
  'running-cases': z.enum(RUNNING_CASES).optional(),
  source: z.string().optional(),
  register: z.string().optional(),
  settings: z.record(z.string(), setting).optional(),
  /** each is read by itself, so that a fault in one does not hide those in others */
  clauses: z.array(z.unknown()).optional(),
});

const clauseHead = z.object(head);

export type PolicyFile = z.output<typeof policyFile>;
/** What every clause has; its words are under their names. */
export type ClauseSource = z.output<typeof clauseHead> & Readonly<Record<string, unknown>>;
export type SettingSource = z.output<typeof setting>;
