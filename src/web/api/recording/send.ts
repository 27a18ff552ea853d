import type { z } from 'zod';
import type { ChildRecord } from '../../../app/child/child-page.ts';
import { AnothersCommand } from '../../../app/ports/records.ts';
import { record, type Recorded } from '../../../app/record/record.ts';
import type { NewRecord } from '../../../core/decisions/command.ts';
import { id, type CommandId } from '../../../core/values/ids.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { strangeIds } from '../../forms/strange-ids.ts';
import type { Answer, Asking } from '../operation.ts';
import { problem, type Problem } from '../problem.ts';
import { answerOfRecorded, type RECORDED } from './answer.ts';
import { isTheSame } from './same-command.ts';

export interface Sent {
  readonly command: string;
  readonly seen?: number | undefined;
  readonly answers: Readonly<Record<string, string>>;
}

export const USED = problem('command-used', 'A command with this id was sent before, with something else in it. Draw a new id for each act; send the old one again only with what it held. Nothing was recorded.');

/** Records what a system sent about a child that it may see, through the same command as the pages, and answers with whatever comes of it. */
export async function send(asking: Asking, child: ChildRecord, records: readonly NewRecord[], sent: Sent): Promise<Answer<z.input<typeof RECORDED>> | Problem> {
  const faults = records.flatMap((r, i) => {
    const kind = kindOf(r.kind);
    return kind === undefined || r.withdrawn === true ? [] : [...strangeIds(kind, r, child)].map(([field, expected]) => ({ record: i, field, expected }));
  });
  if (faults.length > 0) return problem('fields-wrong', 'Some fields name what is not on this record or not of this service: see faults. Nothing was recorded.', { faults });
  const subject = child.standing.subject;
  let result: Recorded;
  try {
    result = await record(asking.ports, {
      id: id<CommandId>(sent.command.toLowerCase()), actor: asking.actor(), subject, records, source: 'live', answers: sent.answers, agreements: [], ...(sent.seen === undefined ? {} : { seen: sent.seen }),
    });
  } catch (error) {
    if (error instanceof AnothersCommand) return USED;
    throw error;
  }
  if (!(await isTheSame(asking, subject, records, result))) return USED;
  // The child is seen: what stands in the way is the kind of entry, and may be said.
  if (result.outcome === 'not-allowed') return problem('not-allowed', 'The role of this system does not record this about the child. Nothing was recorded.');
  if (result.outcome === 'conflict') return answerOfRecorded({ ...result, with: await visible(asking, result.with) });
  return answerOfRecorded(result);
}

/** Of entries that were recorded meanwhile, those that the system may see. */
async function visible({ ports, reader }: Asking, ids: Extract<Recorded, { readonly outcome: 'conflict' }>['with']): Promise<typeof ids> {
  return ports.store.asReader(reader, async (unit) => {
    const found = await Promise.all(ids.map((entry) => unit.records.entry(entry)));
    return ids.filter((_, i) => found[i] !== undefined);
  });
}
