import { z } from 'zod';
import { nameOf } from '../../../app/child/child-page.ts';
import { AnothersCommand } from '../../../app/ports/records.ts';
import { record, type Recorded } from '../../../app/record/record.ts';
import { validateData } from '../../../core/chronology/validate.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { id, type CommandId, type SubjectId } from '../../../core/values/ids.ts';
import { operation, type Asking } from '../operation.ts';
import { problem } from '../problem.ts';
import { answerOfRecorded, RECORDED } from '../recording/answer.ts';
import { COMMAND } from '../recording/command.ts';
import { isTheSame } from '../recording/same-command.ts';
import { USED } from '../recording/send.ts';
import { ID } from '../shapes/parts.ts';

const DATA = z.record(z.string().max(100), z.unknown());

/** Adds a child, unless children with a like name make one look twice. */
export const addChild = operation({
  name: 'children.add',
  method: 'POST',
  path: '/children',
  group: 'recording',
  says: 'Adds a child, with who they are and perhaps where they live',
  more: 'If children with a like name or the same reference are on record, they are named and nobody is added: a child who is added twice has two half records. Send it again with `notTheSame` once somebody has looked.',
  permission: 'children.add',
  purpose: 'adding a child',
  audit: { event: 'child.added', shown: 'adding a child' },
  records: true,
  body: z.strictObject({
    command: COMMAND.command,
    identity: DATA.describe('The fields of identity.recorded; a surname or forenames at least'),
    address: DATA.optional().describe('The fields of address.recorded'),
    notTheSame: z.boolean().default(false).describe('Somebody has looked: it is none of those named'),
  }),
  answer: RECORDED.extend({ child: ID }),
  statuses: [201],
  problems: ['not-valid', 'command-used', 'like-children', 'fields-wrong', 'refused', 'asked'],
  async handle(asking, { body }) {
    const { ports, today } = asking;
    const parts = [{ kind: 'identity.recorded', data: body.identity }, ...(body.address === undefined ? [] : [{ kind: 'address.recorded', data: body.address }])];
    const faults = parts.flatMap(({ kind: name, data }, place) => {
      const kind = kindOf(name);
      return kind === undefined ? [] : validateData(kind, data, { today, occurredOn: today }).map((f) => ({ record: place, field: f.field, expected: f.expected }));
    });
    const named = [body.identity['forenames'], body.identity['surname']].filter((t): t is string => typeof t === 'string' && t.trim() !== '');
    if (named.length === 0 && faults.length === 0) faults.push({ record: 0, field: 'surname', expected: 'the surname, or the forenames if only those are known' });
    if (faults.length > 0) return problem('fields-wrong', 'Some fields do not do: see faults. Nobody was added.', { faults });
    const like = body.notTheSame ? [] : await likeChildren(asking, named.join(' '), body.identity['reference']);
    // The same command sent again finds the child whom it added itself.
    const before = like.length === 0 ? undefined : await ports.store.asSystem(asking.reader.service, (unit) => unit.records.earlierResult(id<CommandId>(body.command.toLowerCase())));
    if (like.length > 0 && before === undefined) return problem('like-children', 'Look whether the child is one of these; if not, send it again with notTheSame. Nobody was added.', { children: like });
    const subject = { kind: 'child', id: id<SubjectId>(ports.ids.next()) } as const;
    let result: Recorded;
    try {
      result = await record(ports, { id: id<CommandId>(body.command.toLowerCase()), actor: asking.actor(), subject, records: parts.map((p) => ({ ...p, occurredOn: today })), source: 'live', answers: {}, agreements: [] }, { create: true });
    } catch (error) {
      if (error instanceof AnothersCommand) return USED;
      throw error;
    }
    const answer = answerOfRecorded(result);
    if (answer.is === 'problem' || result.outcome !== 'recorded') return answer.is === 'problem' ? answer : problem('not-allowed', 'The role of this system does not add children by itself.');
    const made = await ports.store.asReader(asking.reader, (unit) => unit.records.act(result.act));
    const added = made[0]?.subject ?? subject;
    return (await isTheSame(asking, added, parts.map((p) => ({ ...p, occurredOn: made[0]?.occurredOn ?? today })), result)) ? { ...answer, body: { ...answer.body, child: added.id } } : USED;
  },
});

async function likeChildren({ ports, reader, today }: Asking, words: string, reference: unknown): Promise<{ readonly id: string; readonly name: string; readonly reference?: string }[]> {
  return ports.store.asReader(reader, async (unit) => {
    const byName = await unit.lists.search(words, 6, today);
    const byReference = typeof reference === 'string' && reference.trim() !== '' ? await unit.lists.search(reference.trim(), 3, today) : [];
    const seen = new Set<string>();
    return [...byReference, ...byName]
      .filter((hit) => hit.why !== 'in the record' && !seen.has(hit.id) && seen.add(hit.id))
      .map((hit) => ({ id: hit.id, name: nameOf(hit), ...(hit.reference === undefined ? {} : { reference: hit.reference }) }));
  });
}
