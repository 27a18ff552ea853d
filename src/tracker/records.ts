import type { EntryData } from '../core/chronology/entry.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import type { ImportRow, MeetingRating, RowValues } from './import-row.ts';

/** An entry that a good row would make. Its kind and data are those of `core/chronology/kinds`. */
export interface TrackerRecord {
  readonly kind: string;
  readonly data: EntryData;
  readonly occurredOn: PlainDate;
  /** keys of the cells that it comes from: with `diffRow`, only records whose cells changed are written */
  readonly from: readonly string[];
  /** each cell gives a part of the data that stands alone, by the cell's key: only the changed parts are written to a child on record */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** said of the entry where its day or its reason is not in the tracker */
  readonly note?: string;
}

/** A thing that cannot become an entry until somebody settles it. */
export interface Unsettled {
  readonly what: 'worker';
  readonly asWritten: string;
}

export interface RowRecords {
  readonly records: readonly TrackerRecord[];
  readonly unsettled: readonly Unsettled[];
}

export interface RecordContext {
  /** the day for which the tracker is true: undated facts are recorded as true on it */
  readonly asAt: PlainDate;
  /** name or initials in the tracker, to the id of an account; from the mapping */
  readonly workers: Readonly<Record<string, string>>;
  /** tells a panel that has been from one that lies ahead */
  readonly today: PlainDate;
}

/** Which parts of a child's identity come from which cell. */
const IDENTITY_PARTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['reference', 'surname', 'forenames', 'known-as', 'date-of-birth', 'sex', 'ethnicity'].map((key) => [key, [key]])),
  'full-name': ['surname', 'forenames'],
};

/** As the kind `tracker.comment` allows; a longer one becomes several. */
const LONGEST_COMMENT = 12_000;

const UNDATED = 'The day is not in the tracker; recorded on the day for which the tracker was true.';

/**
 * The entries that a row would make. Blank cells make none, and nothing is inferred from comments: they are quoted.
 * Only good rows make entries; for any other the result is empty.
 */
export function toRecords(row: ImportRow, context: RecordContext): RowRecords {
  if (row.status !== 'good') return { records: [], unsettled: [] };
  const v = row.values;
  const unsettled: Unsettled[] = [];
  const records = [
    ...identity(v, context), ...address(v, context), ...lookedAfter(v, context), ...knife(v, context), ...allocation(v, context, unsettled),
    ...orders(v, context), ...assessment(v, context), ...dyo(v, context), ...told(row, context), ...panel(v, context), ...ratings(v, context),
    ...custody(v, context), ...quotes(row, context),
  ];
  return { records, unsettled };
}

function identity(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const surname = v.surname ?? v['full-name']?.surname;
  const forenames = v.forenames ?? v['full-name']?.forenames;
  const data = only({ reference: v.reference, surname, forenames, 'known-as': v['known-as'], 'date-of-birth': v['date-of-birth'], sex: v.sex, ethnicity: v.ethnicity });
  return [{ kind: 'identity.recorded', data, occurredOn: asAt, from: Object.keys(IDENTITY_PARTS), parts: IDENTITY_PARTS }];
}

function address(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  if (v.area === undefined || !('area' in v.area)) return [];
  return [{ kind: 'address.recorded', data: { area: v.area.area }, occurredOn: asAt, from: ['area'] }];
}

function lookedAfter(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  return v['looked-after'] === undefined ? [] : [{ kind: 'looked-after.recorded', data: { status: v['looked-after'] }, occurredOn: asAt, from: ['looked-after'] }];
}

function knife(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  if (v['habitual-knife-carrier'] !== 'yes') return [];
  const data = { flag: 'habitual-knife-carrier', confirmed: false, source: 'The tracker; source unconfirmed' };
  return [{ kind: 'flag.set', data, occurredOn: asAt, from: ['habitual-knife-carrier'], note: UNDATED }];
}

function allocation(v: RowValues, { asAt, workers }: RecordContext, unsettled: Unsettled[]): readonly TrackerRecord[] {
  const name = v['case-manager'];
  if (name === undefined) return [];
  const worker = Object.hasOwn(workers, name) ? workers[name] : undefined;
  if (worker === undefined) {
    unsettled.push({ what: 'worker', asWritten: name });
    return [];
  }
  return [{ kind: 'allocation.made', data: { role: 'case-manager', worker, reason: `"${name}" in the tracker` }, occurredOn: asAt, from: ['case-manager'], note: UNDATED }];
}

/** Dates beside several orders in one cell belong to one of them, and the tracker does not say to which: they stay quoted. */
function orders(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const list = v['order-type'] ?? [];
  const [single] = list.length === 1 ? list : [];
  const starts = v['order-start'];
  if (single !== undefined) {
    const data = only({ type: single.type, starts, ends: v['order-end'], 'as-written': single.asWritten.slice(0, 200) });
    return [{ kind: 'order.started', data, occurredOn: starts ?? asAt, from: ['order-type', 'order-start', 'order-end'], ...(starts === undefined ? { note: UNDATED } : {}) }];
  }
  return list.map((o) => ({ kind: 'order.started', data: { type: o.type, 'as-written': o.asWritten.slice(0, 200) }, occurredOn: asAt, from: ['order-type'], note: UNDATED }));
}

function assessment(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const data = only({ yogrs: v.yogrs, reoffending: v.reoffending, harm: v.harm, 'safety-and-wellbeing': v['safety-and-wellbeing'] });
  if (Object.keys(data).length === 0) return [];
  const on = v['assessed-on'];
  return [{ kind: 'assessment.completed', data, occurredOn: on ?? asAt, from: ['yogrs', 'reoffending', 'harm', 'safety-and-wellbeing', 'assessed-on'], ...(on === undefined ? { note: UNDATED } : {}) }];
}

