import { z } from 'zod';
import type { NewRecord } from '../../../core/decisions/command.ts';

import { DAY, dayOf, entryId, ID, TIME } from '../shapes/parts.ts';

/** What every command carries. */
export const COMMAND = {
  command: ID.describe('Drawn by your system, a new one for each act. Sent again, it gives the first result and records nothing twice'),
  seen: z.int({ error: 'a whole number' }).min(0).optional().describe('The highest `order` that you had seen of this child. With it, what was recorded meanwhile and matters to this is a conflict and not overwritten unseen'),
  answers: z.record(z.string().max(60), z.string().max(4_000)).default({}).describe('Answers to what rules asked, by clause'),
};

const DATA = z.record(z.string().max(100), z.unknown(), { error: 'the fields of the kind, by name' }).describe('The fields of the kind');
const HAPPENED = z.boolean().optional().describe('It has already happened, here or elsewhere: rules then mark it and do not refuse it');

/** The name in the document under which the kinds of entry stand with their fields. */
export const OF_ITS_KIND = 'NewEntry';

export const NEW_ENTRY = z.strictObject({
  kind: z.string({ error: 'a kind of entry, as /kinds names them' }).max(100),
  data: DATA,
  occurredOn: DAY.describe('The day on which it was true, today or earlier unless the kind may lie ahead'),
  occurredAt: TIME.optional(),
  of: ID.optional().describe('The entry of this record that it answers'),
  happened: HAPPENED,
}).meta({ 'x-component': OF_ITS_KIND });

export const CORRECTION = {
  data: DATA.describe('The whole of the entry as it should stand; what is left out is not kept from before'),
  occurredOn: DAY,
  occurredAt: TIME.optional(),
  reason: z.string({ error: 'why it is corrected' }).trim().min(1, { error: 'why it is corrected' }).max(4_000),
};

/** An entry as a command takes it. */
export function newRecord(sent: Omit<z.output<typeof NEW_ENTRY>, 'kind'>, kind: string): NewRecord {
  return {
    kind,
    data: sent.data,
    occurredOn: dayOf(sent.occurredOn),
    ...(sent.occurredAt === undefined ? {} : { occurredAt: sent.occurredAt }),
    ...(sent.of === undefined ? {} : { of: entryId(sent.of) }),
    ...(sent.happened === undefined ? {} : { happened: sent.happened }),
  };
}

