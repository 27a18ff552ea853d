import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../access/roles.ts';
import { ROW_SORT_NAMES } from '../retention/row-sorts.ts';
import { parsePlainDate } from '../values/plain-date.ts';
import { exampleSitting, meetingKeys, sittingKeys } from './meeting-keys.ts';

/**
 * The written form of executable examples: what is given, what happens, what follows. Every key is here; an unknown one is a fault
 * with its line. Kinds, fields, facts and clauses are checked against the registry and the policy when the example runs.
 */
const role = z.enum(ROLE_NAMES as [Role, ...Role[]]);
const day = z.string().refine((v) => parsePlainDate(v) !== undefined, 'expected a day that there is, such as 2026-03-02');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 09:30');
const oneOrMany = <T extends z.ZodType>(of: T) => z.union([of, z.array(of)]).transform((v): z.output<T>[] => (Array.isArray(v) ? v : [v]) as z.output<T>[]);

const record = z.strictObject({
  on: day,
  at: time.optional(),
  as: role.optional(),
  /** the person who records it; else whoever is allocated for the role, or nobody in particular */
  by: z.string().optional(),
  /** the author's agency, whose information it then is; the service's own if it is not said */
  agency: z.string().optional(),
  record: z.string(),
  with: z.record(z.string(), z.unknown()).default({}),
  /** a name for this entry, so that others can answer or correct it */
  called: z.string().optional(),
  /** name of the entry that it answers, or the kind whose latest entry it answers */
  of: z.string().optional(),
  supersedes: z.string().optional(),
  withdrawn: z.boolean().optional(),
  reason: z.string().optional(),
  happened: z.boolean().optional(),
  source: z.enum(['live', 'import', 'meeting', 'transfer']).optional(),
  agreements: z.array(role).default([]),
  answers: z.record(z.string(), z.string()).default({}),
  /** the child it is about, where an example has several */
  child: z.string().optional(),
  /** or the sitting, the worker, the person beside a child, the unit (an area, a team) */
  sitting: z.string().optional(),
  worker: z.string().optional(),
  person: z.string().optional(),
  unit: z.string().optional(),
  /** recorded on another day than it happened */
  'recorded-on': day.optional(),
});

/** A version of the policy that the service of an example has adopted: the folder's day, and the day from which it binds (absent: the first). */
const adopted = z.strictObject({ version: day, from: day.optional() });
const adoptions = z.array(adopted).min(1).refine((all) => all.every((v, i) => (i === 0 ? v.from === undefined : v.from !== undefined && v.from >= (all[i - 1]?.from ?? ''))), 'expected the first version without a day, and each other with "from", in order');

const happening = z.union([record, z.strictObject({ on: day })]);

const duty = z.strictObject({
  clause: z.string(),
  title: z.string().optional(),
  due: day.optional(),
  target: day.optional(),
  state: z.enum(['open', 'met', 'ended', 'missed', 'paused', 'waived', 'brought-forward']).optional(),
  owner: role.optional(),
  'started-on': day.optional(),
  'met-on': day.optional(),
  late: z.boolean().optional(),
  'met-late': z.boolean().optional(),
  missing: z.array(z.string()).optional(),
  /** turns that have gone by undone */
  missed: z.number().int().optional(),
  marks: z.array(z.string()).optional(),
  grouped: z.string().optional(),
  /** the person named by the entry that started it */
  worker: z.string().optional(),
  /** the sort of agency that owes it */
  agency: z.string().optional(),
  /** the other system in which it is owed, and part of the text to copy */
  system: z.string().optional(),
  text: z.string().optional(),
  /** it settles what was found to differ there */
  mismatch: z.boolean().optional(),
  /** the day from which its owner is reminded */
  'remind-on': day.optional(),
  /** the version of the policy under which it stands, by its day */
  version: day.optional(),
  /** how many duties are like this */
  count: z.number().int().optional(),
});
const objection = z.strictObject({ clause: z.string().optional(), wants: z.string().optional(), field: z.string().optional() });
const named = z.union([z.string().transform((clause) => ({ clause })), z.strictObject({ clause: z.string(), title: z.string().optional() })]);

