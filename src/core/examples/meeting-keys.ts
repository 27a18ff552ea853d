import { z } from 'zod';
import { about } from './subject-keys.ts';
import { day, oneOrMore, role, says, some, someOf } from './written.ts';

/* What examples may expect of meetings: agendas, seats, calendars, sittings, attendance. */

/** A sitting in the calendar of an example. */
export const exampleSitting = z.strictObject({ meeting: z.string(), on: day, called: z.string().optional(), place: z.string().optional(), /** its agenda has no room left */ full: z.boolean().optional() });

/** One sitting as it stands. */
const sitting = says(
  z.strictObject({
    of: z.string(),
    duties: about.duties,
    'no-duties': about['no-duties'],
    undecided: z.array(z.string()).optional(),
    'empty-seats': z.array(z.string()).optional(),
    closing: z.enum(['refuse', 'hold', 'ask', 'show', 'free']).optional(),
    /** names of the seats that somebody must fill, worked out from the agenda */
    required: z.array(z.string()).optional(),
    /** how many of them are filled */
    filled: z.number().int().optional(),
    /** those that are not */
    missing: z.array(z.string()).optional(),
    /** who sits where: { YOS: [OMC-1] } */
    seated: someOf(z.string(), z.array(z.string())).optional(),
    /** the name of the chair; null: nobody is named */
    chair: z.string().nullable().optional(),
    urgent: z.boolean().optional(),
    /** whose contributions are on record */
    contributed: z.array(role).optional(),
    /** who presents each child: the role named, or the worker who is allocated */
    presenters: someOf(z.string(), z.string()).optional(),
  }),
  'of',
);

export const meetingKeys = {
  agenda: z
    .strictObject({
      meeting: z.string(),
      /** the day of the sitting, where the agenda is drawn up before it */
      on: day.optional(),
      order: z.array(
        z.union([
          z.string().transform((child) => ({ child, group: undefined })),
          z.strictObject({
            child: z.string(),
            group: z.string().optional(),
            needs: z.string().optional(),
            /** papers that are not there */
            missing: z.array(z.string()).optional(),
            /** roles to whom that is shown */
            warned: z.array(role).optional(),
          }),
        ]),
      ),
    })
    .optional(),
  'next-sitting': oneOrMore(z.strictObject({ meeting: z.string(), after: day, is: day, because: z.string().optional(), place: z.string().optional() })).optional(),
  /** the seats of a meeting on a day */
  seats: oneOrMore(
    says(
      z.strictObject({
        meeting: z.string(),
        on: day.optional(),
        count: z.number().int().optional(),
        /** how many are expected so */
        expected: z.record(z.enum(['every', 'as-required']), z.number().int()).optional(),
        of: some(z.strictObject({ seat: z.string(), roles: z.array(role).optional(), deputies: z.array(role).optional(), expected: z.enum(['every', 'as-required']).optional() })).optional(),
        none: some(z.string()).optional(),
        /** roles of core members */
        core: z.array(role).optional(),
      }),
      'meeting',
      'on',
    ),
  ).optional(),
  /** the calendar of a meeting: stretches of its rhythm without a sitting, by their first day, and sittings at another place than the policy's */
  calendar: oneOrMore(z.strictObject({ meeting: z.string(), from: day, until: day, gaps: z.array(day), elsewhere: z.array(day).optional() })).optional(),
  /** at how many meetings of each sort a role (or one person) was present: { operational: '1 of 1' } */
  attendance: oneOrMore(says(z.strictObject({ role, worker: z.string().optional(), from: day, until: day, operational: z.string().optional(), strategic: z.string().optional(), case: z.string().optional() }), 'role', 'worker', 'from', 'until')).optional(),
  /** which sorts the meetings of the policy are */
  meetings: some(z.strictObject({ name: z.string(), title: z.string().optional(), sort: z.enum(['case', 'operational', 'strategic']).optional(), chairs: z.array(role).optional(), 'run-by': z.array(role).optional(), /** kinds of entry that lie before it with each child */ shows: z.array(z.string()).optional() })).optional(),
  sitting: sitting.optional(),
};
