import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../access/roles.ts';
import { parsePlainDate } from '../values/plain-date.ts';

/* The values that stand under the keys of an example. */

export const role = z.enum(ROLE_NAMES as [Role, ...Role[]]);
export const day = z.string().refine((v) => parsePlainDate(v) !== undefined, 'expected a day that there is, such as 2026-03-02');
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 09:30');

const NOTHING = 'an empty list asks nothing; leave it out, or say what is expected';

/** A list that must hold something: empty, it would expect nothing and pass. */
export const some = <T extends z.ZodType>(of: T) => z.array(of).min(1, NOTHING);

/** One, or a list that must hold something. */
export const oneOrMore = <T extends z.ZodType>(of: T) => z.union([of, some(of)]).transform((v): z.output<T>[] => (Array.isArray(v) ? v : [v]) as z.output<T>[]);

/** One, or a list; an empty list expects that there is none. */
export const oneOrMany = <T extends z.ZodType>(of: T) => z.union([of, z.array(of)]).transform((v): z.output<T>[] => (Array.isArray(v) ? v : [v]) as z.output<T>[]);

/** Values by name that must hold something. */
export const someOf = <K extends z.core.$ZodRecordKey, V extends z.ZodType>(key: K, value: V) => z.record(key, value).refine((v) => Object.keys(v).length > 0, 'no name is given; leave it out, or say what is expected');

/** Keys of which at least one must be said beside those that only name what is meant. */
export const says = <S extends z.ZodObject>(of: S, ...names: readonly (keyof z.output<S> & string)[]): S =>
  of.superRefine((value, context) => {
    if (Object.entries(value).some(([key, v]) => v !== undefined && !names.includes(key))) return;
    context.addIssue({ code: 'custom', message: `nothing is expected of it; expected one of ${Object.keys(of.shape).filter((k) => !names.includes(k)).join(', ')}` });
  });

/** Keys that mean nothing as the others stand, and why: they would be passed over. */
export const withoutIdle = <S extends z.ZodObject>(of: S, idle: (value: z.output<S>) => Readonly<Record<string, readonly string[]>>): S =>
  of.superRefine((value, context) => {
    for (const [why, keys] of Object.entries(idle(value))) {
      for (const key of keys) if ((value as Readonly<Record<string, unknown>>)[key] !== undefined) context.addIssue({ code: 'custom', path: [key], message: `it would be passed over: ${why}` });
    }
  });