const about = {
  duties: z.array(duty).optional(),
  'no-duties': z.array(named).optional(),
  considerations: z.array(z.strictObject({ clause: z.string(), decide: z.string().optional(), owner: role.optional(), title: z.string().optional(), grounds: z.array(z.string()).optional(), version: day.optional(), 'opened-on': day.optional(), 'may-close-unconsidered': z.boolean().optional() })).optional(),
  'no-considerations': z.array(named).optional(),
  proposals: z.array(z.strictObject({ clause: z.string(), propose: z.string().optional(), ground: z.string().optional(), since: day.optional(), marks: z.array(z.string()).optional() })).optional(),
  'no-proposals': z.array(named).optional(),
  prompts: z.array(z.strictObject({ clause: z.string(), title: z.string().optional(), owner: role.optional() })).optional(),
  'no-prompts': z.array(named).optional(),
  /** what is told at once and not yet read */
  alerts: z.array(z.strictObject({ clause: z.string(), title: z.string().optional(), owner: role.optional(), on: day.optional(), at: time.optional(), count: z.number().int().optional() })).optional(),
  'no-alerts': z.array(z.union([named, z.strictObject({ clause: z.string(), owner: role })])).optional(),
  tiers: z.array(z.strictObject({ of: z.string().optional(), value: z.string(), from: day.optional(), until: day.nullable().optional() })).optional(),
  /** how long the record is kept, or its entries of some sort: the last day (null: it cannot be worked out), and whether it has gone by */
  retention: z.array(z.strictObject({ clause: z.string(), title: z.string().optional(), of: z.enum(['record', 'part']).optional(), 'kept-until': day.nullable().optional(), over: z.boolean().optional(), because: z.string().optional(), /** how many of its entries go then */ entries: z.number().int().optional(), /** who may propose that it is erased */ proposes: z.array(role).optional(), /** what stays for counting, and whether it holds */ leaves: z.record(z.string(), z.boolean()).optional(), /** rows that are on no chronology, of that day */ rows: z.enum(ROW_SORT_NAMES).optional(), 'of-day': day.optional() })).optional(),
  'no-retention': z.array(named).optional(),
  /** facts with their values; null: not known */
  facts: z.record(z.string(), z.unknown()).optional(),
  entries: z.array(z.strictObject({ kind: z.string(), on: day.optional(), at: time.optional(), with: z.record(z.string(), z.unknown()).default({}), /** the kind of entry that it answers */ of: z.string().optional(), marks: z.array(z.string()).optional(), count: z.number().int().optional() })).optional(),
  explanation: oneOrMany(z.strictObject({ clause: z.string(), title: z.string().optional(), contains: oneOrMany(z.string()) })).optional(),
};

