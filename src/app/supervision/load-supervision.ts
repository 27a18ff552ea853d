import { programOf } from '../record/context.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { EntryId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { listRows } from '../../core/cohorts/list-rows.ts';
import { policyList } from '../../core/cohorts/policy-list.ts';
import type { Duty } from '../../core/duties/duty.ts';
import type { ChildRow } from '../ports/lists.ts';
import type { WorkerRow } from '../ports/directory.ts';
import type { Ports, Reader, ReaderUnit } from '../ports/index.ts';
import { readerContext } from '../meetings/sitting-context.ts';

/** A case of the worker with what has been noted about it since the last supervision. */
export interface SupervisedCase {
  readonly row: ChildRow;
  readonly lastOversight?: PlainDate;
  readonly notes: readonly { readonly id: EntryId; readonly on: PlainDate; readonly plan?: string; readonly risk?: string; readonly next?: string }[];
  readonly hasPlan: boolean;
  readonly hasRisk: boolean;
}

export interface SupervisionPage {
  readonly worker: WorkerRow;
  /** in the order of the policy: DYO first */
  readonly cases: readonly SupervisedCase[];
  readonly planned?: PlainDate;
  readonly last?: PlainDate;
  /** who is asked to join, and what came of earlier requests */
  readonly requests: readonly Duty[];
  readonly earlier: readonly Entry[];
  /** the policy lets the reader ask somebody to join */
  readonly mayAsk: boolean;
}

/** One worker's supervision as the worker and their managers may see it; undefined for anybody else. */
export async function loadSupervision(ports: Ports, reader: Reader, worker: WorkerId, today: PlainDate): Promise<SupervisionPage | undefined> {
  return ports.store.asReader(reader, async (unit) => {
    const subject = { kind: 'worker' as const, id: worker as string as SubjectId };
    const [workers, mayOpen] = await Promise.all([unit.directory.workers(today), maySupervise(unit, reader, worker)]);
    const row = workers.find((w) => w.id === worker);
    if (row === undefined || !mayOpen) return undefined;
    const [entries, standing, cases, { program }] = await Promise.all([unit.records.chronology(subject), unit.lists.standing(subject), casesOf(ports, unit, worker, today), programOf(unit.directory, ports.policies, today)]);
    const askers = program.rules.author.find((a) => a.kinds.includes('supervision.join-asked'))?.by;
    const line = timeline(entries);
    const held = line.filter((e) => e.kind === 'supervision.held');
    const last = held.at(-1)?.occurredOn;
    const since = line.slice(held.length === 0 ? 0 : line.indexOf(held.at(-1)!) + 1);
    const planned = standing?.facts['supervision.next']?.value;
    return {
      worker: row,
      cases: cases.map((c) => withNotes(c, since)),
      requests: (standing?.duties ?? []).filter((d) => d.clause !== '' && line.some((e) => e.id === d.startedBy && e.kind === 'supervision.join-asked')),
      earlier: held.slice().reverse(),
      mayAsk: askers === undefined || reader.roles.some((r) => askers.includes(r)),
      ...(typeof planned === 'string' && (last === undefined || planned > last) ? { planned: planned as PlainDate } : {}),
      ...(last === undefined ? {} : { last }),
    };
  });
}

/** Whether the reader is the worker or one of their managers: the database answers it. */
async function maySupervise(unit: ReaderUnit, reader: Reader, worker: WorkerId): Promise<boolean> {
  return reader.worker === worker || (await unit.directory.managed()).includes(worker);
}

type Case = Pick<SupervisedCase, 'row' | 'lastOversight'>;

/** The worker's cases that the reader may see, in the order of the policy's list for supervision. */
export async function casesOf(ports: Ports, unit: ReaderUnit, worker: WorkerId, today: PlainDate): Promise<readonly Case[]> {
  const [context, page] = await Promise.all([readerContext(ports, unit), unit.lists.children({ caseManager: worker, sort: 'name', limit: 200 }, today)]);
  const { rows } = page;
  const chronologies = await unit.gathered.chronologies('child', rows.map((r) => r.id));
  const list = policyList(context.program, 'supervision');
  const order = list === undefined ? rows.map((r) => r.id) : listRows(context.program, list, [...chronologies].map(([subject, entries]) => ({ subject, entries })), context.around, today).map((r) => r.subject);
  return order.flatMap((child): Case[] => {
    const row = rows.find((r) => r.id === child);
    const seen = timeline(chronologies.get(child) ?? []).filter((e) => e.kind === 'oversight.recorded' && e.occurredOn <= today).at(-1)?.occurredOn;
    return row === undefined ? [] : [{ row, ...(seen === undefined ? {} : { lastOversight: seen }) }];
  });
}

function withNotes(c: Case, since: readonly Entry[]): SupervisedCase {
  const notes = since.filter((e) => e.kind === 'supervision.case-discussed' && e.data['child'] === c.row.id).map((e) => {
    const text = (name: 'plan' | 'risk' | 'next'): Partial<Record<typeof name, string>> => (typeof e.data[name] === 'string' ? { [name]: e.data[name] } : {});
    return { id: e.id, on: e.occurredOn, ...text('plan'), ...text('risk'), ...text('next') };
  });
  return { ...c, notes, hasPlan: notes.some((n) => n.plan !== undefined), hasRisk: notes.some((n) => n.risk !== undefined) };
}
