import { z } from 'zod';
import { openChild } from '../../../app/child/child-page.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { operation } from '../operation.ts';
import { NO_CHILD, problem } from '../problem.ts';
import { RECORDED } from '../recording/answer.ts';
import { COMMAND, NEW_ENTRY, newRecord } from '../recording/command.ts';
import { send } from '../recording/send.ts';
import { isRecordedBySystems } from '../recording/what-systems-record.ts';
import { CHILD_PATH, subjectId } from '../shapes/parts.ts';

/** Records about a child. */
export const record = operation({
  name: 'record',
  method: 'POST',
  path: '/children/{child}/entries',
  group: 'recording',
  says: 'Records about a child: one entry, or several of one act',
  more: 'All of them are recorded or none. The rules of the policy decide as they do for a person in this role.',
  permission: 'cases.record',
  purpose: 'recording about the child',
  audit: { event: 'child.record-form', shown: 'recording' },
  records: true,
  params: CHILD_PATH,
  body: z.strictObject({ ...COMMAND, records: z.array(NEW_ENTRY, { error: 'a list of one to twenty entries' }).min(1, { error: 'one entry or more' }).max(20, { error: 'at most twenty entries of one act' }) }),
  answer: RECORDED,
  statuses: [201, 202],
  problems: ['not-valid', 'not-found', 'changed', 'command-used', 'fields-wrong', 'refused', 'asked'],
  async handle(asking, { params, body }) {
    const child = await openChild(asking.ports, asking.reader, subjectId(params.child), asking.today);
    if (child === undefined) return NO_CHILD;
    const faults = body.records.flatMap((r, i) => (isRecordedBySystems(kindOf(r.kind)) ? [] : [{ record: i, field: 'kind', expected: 'a kind of entry that is recorded here, as /kinds names them' }]));
    if (faults.length > 0) return problem('fields-wrong', 'Some entries are of no kind that is recorded here: see faults. Nothing was recorded.', { faults });
    return send(asking, child, body.records.map((r) => newRecord(r, r.kind)), body);
  },
});
