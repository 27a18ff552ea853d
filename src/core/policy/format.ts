import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../access/roles.ts';

/**
 * The written form of a policy. Every key that a clause may carry is here, and nothing else is accepted:
 * an unknown key is a fault with its line. Conditions and events are text in the grammar of `expression/`.
 */
const role = z.enum(ROLE_NAMES as [Role, ...Role[]]);
const condition = z.string().min(1);
const event = z.string().min(1);
const events = z.union([event, z.array(event).min(1)]).transform((e) => (Array.isArray(e) ? e : [e]));
const many = <T extends z.ZodType>(of: T) => z.union([of, z.array(of).min(1)]).transform((v): z.output<T>[] => (Array.isArray(v) ? v : [v]) as z.output<T>[]);
/** "5 working days", "setting oversight-red", "fact visits.every" */
const length = z.string().regex(/^(\d+ (working day|day|week|month|year)s?|setting [\w-]+|fact [\w.-]+)$/, 'expected a period such as "5 working days", "setting name" or "fact name"');
const fill = z.record(z.string(), z.unknown());

export const EFFECTS = ['refuse', 'hold', 'ask', 'show'] as const;
const effect = z.enum(EFFECTS);

const toEach = z.strictObject({
  /** the field of the proving entry that names whom or what it covers */
  field: z.string(),
  /** a fixed list, or "fact agencies" */
  of: z.union([z.array(z.string()).min(1), z.string().regex(/^fact [\w.-]+$/)]),
});

const duty = z.strictObject({
  title: z.string(),
  about: z.enum(['child', 'sitting']).default('child'),
  /** the entry that starts it */
  starts: events.optional(),
  /** only if this holds at the start */
  when: condition.optional(),
  /** holds as long as this does; the level's condition, if the clause has a level */
  while: condition.optional(),
  /** the limit: a period, or "at once" */
  within: z.union([z.literal('at once'), length]).optional(),
  /** a stricter reading that is shown and not judged */
  target: z.union([z.literal('at once'), length]).optional(),
  /** "sitting of rag-meeting" or "fact custody.release": due before that day */
  before: z.string().regex(/^(sitting of [\w-]+|fact [\w.-]+)$/, 'expected "sitting of MEETING" or "fact NAME"').optional(),
  /** offsets before the anchor */
  by: z.array(length).optional(),
  every: length.optional(),
  /** "fact visits.first": the first due day, where it is fixed on the case */
  first: z.string().regex(/^fact [\w.-]+$/).optional(),
  'met-by': events.optional(),
  /** a state of things that meets it */
  until: condition.optional(),
  parts: z.array(z.strictObject({ label: z.string(), until: condition })).optional(),
  'to-each': toEach.optional(),
  /** only the first start counts while the state lasts */
  once: z.boolean().default(false),
  /** what must hold when it is proved; without it the proof counts and carries the mark */
  after: z.strictObject({ that: condition, 'else-mark': z.string() }).optional(),
  /** names under which other clauses speak of this duty: "contact-under-status" */
  tags: z.array(z.string()).default([]),
  owner: role,
  'paused-while': condition.optional(),
  except: condition.optional(),
  'waiting-on': z.string().optional(),
  grouped: z.enum(['area', 'sitting']).optional(),
  fill: fill.optional(),
  /** a new level that keeps the same work going does not start its clock anew */
  'carries-over': z.string().optional(),
});

/** Stops the clocks of tagged duties while something holds. */
const pause = z.strictObject({ of: z.array(z.string()).min(1), while: condition });

const consideration = z.strictObject({
  title: z.string(),
  when: condition,
  decide: z.string(),
  /** only entries like this close it; any entry of the kind if absent */
  'closed-by': event.optional(),
  owner: role,
  /** facts whose change after a decision opens it again */
  'reopens-on': z.array(z.string()).default([]),
  'may-close-unconsidered': z.boolean().default(false),
  shows: z.array(z.string()).default([]),
  fill: fill.optional(),
});

type NeedsInput =
  | { all: NeedsInput[] }
  | { any: NeedsInput[] }
  | { agreement: Role; 'not-author'?: boolean | undefined; if?: string | undefined; else?: NeedsInput | undefined }
  | { that: string; wants: string; field?: string | undefined; if?: string | undefined };

const needs: z.ZodType<NeedsInput> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(needs).min(1) }),
    z.strictObject({ any: z.array(needs).min(1) }),
    z.strictObject({ agreement: role, 'not-author': z.boolean().optional(), if: condition.optional(), else: needs.optional() }),
    z.strictObject({ that: condition, wants: z.string(), field: z.string().optional(), if: condition.optional() }),
  ]),
);

const bar = z.strictObject({
  on: events,
  /** only if this holds */
  when: condition.optional(),
  needs,
  effect,
  /** offered instead of a refusal */
  offer: z.strictObject({ kind: z.string(), label: z.string() }).optional(),
  'if-it-happened': z.strictObject({ mark: z.string(), tell: z.array(role).default([]) }).optional(),
});