function dyo(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const on = v['dyo-from'];
  const from = ['dyo', 'dyo-from'];
  if (v.dyo === 'no') {
    const data = { outcome: 'not-classified', criterion: [], reason: 'Decided earlier; the reason is not in the tracker.' };
    return [{ kind: 'dyo.decision', data, occurredOn: on ?? asAt, from, ...(on === undefined ? { note: UNDATED } : {}) }];
  }
  // a day under "DYO since" says it where the tracker has no column for DYO itself; beside "N/A" it does not
  if (v.dyo !== 'dyo' && (on === undefined || v.dyo !== undefined)) return [];
  return [{ kind: 'dyo.classified', data: {}, occurredOn: on ?? asAt, from, ...(on === undefined ? { note: UNDATED } : {}) }];
}

function told(row: ImportRow, { asAt }: RecordContext): readonly TrackerRecord[] {
  const v = row.values;
  const out: TrackerRecord[] = [];
  const notified = v['notified-on'];
  if (notified !== undefined) {
    out.push({ kind: 'dyo.notified', data: { recipients: [], channel: 'e-mail', note: 'From the tracker, which does not say who was told.' }, occurredOn: notified, from: ['notified-on'] });
  }
  const told_ = v['family-told-on'];
  if (told_ !== undefined) out.push({ kind: 'family.told', data: { about: 'dyo-status', who: 'not-recorded' }, occurredOn: told_, from: ['family-told-on'] });
  const words = row.cells['family-told-on']?.content ?? '';
  if (told_ === undefined && /\bnot safe\b|\bunsafe\b/i.test(words)) {
    out.push({ kind: 'family.told', data: { about: 'dyo-status', who: 'not-safe', note: `"${words}" in the tracker` }, occurredOn: asAt, from: ['family-told-on'], note: UNDATED });
  }
  return out;
}

/** The tracker gives the day of the panel, not the day on which it was booked: a panel in the past was booked by its own day at the latest. */
function panel(v: RowValues, { asAt, today }: RecordContext): readonly TrackerRecord[] {
  const on = v['panel-on'];
  if (on === undefined) return [];
  const recorded = on <= today ? on : asAt;
  return [{ kind: 'panel.booked', data: { panel: 'case-management-and-diversity', on }, occurredOn: recorded, from: ['panel-on'], note: 'The day of booking is not in the tracker.' }];
}

function ratings(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const given: TrackerRecord[] = v.meetings.map((m, at) => ({
    kind: 'rag.set',
    data: { colour: m.colour, 'start-known': startsHere(m, v.meetings[at - 1]) },
    occurredOn: m.on,
    from: [`meeting:${m.on}`],
    ...(m.by === 'fill' ? { note: 'Read from the background colour of the cell.' } : {}),
  }));
  const on = v['rag-on'];
  if (v.rag !== undefined && !v.meetings.some((m) => m.on === on && m.colour === v.rag?.colour)) {
    const note = [on === undefined ? UNDATED : '', v.rag.by === 'fill' ? 'Read from the background colour of the cell.' : ''].filter((n) => n !== '').join(' ');
    given.push({ kind: 'rag.set', data: { colour: v.rag.colour, 'start-known': false }, occurredOn: on ?? asAt, from: ['rag', 'rag-on'], ...(note === '' ? {} : { note }) });
  }
  return given;
}

/** A colour is known to begin at a meeting only if another one was given at the meeting before that rated the child. */
function startsHere(now: MeetingRating, before: MeetingRating | undefined): boolean {
  return before !== undefined && before.colour !== now.colour;
}

function custody(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const place = v['custody-place'];
  const release = v['release-date'];
  return [
    ...(place === undefined ? [] : [{ kind: 'custody.started', data: { place }, occurredOn: asAt, from: ['custody-place'], note: UNDATED }]),
    ...(release === undefined ? [] : [{ kind: 'custody.release-date-set', data: { release }, occurredOn: asAt, from: ['release-date'] }]),
  ];
}

/** What is kept in the tracker's own words: comments, what cells say beyond their value, and values that no kind of entry holds. */
function quotes(row: ImportRow, { asAt }: RecordContext): readonly TrackerRecord[] {
  const v = row.values;
  const comment = (key: string, column: string, text: string): readonly TrackerRecord[] =>
    inPieces(text, LONGEST_COMMENT).map((piece) => ({ kind: 'tracker.comment', data: { text: piece, column: column.slice(0, 200) }, occurredOn: asAt, from: [key] }));
  const unheld = (['offences-since', 'removed-on', 'removed-why'] as const).filter((key) => v[key] !== undefined);
  const undivided = (v['order-type']?.length ?? 0) !== 1 ? (['order-start', 'order-end'] as const).filter((key) => v[key] !== undefined) : [];
  // a day whose fact is missing would be lost
  const assessed = v.yogrs ?? v.reoffending ?? v.harm ?? v['safety-and-wellbeing'];
  const stray = [...(assessed === undefined && v['assessed-on'] !== undefined ? (['assessed-on'] as const) : []), ...(v.dyo === 'not-applicable' && v['dyo-from'] !== undefined ? (['dyo-from'] as const) : []), ...(v.rag === undefined && v['rag-on'] !== undefined ? (['rag-on'] as const) : [])];
  const fromCells = [...unheld, ...undivided, ...stray].flatMap((key) => {
    const cell = row.cells[key];
    return cell === undefined ? [] : comment(key, cell.column, cell.content);
  });
  return [...v.quotes.flatMap((q) => comment(q.key, q.column, q.text)), ...fromCells];
}

function inPieces(text: string, length: number): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}

function only(data: Readonly<Record<string, unknown>>): EntryData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
