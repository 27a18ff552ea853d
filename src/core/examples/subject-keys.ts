import { z } from 'zod';
import { ROW_SORT_NAMES } from '../retention/row-sorts.ts';
import { day, oneOrMany, oneOrMore, role, some, someOf, time, withoutIdle } from './written.ts';

/* What examples may expect of one child, sitting, worker, person or unit. An empty list expects that there is none. */

/** A duty as it stands. */
export const duty = z.strictObject({
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

/** A clause, or part of a title of it. */
export const named = z.union([z.string().transform((clause) => ({ clause })), z.strictObject({ clause: z.string(), title: z.string().optional() })]);

const consideration = z.strictObject({ clause: z.string(), decide: z.string().optional(), owner: role.optional(), title: z.string().optional(), grounds: z.array(z.string()).optional(), version: day.optional(), 'opened-on': day.optional(), 'may-close-unconsidered': z.boolean().optional() });
const proposal = z.strictObject({ clause: z.string(), propose: z.string().optional(), ground: z.string().optional(), since: day.optional(), marks: z.array(z.string()).optional() });

/** How long the record is kept, its entries of some sort, or rows that are on no chronology; and who decides then. */
const retention = withoutIdle(
  z.strictObject({
    clause: z.string(),
    title: z.string().optional(),
    of: z.enum(['record', 'part']).optional(),
    /** the last day; null: it cannot be worked out */
    'kept-until': day.nullable().optional(),
    /** that day has gone by */
    over: z.boolean().optional(),
    because: z.string().optional(),
    /** how many of its entries go then */
    entries: z.number().int().optional(),
    /** who may propose that it is erased, and who of another name must agree */
    proposes: z.array(role).optional(),
    agrees: z.array(role).optional(),
    /** what is done then */
    'at-the-end': z.enum(['review', 'erase', 'remove']).optional(),
    /** what stays for counting, and whether it holds */
    leaves: someOf(z.string(), z.boolean()).optional(),
    /** rows that are on no chronology, of that day */
    rows: z.enum(ROW_SORT_NAMES).optional(),
    'of-day': day.optional(),
  }),
  ({ rows }) => (rows === undefined ? { 'only rows have a day of their own, with "rows:"': ['of-day'] } : { 'rows are on no record': ['of', 'because', 'entries', 'leaves'] }),
);

const entry = z.strictObject({ kind: z.string(), on: day.optional(), at: time.optional(), with: someOf(z.string(), z.unknown()).optional(), /** the kind of entry that it answers */ of: z.string().optional(), marks: z.array(z.string()).optional(), count: z.number().int().optional() });

export const about = {
  duties: z.array(duty).optional(),
  'no-duties': some(named).optional(),
  considerations: z.array(consideration).optional(),
  'no-considerations': some(named).optional(),
  proposals: z.array(proposal).optional(),
  'no-proposals': some(named).optional(),
  prompts: z.array(z.strictObject({ clause: z.string(), title: z.string().optional(), owner: role.optional() })).optional(),
  'no-prompts': some(named).optional(),
  /** what is told at once and not yet read */
  alerts: z.array(z.strictObject({ clause: z.string(), title: z.string().optional(), owner: role.optional(), on: day.optional(), at: time.optional(), count: z.number().int().optional() })).optional(),
  'no-alerts': some(z.union([named, z.strictObject({ clause: z.string(), owner: role })])).optional(),
  tiers: z.array(z.strictObject({ of: z.string().optional(), value: z.string(), from: day.optional(), until: day.nullable().optional() })).optional(),
  retention: z.array(retention).optional(),
  'no-retention': some(named).optional(),
  /** facts with their values; null: not known */
  facts: someOf(z.string(), z.unknown()).optional(),
  entries: z.array(entry).optional(),
  explanation: oneOrMany(z.strictObject({ clause: z.string(), title: z.string().optional(), contains: oneOrMore(z.string()) })).optional(),
};

/** Keys of an example that ask about one subject. */
export const ABOUT_KEYS = Object.keys(about) as readonly (keyof typeof about)[];