const author = z.strictObject({
  of: z.union([z.string(), z.array(z.string()).min(1)]).transform((k) => (Array.isArray(k) ? k : [k])),
  by: z.array(role).min(1),
  offer: z.strictObject({ kind: z.string(), label: z.string() }).optional(),
});

const mark = z.strictObject({ on: events, when: condition.optional(), mark: z.string() });

const criterion = z.strictObject({
  of: z.string(),
  value: z.string(),
  title: z.string(),
  when: condition,
  /** facts and fields laid beside it with their dates */
  evidence: z.array(z.string()).default([]),
  /** by itself it does not ask for a reason when people choose another value */
  judged: z.boolean().default(false),
});

const rating = z.strictObject({
  of: z.string(),
  field: z.string(),
  scale: z.enum(['rag', 'rating']),
  /** with criteria of several values met, the higher applies */
  'higher-wins': z.boolean().default(true),
  /** what happens when people choose another value than the criteria point to */
  differs: effect,
});

const level = z.strictObject({
  name: z.string(),
  of: z.string(),
  is: z.string(),
  title: z.string(),
  /** nobody is at the level unless this holds too: the status that it belongs to */
  while: condition.optional(),
});

const proposal = z.strictObject({
  title: z.string(),
  when: condition,
  propose: z.string(),
  ground: z.string(),
  'decided-at': z.string().optional(),
  evidence: z.array(z.string()).default([]),
  marks: z.array(z.strictObject({ when: condition, mark: z.string() })).default([]),
});

const prompt = z.strictObject({ title: z.string(), when: condition, owner: role });

const meeting = z.strictObject({
  name: z.string(),
  title: z.string().optional(),
  every: length.optional(),
  /** a day that is not worked */
  roll: z.enum(['earlier', 'later', 'stay']).optional(),
  'run-by': z.array(role).optional(),
  seats: z.array(z.strictObject({ name: z.string(), roles: z.array(role).min(1), needed: z.boolean().default(true), missing: z.string() })).optional(),
  agenda: z.array(z.strictObject({ group: z.string(), title: z.string(), when: condition, order: z.number().int(), needs: z.enum(['rating', 'consideration', 'decision']) })).optional(),
  'each-item': z.strictObject({ needs: z.string(), effect, carry: z.boolean().default(true) }).optional(),
  ends: z.strictObject({ kind: z.string(), with: role }).optional(),
});

const list = z.strictObject({
  name: z.string(),
  title: z.string(),
  of: condition,
  first: condition.optional(),
  then: z.array(z.string()).default([]),
});

const term = z.strictObject({ term: z.string(), meaning: z.string(), aliases: z.array(z.string()).default([]), screen: z.string().optional() });

const clause = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}-[\w.]+$/, 'expected an id such as "ABC-1.2"'),
  /** where in the source */
  cites: z.string(),
  says: z.string().min(10),
  /** how an unclear wording is read here, and what may be set otherwise */
  reading: z.string().optional(),
  level: z.string().optional(),
  duty: many(duty).optional(),
  pause: many(pause).optional(),
  consideration: many(consideration).optional(),
  bar: many(bar).optional(),
  author: many(author).optional(),
  mark: many(mark).optional(),
  criterion: many(criterion).optional(),
  rating: rating.optional(),
  levels: z.array(level).optional(),
  proposal: many(proposal).optional(),
  prompt: many(prompt).optional(),
  meeting: many(meeting).optional(),
  list: many(list).optional(),
  terms: z.array(term).optional(),
  /** kinds of entry that carry this record and the fields it must have */
  record: many(z.strictObject({ kind: z.string(), fields: z.array(z.string()).default([]), by: z.array(role).default([]) })).optional(),
});

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
  'running-cases': z.enum(['keep', 'move']).optional(),
  source: z.string().optional(),
  register: z.string().optional(),
  settings: z.record(z.string(), setting).optional(),
  /** each is read by itself, so that a fault in one does not hide those in others */
  clauses: z.array(z.unknown()).optional(),
});

/** One clause. */
export const policyClause = clause;

export type PolicyFile = z.output<typeof policyFile>;
export type ClauseSource = z.output<typeof clause>;
export type DutySource = z.output<typeof duty>;
export type ConsiderationSource = z.output<typeof consideration>;
export type BarSource = z.output<typeof bar>;
export type NeedsSource = NeedsInput;
export type CriterionSource = z.output<typeof criterion>;
export type RatingSource = z.output<typeof rating>;
export type ProposalSource = z.output<typeof proposal>;
export type MeetingSource = z.output<typeof meeting>;
export type ListSource = z.output<typeof list>;
export type LevelSource = z.output<typeof level>;
export type SettingSource = z.output<typeof setting>;
export type TermSource = z.output<typeof term>;
export type Effect = (typeof EFFECTS)[number];
