import { z } from 'zod';
import { openChild } from '../../../app/child/child-page.ts';
import { operation } from '../operation.ts';
import { NO_CHILD } from '../problem.ts';
import { ENTRY, entryOut } from '../shapes/entry.ts';
import { ENTRY_PATH, entryId, subjectId } from '../shapes/parts.ts';
import { NO_ENTRY } from '../recording/entry-meant.ts';

/** One entry. */
export const entry = operation({
  name: 'entry',
  method: 'GET',
  path: '/children/{child}/entries/{entry}',
  group: 'children',
  says: 'One entry of a child’s chronology',
  permission: 'cases.see',
  purpose: 'working with the child',
  audit: { event: 'child.entry', shown: 'one entry' },
  params: ENTRY_PATH,
  answer: z.object({ entry: ENTRY }),
  problems: ['not-found'],
  async handle({ ports, reader, today }, { params }) {
    const record = await openChild(ports, reader, subjectId(params.child), today);
    if (record === undefined) return NO_CHILD;
    const found = record.entries.find((e) => e.id === entryId(params.entry));
    return found === undefined ? NO_ENTRY : { is: 'answer', body: { entry: entryOut(found, record.entries, record.names) } };
  },
});