const then = z.strictObject({
  ...about,
  /** the same, child by child */
  children: z.record(z.string(), z.strictObject(about)).optional(),
  /** the same of sittings, workers, persons and units */
  subjects: z.record(z.string(), z.strictObject(about)).optional(),
  accepted: z.literal(true).optional(),
  refused: oneOrMany(objection).optional(),
  asked: oneOrMany(objection).optional(),
  held: z.strictObject({ awaits: z.array(role).optional(), clause: z.string().optional(), wants: z.string().optional() }).optional(),
  invalid: oneOrMany(z.strictObject({ field: z.string(), expected: z.string().optional() })).optional(),
  conflict: z.literal(true).optional(),
  /** what is offered in place of a refused record */
  offer: z.string().optional(),
  marks: z.array(z.string()).optional(),
  tell: z.array(role).optional(),
  notes: oneOrMany(objection).optional(),
  criteria: z.strictObject({ met: z.array(z.string()).optional(), 'not-met': z.array(z.string()).optional(), 'points-to': z.string().nullable().optional() }).optional(),
  list: oneOrMany(
    z.strictObject({
      name: z.string(),
      /** drawn up for this day */
      on: day.optional(),
      /** only so many from the top */
      first: z.number().int().optional(),
      /** narrowed to rows with these values: { flags: missing } */
      narrowed: z.record(z.string(), z.string()).optional(),
      order: z.array(z.string()).optional(),
      /** what stands in some of its rows */
      rows: z.array(z.strictObject({ of: z.string(), marks: z.array(z.string()).optional(), shows: z.record(z.string(), z.unknown()).optional() })).optional(),
      /** what may be recorded from it */
      records: z.array(z.string()).optional(),
      /** for each value of its first filter: when it was given last (null: never), how many changes since, who came and who is gone */
      given: oneOrMany(z.strictObject({ of: z.string(), on: day.nullable().optional(), changes: z.number().int().optional(), came: z.array(z.string()).optional(), gone: z.array(z.string()).optional() })).optional(),
      /** whose list it is */
      for: z.array(role).optional(),
    }),
  ).optional(),
  measure: oneOrMany(
    z.strictObject({
      name: z.string(),
      /** as on this day: the last that counts */
      on: day.optional(),
      from: day.optional(),
      to: day.optional(),
      /** worked out of the cohort that was fixed under this name (the unit of the example) */
      cohort: z.string().optional(),
      /** only the rows of one child */
      of: z.string().optional(),
      /** in which role somebody asks for it */
      as: role.optional(),
      refused: z.boolean().optional(),
      numerator: z.number().optional(),
      denominator: z.number().optional(),
      percent: z.number().nullable().optional(),
      value: z.number().nullable().optional(),
      number: z.number().optional(),
      sum: z.number().nullable().optional(),
      highest: z.number().nullable().optional(),
      mean: z.number().nullable().optional(),
      days: z.number().nullable().optional(),
      waiting: z.number().optional(),
      without: z.number().optional(),
      /** how many have each value of the field by which it is split */
      by: z.record(z.string(), z.number()).optional(),
      /** those behind the figure: of a share those of the part, of days those that have ended, otherwise those with something counted */
      rows: z.array(z.string()).optional(),
      /** the rest: of a share those that are not of the part, of days those that wait */
      others: z.array(z.string()).optional(),
    }),
  ).optional(),
  /** a cohort that was fixed: the unit of the example */
  cohort: oneOrMany(z.strictObject({ of: z.string(), members: z.array(z.string()).optional(), count: z.number().int().optional(), has: z.array(z.string()).optional(), 'has-not': z.array(z.string()).optional() })).optional(),
  /** those who are in a cohort on a day, before it is fixed */
  'live-cohort': oneOrMany(z.strictObject({ name: z.string(), on: day.optional(), members: z.array(z.string()) })).optional(),
  report: oneOrMany(z.strictObject({ name: z.string(), as: role, refused: z.boolean().optional(), measures: z.array(z.string()).optional() })).optional(),
  ...meetingKeys,
  sitting: z
    .strictObject({
      of: z.string(),
      duties: about.duties,
      'no-duties': about['no-duties'],
      ...sittingKeys,
    })
    .optional(),
  checklist: oneOrMany(
    z.strictObject({
      name: z.string(),
      /** as on this day */
      on: day.optional(),
      /** those on it, in its order */
      order: z.array(z.string()).optional(),
      /** how one of them stands */
      of: z.string().optional(),
      done: z.number().int().optional(),
      steps: z.number().int().optional(),
      open: z.array(z.string()).optional(),
      /** whose it is */
      for: z.array(role).optional(),
    }),
  ).optional(),
  /** a document as it was in force on a day */
  documents: z.array(z.strictObject({ name: z.string(), on: day.optional(), version: z.string().nullable().optional(), issue: z.string().optional(), 'offered-with': z.string().optional(), 'next-review': day.nullable().optional(), 'is-policy': z.boolean().optional(), /** whose it is */ source: z.string().optional() })).optional(),
  /** a letter to start from, with these words in it */
  letters: z.array(z.strictObject({ to: z.enum(['child', 'carer']), about: z.string(), title: z.string().optional(), contains: z.array(z.string()).optional() })).optional(),
  /** how many documents are offered with something: { guidance: 4 } */
  'documents-with': z.record(z.string(), z.number().int()).optional(),
  /** who holds the post of a role for an area, on a day; `holder: null`: nobody, or more than one */
  posts: z.array(z.strictObject({ role, area: z.string(), on: day.optional(), post: z.string().optional(), holder: z.string().nullable().optional(), why: z.string().optional(), cover: z.array(z.string()).optional() })).optional(),
  /** what stands on a case for a role; `value: null`: nothing */
  shown: z.array(z.strictObject({ to: role, title: z.string().optional(), child: z.string().optional(), value: z.string().nullable() })).optional(),
  terms: z.array(z.strictObject({ term: z.string(), meaning: z.string().optional(), alias: z.string().optional() })).optional(),
});

const example = z.strictObject({
  example: z.string().min(3),
  clause: z.string().optional(),
  policy: z.string().optional(),
  version: day.optional(),
  /** or the versions that the service has adopted one after the other */
  policies: adoptions.optional(),
  today: day.optional(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
  /** the areas of the service */
  areas: z.array(z.string()).optional(),
  sittings: z.array(exampleSitting).default([]),
  'go-live': day.optional(),
  'bank-holidays': z.union([z.literal('England'), z.array(day)]).default('England'),
  given: z.array(record).default([]),
  when: happening.optional(),
  then,
});

/** A file of examples: a list, or a head that names the policy with the list under "examples". Each is read by itself, so that a fault in one hides no other. */
export const exampleFile = z.strictObject({ policy: z.string().optional(), version: day.optional(), policies: adoptions.optional(), examples: z.array(z.unknown()) });
export const oneExample = example;

export type Example = z.output<typeof example>;
export type Adopted = z.output<typeof adopted>;
export type GivenRecord = z.output<typeof record>;
export type Then = z.output<typeof then>;
export type Expected = Omit<Then, 'children' | 'subjects'>;
export type About = Pick<Then, keyof typeof about>;
/** Keys of an example, for suggestions. */
export const EXAMPLE_KEYS: readonly string[] = [
  'policy', 'examples', 'for-each', 'version', 'source', 'called', 'expected', ...Object.keys(example.shape), ...Object.keys(record.shape), ...Object.keys(then.shape), ...Object.keys(duty.shape), ...Object.keys(objection.shape),
];
