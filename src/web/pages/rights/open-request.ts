import type { ChildRecord } from '../../../app/child/child-page.ts';
import { MANAGERS } from '../../../core/access/roles.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import type { Duty } from '../../../core/duties/duty.ts';
import { bundleOf, type Bundle } from '../../../core/rights/bundle.ts';
import type { Context } from '../../route.ts';
import { childOf } from '../record/child-of.ts';

export const NO_REQUEST = { is: 'not-found', what: 'There is no such request on this record, or your role does not show it.' } as const;
export const NOT_PREPARING = { is: 'forbidden', why: 'This answer is prepared by whoever the request names, or by a manager. Ask your team manager.' } as const;

export interface OpenRequest {
  readonly record: ChildRecord;
  /** as it stands now */
  readonly request: Entry;
  readonly bundle: Bundle;
  /** the duty to answer it */
  readonly duty: Duty | undefined;
  readonly base: string;
  /** the reader may decide what is given */
  readonly prepares: boolean;
}

/** The request of the path, if it is on this child's record and the reader may see it. */
export async function requestOf(context: Context): Promise<OpenRequest | undefined> {
  const record = await childOf(context);
  const request = record?.timeline.find((e) => e.id === context.params['entry'] && e.kind === 'rights.requested');
  const seen = record === undefined || request === undefined ? undefined : bundleOf(record.entries, request.id);
  if (record === undefined || request === undefined || seen === undefined) return undefined;
  const { reader } = context.who;
  const bundle = request.data['right'] === 'access' ? { ...seen, apart: await context.ports.store.asReader(reader, (unit) => unit.rights.heldApart(request.id)) } : seen;
  const prepares = context.may('rights.prepare') && (reader.roles.some((r) => MANAGERS.includes(r)) || request.data['preparer'] === reader.worker);
  return { record, request, bundle, duty: answerDuty(record, request), base: `/children/${record.row.id}/rights/${request.id}`, prepares };
}

/** The duty that the request started and that its answer ends. */
export function answerDuty({ standing }: ChildRecord, request: Entry): Duty | undefined {
  return standing.duties.find((d) => d.startedBy === request.id && d.proof.some((p) => p.kind === 'rights.answered'));
}
