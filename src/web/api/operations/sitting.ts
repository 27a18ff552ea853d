import { z } from 'zod';
import { prepareSitting } from '../../../app/meetings/prepare-sitting.ts';
import { operation } from '../operation.ts';
import { problem } from '../problem.ts';
import { ROLE } from '../shapes/entry.ts';
import { DAY, ID, subjectId, TIME, WHO } from '../shapes/parts.ts';
import { STAGE } from './sittings.ts';

/** One sitting with its agenda. */
export const sitting = operation({
  name: 'sitting',
  method: 'GET',
  path: '/sittings/{sitting}',
  group: 'meetings',
  says: 'A sitting with its agenda: from the record until it opens, then as it was opened',
  permission: 'meetings.see',
  purpose: 'following a meeting',
  audit: { event: 'meeting.opened', shown: 'agenda with last ratings and what is missing' },
  params: z.object({ sitting: ID }),
  answer: z.object({
    id: ID,
    meeting: z.object({ name: z.string(), title: z.string() }),
    on: DAY,
    at: TIME.optional(),
    place: z.string().optional(),
    stage: STAGE,
    agenda: z.array(z.object({
      child: ID, name: z.string(), reference: z.string().optional(), rag: z.string().optional(), inCustody: z.boolean(), caseManager: WHO.optional(),
      group: z.object({ name: z.string(), title: z.string(), clause: z.string() }), addedBecause: z.string().optional(),
      last: z.object({ value: z.string().optional(), on: DAY, reason: z.string().optional() }).optional(),
      toDo: z.array(z.object({ clause: z.string(), title: z.string(), due: DAY.optional() })),
      presenter: z.object({ role: ROLE, name: z.string().optional() }).optional(),
      state: z.enum(['incomplete', 'ready', 'carried-over', 'not-needed']).optional(),
    })),
    notInYet: z.int().min(0).describe('Children in a tracker who are not on record yet'),
  }),
  problems: ['not-found'],
  async handle({ ports, reader }, { params }) {
    const found = await prepareSitting(ports, reader, subjectId(params.sitting));
    if (found === undefined) return problem('not-found', 'There is no such sitting.');
    const { state, meeting, children, names } = found;
    return {
      is: 'answer', shown: `agenda of ${children.length} children`,
      body: {
        id: found.id, meeting: { name: meeting.name, title: meeting.title }, on: state.on, at: state.at, place: state.place, stage: state.stage, notInYet: found.notIn.length,
        agenda: children.map((c) => ({
          child: c.child, name: c.name, reference: c.reference, rag: c.rag, inCustody: c.inCustody, caseManager: c.caseManager === undefined ? undefined : { id: c.caseManager, name: names.worker(c.caseManager) },
          group: { name: c.group.group, title: c.group.title, clause: c.group.clause }, addedBecause: c.addedBecause,
          last: c.last === undefined ? undefined : { value: c.last.value, on: c.last.on, reason: c.last.reason },
          toDo: c.toDo.map((d) => ({ clause: d.clause, title: d.title, due: d.due })),
          presenter: c.presenter === undefined ? undefined : { role: c.presenter.role, name: c.presenter.name }, state: c.state,
        })),
      },
    };
  },
});
