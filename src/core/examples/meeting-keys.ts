import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../access/roles.ts';
import { parsePlainDate } from '../values/plain-date.ts';

/* What examples may expect of meetings: agendas, seats, calendars, sittings, attendance. */

const role = z.enum(ROLE_NAMES as [Role, ...Role[]]);
const day = z.string().refine((v) => parsePlainDate(v) !== undefined, 'expected a day that there is, such as 2026-03-02');
const oneOrMany = <T extends z.ZodType>(of: T) => z.union([of, z.array(of)]).transform((v): z.output<T>[] => (Array.isArray(v) ? v : [v]) as z.output<T>[]);

/** A sitting in the calendar of an example. */
export const exampleSitting = z.strictObject({ meeting: z.string(), on: day, called: z.string().optional(), place: z.string().optional(), /** its agenda has no room left */ full: z.boolean().optional() });

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
  'next-sitting': oneOrMany(z.strictObject({ meeting: z.string(), after: day, is: day, because: z.string().optional(), place: z.string().optional() })).optional(),
  /** the seats of a meeting on a day */
  seats: oneOrMany(
    z.strictObject({
      meeting: z.string(),
      on: day.optional(),
      count: z.number().int().optional(),
      /** how many are expected so */
      expected: z.record(z.enum(['every', 'as-required']), z.number().int()).optional(),
      of: z.array(z.strictObject({ seat: z.string(), roles: z.array(role).optional(), deputies: z.array(role).optional(), expected: z.enum(['every', 'as-required']).optional() })).optional(),
      none: z.array(z.string()).optional(),
      /** roles of core members */
      core: z.array(role).optional(),
    }),
  ).optional(),
  /** the calendar of a meeting: stretches of its rhythm without a sitting, by their first day, and sittings at another place than the policy's */
  calendar: oneOrMany(z.strictObject({ meeting: z.string(), from: day, until: day, gaps: z.array(day), elsewhere: z.array(day).optional() })).optional(),
  /** at how many meetings of each sort a role (or one person) was present: { operational: '1 of 1' } */
  attendance: oneOrMany(z.strictObject({ role, worker: z.string().optional(), from: day, until: day, operational: z.string().optional(), strategic: z.string().optional(), case: z.string().optional() })).optional(),
  /** which sorts the meetings of the policy are */
  meetings: z.array(z.strictObject({ name: z.string(), title: z.string().optional(), sort: z.enum(['case', 'operational', 'strategic']).optional(), chairs: z.array(role).optional(), 'run-by': z.array(role).optional(), /** kinds of entry that lie before it with each child */ shows: z.array(z.string()).optional() })).optional(),
};

/** What is expected of one sitting, beside its duties. */
export const sittingKeys = {
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
  seated: z.record(z.string(), z.array(z.string())).optional(),
  /** the name of the chair; null: nobody is named */
  chair: z.string().nullable().optional(),
  urgent: z.boolean().optional(),
  /** whose contributions are on record */
  contributed: z.array(role).optional(),
  /** who presents each child: the role named, or the worker who is allocated */
  presenters: z.record(z.string(), z.string()).optional(),
};
