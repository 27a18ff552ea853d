import { z } from 'zod';
import { openChild } from '../../../app/child/child-page.ts';
import { writtenBehind } from '../../../app/record/written-behind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { operation } from '../operation.ts';
import { NO_CHILD, problem } from '../problem.ts';
import { RECORDED } from '../recording/answer.ts';
import { COMMAND } from '../recording/command.ts';
import { NO_ENTRY } from '../recording/entry-meant.ts';
import { send } from '../recording/send.ts';
import { isRecordedBySystems } from '../recording/what-systems-record.ts';
import { ENTRY_PATH, entryId, subjectId } from '../shapes/parts.ts';

const { command, answers } = COMMAND;

/** Withdraws an entry: nothing stands in its place. */
export const withdraw = operation({
  name: 'withdraw',
  method: 'POST',
  path: '/children/{child}/entries/{entry}/withdrawal',
  group: 'recording',
  says: 'Withdraws an entry that should not be here at all: nothing stands in its place, and it stays to be seen',
  permission: 'cases.record',
  purpose: 'correcting the record',
  audit: { event: 'child.record-form', shown: 'withdrawing' },
  records: true,
  params: ENTRY_PATH,
  body: z.strictObject({ command, answers, reason: z.string({ error: 'why it is withdrawn' }).trim().min(1, { error: 'why it is withdrawn' }).max(4_000) }),
  answer: RECORDED,
  statuses: [201, 202],
  problems: ['not-valid', 'not-found', 'changed', 'command-used', 'fields-wrong', 'refused', 'asked'],
  async handle(asking, { params, body }) {
    const child = await openChild(asking.ports, asking.reader, subjectId(params.child), asking.today);
    if (child === undefined) return NO_CHILD;
    const entry = child.entries.find((e) => e.id === entryId(params.entry));
    if (entry === undefined || entry.withdrawn === true) return NO_ENTRY;
    const kind = kindOf(entry.kind);
    if (!isRecordedBySystems(kind)) return problem('not-allowed', 'Entries of this kind are withdrawn by people, on the page of the entry.');
    // With what was written beside an entry that its author may not see, that entry goes too.
    const whole = (kind.writtenBeside === undefined ? undefined : await writtenBehind(asking.ports, asking.reader, entry)) ?? entry;
    return send(asking, child, [{ kind: whole.kind, data: whole.data, occurredOn: whole.occurredOn, supersedes: whole.id, withdrawn: true, reason: body.reason }], body);
  },
});
