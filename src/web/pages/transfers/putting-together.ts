import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { sealTransfer } from '../../../app/transfers/seal-transfer.ts';
import type { Entry, EntryData } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { isTransferSort, type TransferSort } from '../../../core/chronology/kinds/transfer/transfer-sorts.ts';
import { blackOutRows } from '../../../core/redaction/black-out.ts';
import { statementsBeside, statementsLeftBehind } from '../../../core/rights/disagreement.ts';
import { foreignWithoutAgreement } from '../../../core/sharing/originator.ts';
import { CHOSEN_FIRST, crossingOf, groupOf, type Group } from '../../../core/transfers/crossing.ts';
import { otherService } from '../../../core/transfers/other-service.ts';
import { onlyInWords } from '../../../core/transfers/pack.ts';
import type { AgencyId } from '../../../core/values/ids.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import type { Faults } from '../../forms/read-fields.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context } from '../../route.ts';
import { blackOutChosen, wordsNotThere } from '../rights/black-out-fields.tsx';
import { rowsOf } from '../rights/given.ts';

/** Entries that are ticked to go across; those of them of which a part is blacked out. */
export const TAKE = 'take';
export const PART = 'part';
/** For which kind of move the ticks were set first. */
export const CHOSEN_FOR = '_chosen-for';

/** What can go across, as the reader may see it. */
export interface Offered {
  readonly entries: readonly Entry[];
  /** another agency's, which has not agreed for this service: left out, and said to be */
  readonly theirs: readonly Entry[];
}

/** What can go to a service: everything of the record that crosses at all. What another agency has not agreed to stands apart. */
export function offeredFor({ timeline, entries, standing }: ChildRecord, to: string, own: AgencyId): Offered {
  // A statement of the child or the family goes with the entry beside which it stands, without being ticked.
  const crossing = timeline.filter((e) => crossingOf(kindOf(e.kind)) !== 'never' && e.kind !== 'disagreement.stated').reverse();
  const theirs = crossing.filter((e) => e.agency !== own && foreignWithoutAgreement({ to: otherService(to), entries: [{ entry: e.id }] }, { entries, agency: own, on: standing.derivedOn }).length > 0);
  return { entries: crossing.filter((e) => !theirs.includes(e)), theirs };
}

export function sortTyped(typed: Typed): TransferSort | undefined {
  const sort = lastOf(typed, 'sort');
  return isTransferSort(sort) ? sort : undefined;
}

/** The ticks with which a kind of move begins: the groups that it needs, and of them what everybody who works with the case may see. */
export function tickedFirst({ entries }: Offered, sort: TransferSort): readonly string[] {
  const groups: readonly Group[] = CHOSEN_FIRST[sort];
  return entries.filter((e) => e.compartment === 'case' && groupOf(kindOf(e.kind)!) !== undefined && groups.includes(groupOf(kindOf(e.kind)!))).map((e) => e.id);
}

export function partsOf(typed: Typed): readonly string[] {
  return [...new Set((typed[PART] ?? []).filter((v) => v !== ''))];
}

export function prefixOf(entry: string): string {
  return `of.${entry}.`;
}

/** The lists of a proposal, made from what was ticked; a fault where something would stay readable, or nothing would go. */
export function listsOf(typed: Typed, record: ChildRecord, offered: Offered): { readonly lists: EntryData; readonly faults: Faults } {
  const faults = new Map<string, string>();
  const offeredIds = new Set(offered.entries.map((e) => String(e.id)));
  const ticked = [...new Set((typed[TAKE] ?? []).filter((id) => offeredIds.has(id)))];
  if (ticked.length === 0) faults.set(TAKE, 'Choose what is to go across: at least who the child is');
  const taken = [...ticked, ...statementsLeftBehind(record.entries, ticked).map((s) => String(s.id))];
  const parts = new Set(partsOf(typed).filter((id) => taken.includes(id)));
  const words = onlyInWords(record.entries, taken.filter((id) => !parts.has(id)));
  const told = taken.flatMap((id) => {
    const entry = record.entries.find((e) => e.id === id);
    if (entry === undefined || !(parts.has(id) || words.has(id))) return [];
    return [parts.has(id) ? blackedOutPart(typed, record, entry, faults) : inWords(record, entry)];
  });
  const toldIds = new Set(told.map((t) => t.entry));
  const whole = taken.filter((id) => !toldIds.has(id));
  return {
    faults,
    lists: {
      ...(whole.length === 0 ? {} : { entries: whole.map((entry) => ({ entry })) }),
      ...(told.length === 0 ? {} : { 'in-words': told }),
      ...(offered.theirs.length === 0 ? {} : { 'left-out': offered.theirs.map((e) => ({ entry: e.id, agency: e.agency })) }),
    },
  };
}

interface Told {
  readonly entry: string;
  readonly title: string;
  readonly text: string;
  readonly how: 'local' | 'part';
  readonly why?: string;
}

function titleOf(entry: Entry): string {
  return entry.kind === 'history.received' ? String(entry.data['title']) : `${kindOf(entry.kind)?.label ?? ''}, ${dayAndDate(entry.occurredOn, true)}`;
}

function inWords(record: ChildRecord, entry: Entry): Told {
  const beside = statementsBeside(record.entries, entry.id).map((s) => `The child or the family do not agree: ${String(s.data['words'] ?? '')}`);
  return { entry: entry.id, title: titleOf(entry), text: [...rowsOf(entry, record).map((r) => `${r.label}: ${r.value}`), ...beside].join('\n') || 'Nothing further was written', how: 'local' };
}

function blackedOutPart(typed: Typed, record: ChildRecord, entry: Entry, faults: Map<string, string>): Told {
  const prefix = prefixOf(entry.id);
  const rows = rowsOf(entry, record);
  const chosen = blackOutChosen(typed, prefix);
  const missing = wordsNotThere(typed, rows, prefix);
  if (chosen.words.length === 0 && chosen.rows.length === 0) faults.set(`${prefix}added`, `Choose what is blacked out in “${titleOf(entry)}”, or send it whole`);
  else if (missing.length > 0) faults.set(`${prefix}added`, `These words are not in the entry: ${missing.join('; ')}`);
  return { entry: entry.id, title: titleOf(entry), text: blackOutRows(rows, chosen).map((r) => `${r.label}: ${r.value}`).join('\n'), how: 'part', why: lastOf(typed, `${prefix}why`) || 'third-party' };
}

/** The seal of what would go, as it will be made again when it is sent: under the service's own name, whatever a page says beside it. */
export async function sealNow({ ports, who }: Pick<Context, 'ports' | 'who'>, record: ChildRecord, data: EntryData): Promise<string> {
  const service = await ports.store.asReader(who.reader, ({ directory }) => directory.service());
  if (service === undefined) throw new Error(`there is no service ${who.reader.service}`);
  return sealTransfer(record.entries, data, who.reader.agency, { service: service.name, agencies: record.agencies, workers: record.workers }).digest;
}
