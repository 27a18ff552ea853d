import type { ChildRecord } from '../../../app/child/child-page.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { WITHHELD, WITHHELD_IN_PLAIN_WORDS, type Withheld } from '../../../core/chronology/kinds/rights/rights.ts';
import { BAR, blackOutRows, type TextRow } from '../../../core/redaction/black-out.ts';
import type { Bundle, BundleItem } from '../../../core/rights/bundle.ts';
import { statementsBeside } from '../../../core/rights/disagreement.ts';
import { dayAndDate, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import type { BundleDocument, BundleEntry } from '../../../documents/bundle/bundle-document.ts';
import { originOf } from '../transfers/came-from.tsx';
import { dataRows } from '../../forms/data-rows.ts';

const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/** What an entry says, row by row, in the words of its kind; the program's own ids are left out. */
export function rowsOf(entry: Entry, { names }: Pick<ChildRecord, 'names'>): readonly TextRow[] {
  const kind = kindOf(entry.kind);
  if (kind === undefined) return [];
  const rows = dataRows(kind, entry.data, names).map((r) => ({ label: r.label, value: r.value.replace(ID, '').replace(/\s*,\s*(?=$|;)/g, '').trim() }));
  return [...rows.filter((r) => r.value !== ''), ...(entry.reason === undefined ? [] : [{ label: 'Why it was changed', value: entry.reason }])];
}

/** The words that a decision blacks out, and the rows that it blacks out as a whole. */
export function blackedOut(decided: Entry | undefined): { readonly words: readonly string[]; readonly rows: readonly string[] } {
  const items = (name: string, of: string): readonly string[] => ((decided?.data[name] as readonly Readonly<Record<string, string>>[] | undefined) ?? []).flatMap((i) => (i[of] === undefined ? [] : [i[of]]));
  return { words: items('black-out', 'words'), rows: items('rows', 'row') };
}

/** How one item of a bundle is given. What is not given is not in it. */
export function givenEntry(item: BundleItem, number: number, record: ChildRecord): BundleEntry {
  const { entry, decided, replacedBy } = item;
  const decision = decided?.data['decision'];
  const heading = `${dayAndDate(entry.occurredOn, true)}: ${kindOf(entry.kind)?.label ?? ''}`;
  const state = decision === 'give' || decision === 'part' || decision === 'withhold' ? decision : 'undecided';
  const shown = state === 'give' || state === 'part';
  return {
    number, heading, state,
    written: shown ? writtenBy(entry, record) : '',
    rows: shown ? blackOutRows(rowsOf(entry, record), state === 'part' ? blackedOut(decided) : { words: [], rows: [] }) : [],
    statements: shown ? statementsBeside(record.entries, entry.id).map((s) => String(s.data['words'] ?? '')) : [],
    ...(replacedBy === undefined ? {} : { changed: replacedBy.withdrawn === true ? `Taken back on ${longDate(replacedBy.occurredOn)}.` : `Changed later. The newer words stand in an entry of ${longDate(replacedBy.occurredOn)}.` }),
  };
}

/** By whom it was written, and where: what came from another service was written there. */
function writtenBy(entry: Entry, record: ChildRecord): string {
  const origin = originOf(record, entry.id);
  if (origin !== undefined) return `Written by a ${roleInSentence(origin.as)} of ${origin.whose} on ${longDate(origin.on)}.`;
  return `Written by a ${roleInSentence(entry.recordedAs)} on ${longDate(entry.recordedAt.slice(0, 10) as PlainDate)}.`;
}

interface Cover {
  readonly serviceName: string;
  readonly letter: string;
  readonly on: PlainDate;
  readonly apart?: string;
}

/** The whole of what is given: the letter, the list of what is in it, the entries, and in general terms what is not. */
export function givenDocument(bundle: Bundle, record: ChildRecord, cover: Cover): BundleDocument {
  const reasons = new Map<Withheld, number>();
  for (const { decided } of bundle.items) {
    const reason = decided?.data['reason'];
    if (typeof reason === 'string' && Object.hasOwn(WITHHELD, reason)) reasons.set(reason as Withheld, (reasons.get(reason as Withheld) ?? 0) + 1);
  }
  const entries = bundle.items.map((item, i) => givenEntry(item, i + 1, record));
  return {
    title: `Copy of the record of ${nameOf(record.row)}`,
    serviceName: cover.serviceName,
    date: longDate(cover.on),
    letter: cover.letter,
    about: `What was on the record on ${longDate(bundle.request.occurredOn)}, in the order of time. ${BAR} stands where words are blacked out.`,
    entries,
    leftOut: [...reasons].map(([reason, n]) => ({ count: n, why: WITHHELD_IN_PLAIN_WORDS[reason] })),
    ...(cover.apart === undefined ? {} : { apart: cover.apart }),
  };
}

/** The counts that are kept with what was given. */
export function countsOf({ items }: Bundle): { readonly given: number; readonly 'in-part': number; readonly withheld: number } {
  const of = (decision: string): number => items.filter((i) => i.decided?.data['decision'] === decision).length;
  return { given: of('give'), 'in-part': of('part'), withheld: of('withhold') };
}

/** The bundle as it stood when it was given: nothing that came later changes it. */
export function asGiven(record: ChildRecord, given: Entry): ChildRecord {
  return { ...record, entries: record.entries.filter((e) => e.seq <= given.seq) };
}
