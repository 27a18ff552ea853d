import { z } from 'zod';
import { askForMore } from '../../../app/sharing/shared-with-us.ts';
import { operation } from '../operation.ts';
import { answerOfRecorded, RECORDED } from '../recording/answer.ts';
import { CHILD_PATH, ID, subjectId } from '../shapes/parts.ts';
import { NOTHING_SHARED } from './shared-child.ts';

const TEXT = z.string({ error: 'some words' }).trim().min(1, { error: 'some words' }).max(12_000, { error: 'at most 12000 characters' });

/** Asks for more about a child of whom something is shared already. */
export const sharedAsk = operation({
  name: 'shared.ask',
  method: 'POST',
  path: '/shared/{child}/requests',
  group: 'shared',
  says: 'Asks for more about a child of whom something is shared already',
  more: 'The service shares what is needed for a purpose that the law allows, and no more. Its answer stands with what was asked.',
  permission: 'shared.see',
  purpose: 'reading what was shared with the agency',
  audit: { event: 'shared.opened', shown: 'what was shared with the agency' },
  records: true,
  params: CHILD_PATH,
  body: z.strictObject({ command: ID.describe('Drawn by your system; sent again, it gives the first result'), what: TEXT.describe('What is asked for'), why: TEXT.describe('What it is needed for') }),
  answer: RECORDED,
  statuses: [201],
  problems: ['not-valid', 'not-found', 'command-used', 'fields-wrong'],
  async handle({ ports, actor }, { params, body }) {
    const result = await askForMore(ports, actor(), subjectId(params.child), { command: body.command.toLowerCase(), what: body.what, why: body.why });
    return result.outcome === 'not-allowed' ? NOTHING_SHARED : answerOfRecorded(result);
  },
});
