import { z } from 'zod';
import { cohortKeys } from './cohort-keys.ts';
import { documentKeys } from './document-keys.ts';
import { exampleSitting, meetingKeys } from './meeting-keys.ts';
import { about, duty } from './subject-keys.ts';
import { day, oneOrMany, oneOrMore, role, says, some, someOf, time, withoutIdle } from './written.ts';

/**
 * The written form of executable examples: what is given, what happens, what follows. An unknown key is a fault with its line, and so is
 * one that would be passed over or expects nothing. Kinds, fields, facts and clauses are checked against the registry and the policy when
 * the example runs.
 */
const record = withoutIdle(
  z.strictObject({
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
  }),
  ({ supersedes }) => (supersedes === undefined ? { 'it corrects no entry, with "supersedes:"': ['withdrawn', 'reason'] } : {}),
);

/** A version of the policy that the service of an example has adopted: the folder's day, and the day from which it binds (absent: the first). */
const adopted = z.strictObject({ version: day, from: day.optional() });
const adoptions = z.array(adopted).min(1).refine((all) => all.every((v, i) => (i === 0 ? v.from === undefined : v.from !== undefined && v.from >= (all[i - 1]?.from ?? ''))), 'expected the first version without a day, and each other with "from", in order');

const happening = z.union([record, z.strictObject({ on: day })]);

const objection = says(z.strictObject({ clause: z.string().optional(), wants: z.string().optional(), field: z.string().optional() }));

/** What came of the record under "when". */
const OUTCOMES = ['refused', 'asked', 'held', 'invalid', 'conflict'] as const;

const subject = says(z.strictObject(about));

const then = withoutIdle(
  z.strictObject({
    ...about,
    /** the same, child by child */
    children: someOf(z.string(), subject).optional(),
    /** the same of sittings, workers, persons and units */
    subjects: someOf(z.string(), subject).optional(),
    accepted: z.literal(true).optional(),
    refused: oneOrMore(objection).optional(),
    asked: oneOrMore(objection).optional(),
    held: z.strictObject({ awaits: z.array(role).optional(), clause: z.string().optional(), wants: z.string().optional() }).optional(),
    invalid: oneOrMore(z.strictObject({ field: z.string(), expected: z.string().optional() })).optional(),
    conflict: z.literal(true).optional(),
    /** what is offered in place of a refused record */
    offer: z.string().optional(),
    marks: z.array(z.string()).optional(),
    tell: z.array(role).optional(),
    /** what is shown with the answer; an empty list: nothing is */
    notes: oneOrMany(objection).optional(),
    /** clauses of which nothing is shown */
    'no-notes': some(z.string()).optional(),
    criteria: says(z.strictObject({ met: z.array(z.string()).optional(), 'not-met': some(z.string()).optional(), 'points-to': z.string().nullable().optional() })).optional(),
    ...cohortKeys,
    ...documentKeys,
    ...meetingKeys,
  }),
  (said) => {
    const out = OUTCOMES.filter((o) => said[o] !== undefined);
    return {
      ...(out.length === 0 ? {} : { 'the record is not accepted': ['accepted', 'marks', 'tell', 'notes', 'no-notes'] }),
      [`of one record one thing comes: ${out[0] ?? ''}`]: out.slice(1),
      ...(said.refused === undefined ? { 'something is offered in place of a refused record alone': ['offer'] } : {}),
    };
  },
);

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
