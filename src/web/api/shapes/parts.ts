import { z } from 'zod';
import { plainDate, parsePlainDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { id, type EntryId, type SubjectId, type WorkerId } from '../../../core/values/ids.ts';
import { problem, type Problem } from '../problem.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id as it comes in and goes out. */
export const ID = z.string({ error: 'an id, such as 0190a000-0000-7000-8000-000000000001' }).regex(UUID, { error: 'an id, such as 0190a000-0000-7000-8000-000000000001' }).meta({ format: 'uuid' });
/** A civil day in London. */
export const DAY = z.string({ error: 'a day, such as 2026-01-14' }).refine((text) => parsePlainDate(text) !== undefined, { error: 'a day, such as 2026-01-14' }).meta({ format: 'date', description: 'A day in Europe/London' });
export const INSTANT = z.string().meta({ format: 'date-time', description: 'An instant in UTC' });
export const TIME = z.string({ error: 'a time, such as 09:30' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time, such as 09:30' }).meta({ description: 'Local time' });
/** Somebody who works with the service, or a system. */
export const WHO = z.object({ id: ID, name: z.string() });

export const subjectId = (text: string): SubjectId => id<SubjectId>(text.toLowerCase());
export const entryId = (text: string): EntryId => id<EntryId>(text.toLowerCase());
export const workerId = (text: string): WorkerId => id<WorkerId>(text.toLowerCase());
/** Of a text that its schema has let through. */
export const dayOf = (text: string): PlainDate => plainDate(text);

export const CHILD_PATH = z.object({ child: ID });
export const ENTRY_PATH = z.object({ child: ID, entry: ID });

/** What every list takes: how many, and from where. */
export const PAGE = {
  limit: z.coerce.number({ error: 'a whole number from 1 to 200' }).int({ error: 'a whole number from 1 to 200' }).min(1, { error: 'a whole number from 1 to 200' }).max(200, { error: 'a whole number from 1 to 200' }).default(50).describe('How many at most'),
  cursor: z.string().max(500).optional().describe('`next` of the page before'),
};
export const NEXT = { next: z.string().optional().describe('The cursor of the next page; absent on the last') };

export const YES_NO = z.enum(['yes', 'no'], { error: 'yes or no' });

export const WRONG_CURSOR: Problem = problem('not-valid', 'This cursor is of no page of this list: begin without one.', { faults: [{ field: 'cursor', expected: 'the value of next as the page before gave it' }] });
