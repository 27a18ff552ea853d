import { roleInSentence } from '../../core/access/roles.ts';
import { fileOf } from '../../core/chronology/file-of.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import type { ParcelItem } from '../../core/transfers/pack.ts';
import { unpack } from '../../core/transfers/unpack.ts';
import { id, type CommandId, type EntryId, type ServiceId, type SubjectId } from '../../core/values/ids.ts';
import type { FileStore, StoredFile } from '../ports/files.ts';
import type { Ports } from '../ports/index.ts';
import type { Parcel } from '../ports/transfers.ts';
import { loadContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import type { Recorded } from '../record/record.ts';
import { carryOver, subjectOf } from './carry-over.ts';
import { isAsSealed, readParcel, type ReadParcel } from './read-parcel.ts';

export type Accepted =
  | { readonly outcome: 'taken-in'; readonly child: SubjectId; readonly entries: number }
  /** nothing is there to take in: answered already, taken back, or not for this service */
  | { readonly outcome: 'gone' }
  /** it is not what was sealed, or a document of it cannot be read: nothing is taken in */
  | { readonly outcome: 'broken'; readonly why: string }
  | { readonly outcome: 'not-recorded'; readonly why: string };

interface Taking {
  readonly command: CommandId;
  readonly parcel: string;
  /** a record that is there already; absent: a new one is made */
  readonly into?: SubjectId;
}

/** Takes in what another service has sent: the whole of it as entries of this service's own record, in one transaction, or nothing. Each entry keeps where it comes from; documents are encrypted anew. */
export async function acceptParcel(ports: Ports, files: FileStore | undefined, actor: Actor, taking: Taking): Promise<Accepted> {
  const opened = await ports.store.asSystem(actor.service, async ({ transfers }) => ({ parcel: await transfers.awaiting(taking.parcel), read: readParcel(await transfers.open(taking.parcel)) }));
  if (opened.parcel === undefined || opened.read === undefined) return { outcome: 'gone' };
  if (!isAsSealed(opened.parcel, opened.read)) return { outcome: 'broken', why: 'What has come is not what was sealed. Tell the service that sent it, and whoever looks after the program.' };
  const child = taking.into ?? id<SubjectId>(ports.ids.next());
  const copies = await copyFiles(ports, files, actor, child, opened.read.items);
  if ('lost' in copies) return { outcome: 'broken', why: `The document “${copies.lost}” cannot be read. Ask the service that sent it to send the record again.` };
  const done = await write(ports, actor, taking, child, opened.parcel, { ...opened.read, items: copies.items }).catch(async (error: unknown) => {
    await removeAll(files, copies.stored);
    throw error;
  });
  if (done.outcome !== 'taken-in') await removeAll(files, copies.stored);
  else await carryOver(ports, opened.parcel.from);
  return done;
}

/** Every document of the parcel put away anew, under a key of its own: a file belongs to one service. The database is told of each before the disk is. */
async function copyFiles(ports: Ports, files: FileStore | undefined, actor: Actor, child: SubjectId, items: readonly ParcelItem[]): Promise<{ readonly items: readonly ParcelItem[]; readonly stored: readonly StoredFile[] } | { readonly lost: string }> {
  const stored: StoredFile[] = [];
  const out: ParcelItem[] = [];
  for (const item of items) {
    const file = fileOf(item.data);
    if (file === undefined) {
      out.push(item);
      continue;
    }
    const found = await files?.get(file.ref);
    const copy = found?.found === 'bytes' ? await copyOf(ports, files, actor, child, found.bytes) : undefined;
    if (copy !== undefined) stored.push(copy);
    if (copy === undefined || copy.sha256 !== file.sha256) {
      await removeAll(files, stored);
      return { lost: String(item.data['title'] ?? file.name) };
    }
    out.push({ ...item, data: { ...item.data, file: { ...file, ref: copy.ref } } });
  }
  return { items: out, stored };
}

async function copyOf(ports: Ports, files: FileStore | undefined, actor: Actor, child: SubjectId, bytes: Uint8Array): Promise<StoredFile | undefined> {
  const copy = files?.place(bytes);
  if (files === undefined || copy === undefined) return undefined;
  await ports.store.asSystem(actor.service, (unit) => unit.files.put(copy, child, actor.worker));
  await files.put(copy.ref, bytes);
  return copy;
}

async function removeAll(files: FileStore | undefined, stored: readonly StoredFile[]): Promise<void> {
  for (const s of stored) await files?.erase(s.ref);
}

async function write(ports: Ports, actor: Actor, taking: Taking, child: SubjectId, parcel: Parcel, read: ReadParcel): Promise<Accepted> {
  return ports.store.asSystem(actor.service, async (unit): Promise<Accepted> => {
    const context = await loadContext(unit, ports.policies, ports.clock.today());
    const subject = { kind: 'child', id: child } as const;
    // The parcel is locked by its answer: two who take it in at once do not both make a record.
    const byName = `${actor.name}, ${roleInSentence(actor.role)}`;
    if (!(await unit.transfers.answer(parcel.id, { answer: 'accepted', byName, by: actor.worker, as: actor.role, on: ports.clock.today() }))) return { outcome: 'gone' };
    if (taking.into === undefined) await unit.records.create(subject, 'case');
    const records = recordsOf(ports, actor, taking, parcel, read);
    const made = await recordSeries(ports, unit, context, [{ command: () => ({ id: id<CommandId>(`transfer-in-${parcel.id}`), actor, subject, source: 'transfer', answers: {}, agreements: [], records }) }], { create: taking.into === undefined });
    const settled = await recordSeries(ports, unit, context, [{ command: () => ({ id: taking.command, actor, subject: subjectOf(parcel.id), source: 'live', answers: {}, agreements: [], records: [{ kind: 'transfer.settled', occurredOn: ports.clock.today(), data: { answer: 'accepted' } }] }) }], { create: true });
    for (const [result] of [made.results, settled.results]) if (result?.outcome !== 'recorded') throw new NotRecorded(inWords(result));
    await unit.records.append([...made.entries, ...settled.entries]);
    return { outcome: 'taken-in', child, entries: read.items.length };
  }).catch((error: unknown): Accepted => {
    if (error instanceof NotRecorded) return { outcome: 'not-recorded', why: error.message };
    throw error;
  });
}

function recordsOf(ports: Ports, actor: Actor, taking: Taking, parcel: Parcel, read: ReadParcel): readonly NewRecord[] {
  const terms = { from: parcel.from, fromName: parcel.fromName, sort: parcel.sort, day: parcel.day, ...(parcel.until === undefined ? {} : { until: parcel.until }), said: { ...read.said, sender: read.sender }, parcel: parcel.id, digest: parcel.digest };
  const ids = Array.from({ length: read.items.length + 1 }, () => id<EntryId>(ports.ids.next()));
  const records = unpack(terms, read.items, { today: ports.clock.today(), agency: actor.agency, intoExisting: taking.into !== undefined, ids });
  if (!parcel.restricted) return records;
  // What was restricted there is restricted here from the first moment: whoever takes it in names others.
  return [...records, { kind: 'case.restricted', occurredOn: ports.clock.today(), data: { why: `The record was restricted at ${parcel.fromName}`, ask: actor.worker, people: [{ worker: actor.worker }] } }];
}

/** Nothing of the transaction is kept. */
class NotRecorded extends Error {}

function inWords(result: Recorded | undefined): string {
  if (result?.outcome === 'invalid') return result.faults.map((f) => `${f.field}: expected ${f.expected}`).join('; ');
  if (result?.outcome === 'not-allowed') return result.why;
  return result === undefined ? 'nothing came of it' : 'the rules in force here would not have it';
}

export type Refused = { readonly outcome: 'refused' } | { readonly outcome: 'gone' } | { readonly outcome: 'no-reason'; readonly expected: string };

/** Says why what another service has sent is not taken in. What was in it is gone then. */
export async function refuseParcel(ports: Ports, actor: Actor, refusing: { readonly command: CommandId; readonly parcel: string; readonly reason: string }): Promise<Refused> {
  const done = await ports.store.asSystem(actor.service, async (unit): Promise<Refused & { readonly from?: ServiceId }> => {
    const context = await loadContext(unit, ports.policies, ports.clock.today());
    const parcel = await unit.transfers.awaiting(refusing.parcel);
    if (parcel === undefined) return { outcome: 'gone' };
    const { results, entries } = await recordSeries(ports, unit, context, [{ command: () => ({ id: refusing.command, actor, subject: subjectOf(parcel.id), source: 'live', answers: {}, agreements: [], records: [{ kind: 'transfer.settled', occurredOn: ports.clock.today(), data: { answer: 'refused', reason: refusing.reason } }] }) }], { create: true });
    const [result] = results;
    if (result?.outcome === 'invalid') return { outcome: 'no-reason', expected: result.faults[0]?.expected ?? 'why it is not taken in' };
    if (result?.outcome !== 'recorded') return { outcome: 'gone' };
    const byName = `${actor.name}, ${roleInSentence(actor.role)}`;
    if (!(await unit.transfers.answer(parcel.id, { answer: 'refused', byName, by: actor.worker, as: actor.role, reason: refusing.reason, on: ports.clock.today() }))) throw new Error('a parcel was answered while it was being refused');
    await unit.records.append(entries);
    return { outcome: 'refused', from: parcel.from };
  });
  if (done.outcome === 'refused' && 'from' in done && done.from !== undefined) await carryOver(ports, done.from);
  return done.outcome === 'refused' ? { outcome: 'refused' } : done;
}
