import { roleInSentence } from '../../core/access/roles.ts';
import { sightOf } from '../../core/access/reach.ts';
import { fileOf } from '../../core/chronology/file-of.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { standing } from '../../core/chronology/resolve.ts';
import { isTransferSort } from '../../core/chronology/kinds/transfer/transfer-sorts.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { chosenIn } from '../../core/transfers/pack.ts';
import type { CommandId, EntryId, ServiceId, SubjectId } from '../../core/values/ids.ts';
import { parsePlainDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { FileStore } from '../ports/files.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import { loadContext, type ServiceContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import { NOT_REACHED, type Recorded } from '../record/record.ts';
import { carryOver } from './carry-over.ts';
import { answersIn, disclosureOf } from './disclosure-of.ts';
import { toSealed } from './read-parcel.ts';
import { sealTransfer, type Sealed } from './seal-transfer.ts';

/** What came of sending: as of every recording, or a document that cannot be read, and so cannot go. */
export type Sent = Recorded | { readonly outcome: 'unreadable'; readonly document: string } | { readonly outcome: 'no-service' };

interface Sending {
  readonly command: CommandId;
  readonly child: SubjectId;
  readonly proposal: EntryId;
}

/**
 * Sends what was proposed and agreed to: records that it was sent and the disclosure that it is, and seals the parcel, all in one
 * transaction. From then on the other service may open it.
 */
export async function sendTransfer(ports: Ports, files: FileStore | undefined, actor: Actor, sending: Sending): Promise<Sent> {
  const sent = await ports.store.asSystem(actor.service, async (unit): Promise<{ readonly result: Sent; readonly to?: ServiceId }> => {
    const earlier = await unit.records.earlierResult(sending.command, actor.worker);
    if (earlier !== undefined) return { result: earlier as Recorded };
    const subject = { kind: 'child', id: sending.child } as const;
    if (!(await unit.records.lock(subject))) return { result: NOT_REACHED };
    const [known, context] = await Promise.all([unit.records.chronology(subject), loadContext(unit, ports.policies, ports.clock.today())]);
    const proposal = standing(known).find((e) => e.id === sending.proposal && e.kind === 'transfer.proposed');
    if (proposal === undefined || !seenByProposer(proposal, known)) return { result: NOT_REACHED };
    const to = (await unit.transfers.services()).find((s) => s.id === proposal.data['to']);
    if (to === undefined) return { result: { outcome: 'no-service' } };
    const sealed = await sealedNow(unit, context, known, proposal);
    if (sealed === undefined) return { result: CHANGED };
    const lost = await unreadableFile(unit, files, sealed);
    if (lost !== undefined) return { result: { outcome: 'unreadable', document: lost } };
    const parcel = ports.ids.next();
    const about = aboutParcel(proposal);
    const series = await recordSeries(ports, unit, context, [{
      command: () => ({
        id: sending.command, actor, subject, source: 'live', agreements: [], answers: answersIn(proposal.data),
        records: [
          { kind: 'transfer.sent', occurredOn: ports.clock.today(), of: proposal.id, data: { proposal: proposal.id, to: to.id, 'to-name': to.name, sort: about.sort, from: about.day, ...(about.until === undefined ? {} : { until: about.until }), parcel, items: sealed.items.length, digest: sealed.digest } },
          { kind: 'disclosure.made', occurredOn: ports.clock.today(), data: disclosureOf(proposal.data, `Parcel ${parcel}, seal ${sealed.digest}`) },
        ],
      }),
    }]);
    const [result] = series.results;
    if (result?.outcome !== 'recorded') return { result: result ?? NOT_REACHED };
    const whose = whoseRecord(known);
    const header = { id: parcel, fromName: context.service.name, to: to.id, ...about, ...whose, items: sealed.items.length, digest: sealed.digest, sentAt: ports.clock.now() };
    await unit.transfers.send(header, { child: sending.child, sent: result.entries[0]! }, toSealed(sealed.said, `${actor.name}, ${roleInSentence(actor.role)}`, sealed.items));
    await unit.records.append(series.entries);
    return { result, to: to.id };
  });
  if (sent.to !== undefined) await carryOver(ports, sent.to);
  return sent.result;
}

/** Entries that are named and are not what they were when it was put together. */
const CHANGED: Recorded = {
  outcome: 'refused',
  objections: [{ clause: '', says: 'Something that was to go has been changed or withdrawn since it was put together', wants: 'that it is put together anew, and agreed to again' }],
};

/** What would go now; undefined where an entry that was chosen has been corrected or withdrawn since. */
async function sealedNow(unit: SystemUnit, context: ServiceContext, known: readonly Entry[], proposal: Entry): Promise<Sealed | undefined> {
  const chosen = chosenIn(proposal.data);
  const here = new Set(standing(known).map((e) => String(e.id)));
  if (![...chosen.entries, ...chosen.inWords.map((w) => w.entry)].every((e) => here.has(e))) return undefined;
  return sealTransfer(known, proposal.data, proposal.agency, { service: context.service.name, agencies: await unit.directory.agencies(), workers: context.workers });
}

/** Nobody sends on what their own role does not let them see, whatever a form has named. */
function seenByProposer(proposal: Entry, known: readonly Entry[]): boolean {
  const { compartments } = sightOf([proposal.recordedAs]);
  const chosen = chosenIn(proposal.data);
  const named = new Set([...chosen.entries, ...chosen.inWords.map((w) => w.entry)]);
  return known.every((e) => !named.has(e.id) || compartments.includes(e.compartment));
}

/** A file that cannot be opened, or that is given to nobody because something harmful was found in it. */
async function unreadableFile(unit: SystemUnit, files: FileStore | undefined, { items }: Sealed): Promise<string | undefined> {
  for (const item of items) {
    const file = fileOf(item.data);
    if (file !== undefined && ((await unit.files.isWithheld(file.ref)) || (await files?.get(file.ref))?.found !== 'bytes')) return String(item.data['title'] ?? file.name);
  }
  return undefined;
}

function aboutParcel({ data }: Entry): { readonly sort: 'permanent' | 'caretaking' | 'information'; readonly day: PlainDate; readonly until?: PlainDate } {
  const sort = String(data['sort']);
  const day = parsePlainDate(String(data['from']));
  const until = parsePlainDate(String(data['until'] ?? ''));
  if (!isTransferSort(sort) || day === undefined) throw new Error('a proposed transfer without its sort or its day');
  return { sort, day, ...(until === undefined ? {} : { until }) };
}

/** By which the other service knows whose record it is; of a restricted record nothing until it is opened. */
function whoseRecord(known: readonly Entry[]): { readonly restricted: boolean; readonly names?: string; readonly dateOfBirth?: PlainDate } {
  const here = standing(known);
  const restricted = here.filter((e) => e.kind === 'case.restricted' || e.kind === 'case.unrestricted').sort((a, b) => a.seq - b.seq).at(-1)?.kind === 'case.restricted';
  if (restricted) return { restricted };
  const said = Object.assign({}, ...here.filter((e) => e.kind === 'identity.recorded').map((e) => e.data)) as Readonly<Record<string, unknown>>;
  const names = [said['forenames'], said['surname']].filter((n) => typeof n === 'string').join(' ');
  const born = parsePlainDate(String(said['date-of-birth'] ?? ''));
  return { restricted, ...(names === '' ? {} : { names }), ...(born === undefined ? {} : { dateOfBirth: born }) };
}
