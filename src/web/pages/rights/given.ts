import type { ChildRecord } from '../../../app/child/child-page.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import type { FileReference } from '../../../core/chronology/fields.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { WITHHELD, WITHHELD_IN_PLAIN_WORDS, type Withheld } from '../../../core/chronology/kinds/rights/rights.ts';
import { BAR, blackOutRows, type TextRow } from '../../../core/redaction/black-out.ts';
import type { Bundle, BundleItem } from '../../../core/rights/bundle.ts';
import { newestVersion, takenBack } from '../../../core/rights/bundle-files.ts';
import { statementsBeside } from '../../../core/rights/disagreement.ts';
import { dayAndDate, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { originOf } from '../transfers/came-from.tsx';
import type { BundleDocument, BundleEntry, BundleFile } from '../../../documents/bundle/bundle-document.ts';
import { dataRows } from '../../forms/data-rows.ts';

const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/** What an entry says, row by row, in the words of its kind; the program's own ids are left out. */
export function rowsOf(entry: Entry, { names }: Pick<ChildRecord, 'names'>): readonly TextRow[] {
  const kind = kindOf(entry.kind);
  if (kind === undefined) return [];
  const rows = dataRows(kind, entry.data, names).map((r) => ({ label: r.label, value: r.value.replace(ID, '').replace(/\s*,\s*(?=$|;)/g, '').trim() }));
  return [...rows.filter((r) => r.value !== ''), ...(entry.reason === undefined ? [] : [{ label: 'Why it was changed', value: entry.reason }])];
}

/** The same without the file, which is given or not given by itself: its name can hold words that are blacked out elsewhere. */
export function wordsOf(entry: Entry, record: Pick<ChildRecord, 'names'>): readonly TextRow[] {
  const file = Object.values(kindOf(entry.kind)?.fields ?? {}).find((f) => f.type.is === 'file');
  return rowsOf(entry, record).filter((r) => r.label !== file?.label);
}

/** The words that a decision blacks out, and the rows that it blacks out as a whole. */
export function blackedOut(decided: Entry | undefined): { readonly words: readonly string[]; readonly rows: readonly string[] } {
  const items = (name: string, of: string): readonly string[] => ((decided?.data[name] as readonly Readonly<Record<string, string>>[] | undefined) ?? []).flatMap((i) => (i[of] === undefined ? [] : [i[of]]));
  return { words: items('black-out', 'words'), rows: items('rows', 'row') };
}

/** How one item of a bundle is given. What is not given is not in it. */
export function givenEntry(items: readonly BundleItem[], item: BundleItem, number: number, record: ChildRecord): BundleEntry {
  const { entry, decided, replacedBy } = item;
  const decision = decided?.data['decision'];
  const heading = `${dayAndDate(entry.occurredOn, true)}: ${kindOf(entry.kind)?.label ?? ''}`;
  const state = decision === 'give' || decision === 'part' || decision === 'withhold' ? decision : 'undecided';
  const shown = state === 'give' || state === 'part';
  const file = givenFile(items, item, record);
  return {
    number, heading, state,
    written: shown ? writtenBy(entry, record) : '',
    rows: shown ? blackOutRows(wordsOf(entry, record), state === 'part' ? blackedOut(decided) : { words: [], rows: [] }) : [],
    ...(file === undefined ? {} : { file }),
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

/** Under this folder the documents lie beside the copy. */
const FOLDER = 'documents';

/** What becomes of the file of a document. Its name stands only where it goes: the name can hold words that are blacked out elsewhere. */
function givenFile(items: readonly BundleItem[], item: BundleItem, { entries }: ChildRecord): BundleFile | undefined {
  const source = fileSource(item);
  if (fileOf(item.entry.data) === undefined || item.decided === undefined) return undefined;
  if (source === undefined) return { state: 'out' };
  if (takenBack(source.entry, entries)) return { state: 'taken-back' };
  // Versions of one document have one file: it lies there once, under the number of the first.
  const number = items.findIndex((i) => fileSource(i)?.file.ref === source.file.ref) + 1;
  return { state: source.state, name: `${FOLDER}/${number} ${source.file.name}` };
}

/** The entry whose file goes for an item, and how. */
function fileSource({ entry, decided, copy }: BundleItem): { readonly entry: Entry; readonly state: 'whole' | 'copy'; readonly file: FileReference } | undefined {
  const goes = decided?.data['decision'] === 'withhold' ? undefined : decided?.data['document'];
  const from = goes === 'whole' ? entry : goes === 'copy' ? copy : undefined;
  const file = from === undefined ? undefined : fileOf(from.data);
  return from === undefined || file === undefined ? undefined : { entry: from, state: goes === 'copy' ? 'copy' : 'whole', file };
}

/** The files that go with what is given, each under its name beside it. @param now the record as it is now: what was taken back since is left out */
export function givenFiles({ items }: Bundle, now: ChildRecord): readonly { readonly entry: Entry; readonly name: string; readonly file: FileReference }[] {
  const files = items.flatMap((item) => {
    const source = fileSource(item);
    const name = givenFile(items, item, now)?.name;
    return source === undefined || name === undefined ? [] : [{ entry: newestVersion(source.entry, now.entries), name, file: source.file }];
  });
  return files.filter((f, i) => files.findIndex((g) => g.name === f.name) === i);
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
  const entries = bundle.items.map((item, i) => givenEntry(bundle.items, item, i + 1, record));
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
