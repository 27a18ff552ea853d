import { z } from 'zod';
import { openChild } from '../../../app/child/child-page.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { operation } from '../operation.ts';
import { NO_CHILD, problem } from '../problem.ts';
import { RECORDED } from '../recording/answer.ts';
import { COMMAND, CORRECTION, newRecord } from '../recording/command.ts';
import { NO_ENTRY } from '../recording/entry-meant.ts';
import { send } from '../recording/send.ts';
import { isRecordedBySystems } from '../recording/what-systems-record.ts';
import { ENTRY_PATH, entryId, subjectId } from '../shapes/parts.ts';

/** Corrects an entry: another stands in its place, and both stay. */
export const correct = operation({
  name: 'correct',
  method: 'POST',
  path: '/children/{child}/entries/{entry}/correction',
  group: 'recording',
  says: 'Corrects an entry: another stands in its place, with the reason, and both stay to be seen',
  permission: 'cases.record',
  purpose: 'correcting the record',
  audit: { event: 'child.record-form', shown: 'correcting' },
  records: true,
  params: ENTRY_PATH,
  body: z.strictObject({ ...COMMAND, ...CORRECTION }),
  answer: RECORDED,
  statuses: [201, 202],
  problems: ['not-valid', 'not-found', 'changed', 'command-used', 'fields-wrong', 'refused', 'asked'],
  async handle(asking, { params, body }) {
    const child = await openChild(asking.ports, asking.reader, subjectId(params.child), asking.today);
    if (child === undefined) return NO_CHILD;
    const entry = child.entries.find((e) => e.id === entryId(params.entry));
    if (entry === undefined || entry.withdrawn === true) return NO_ENTRY;
    if (!isRecordedBySystems(kindOf(entry.kind))) return problem('not-allowed', 'Entries of this kind are corrected by people, on the page of the entry.');
    const { occurredAt } = body;
    const record = newRecord({ data: body.data, occurredOn: body.occurredOn, ...(occurredAt === undefined ? {} : { occurredAt }), ...(entry.of === undefined ? {} : { of: entry.of }) }, entry.kind);
    return send(asking, child, [{ ...record, supersedes: entry.id, reason: body.reason }], body);
  },
});
