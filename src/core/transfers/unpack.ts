import type { EntryData } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { TransferSort } from '../chronology/kinds/transfer/transfer-sorts.ts';
import type { NewRecord } from '../decisions/command.ts';
import type { AgencyId, EntryId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { withLinks } from './local-parts.ts';
import { otherService } from './other-service.ts';
import type { ParcelItem } from './pack.ts';

/** What goes with the items: the terms, as they stand on the sender's record. */
export interface ParcelTerms {
  readonly from: string;
  readonly fromName: string;
  readonly sort: TransferSort;
  readonly day: PlainDate;
  readonly until?: PlainDate;
  /** why, for whom, on which basis, by whom; what was left out */
  readonly said: EntryData;
  readonly parcel: string;
  readonly digest: string;
}

/** The record into which it is taken. */
export interface TakingIn {
  readonly today: PlainDate;
  /** the receiving service's own agency, as whoever takes it in belongs to it */
  readonly agency: AgencyId;
  /** the record was there before: who the child is stands on it already, and is not replaced */
  readonly intoExisting: boolean;
  /** an id for each entry: of the note that it came, then of each item in their order */
  readonly ids: readonly EntryId[];
}

/**
 * The records of the receiving service: first that the record came and from where each entry comes, then the entries, dated as they
 * happened. What the sending service gave with a child who moves is the receiving one's own from then on; everything else stays the
 * sender's, who is asked before it is passed on.
 */
export function unpack(terms: ParcelTerms, items: readonly ParcelItem[], taking: TakingIn): readonly NewRecord[] {
  const [first, ...rest] = taking.ids;
  if (first === undefined || rest.length < items.length) throw new Error('an entry without an id');
  const idOf = (key: string): EntryId | undefined => {
    const at = items.findIndex((i) => i.key === key);
    return at < 0 ? undefined : rest[at];
  };
  const theirs = otherService(terms.from);
  const whoseIs = (item: ParcelItem): AgencyId => (terms.sort === 'permanent' && item.foreign !== true ? taking.agency : theirs);
  const received: NewRecord = {
    kind: 'record.received',
    data: {
      ...terms.said,
      from: terms.from, 'from-name': terms.fromName, sort: terms.sort, day: terms.day, ...(terms.until === undefined ? {} : { until: terms.until }),
      items: items.length, parcel: terms.parcel, digest: terms.digest,
      entries: items.map((i, n) => ({ entry: rest[n], whose: i.whose, as: i.as, on: i.on, ...(i.behind === undefined ? {} : { behind: i.behind }) })),
    },
    occurredOn: taking.today,
    arriving: { id: first, agency: taking.agency },
  };
  return [received, ...items.map((item, n): NewRecord => {
    const as = taking.intoExisting && item.kind === 'identity.recorded' ? toldInWords(item) : item;
    const of = as.of === undefined ? undefined : idOf(as.of);
    const fields = kindOf(as.kind)?.fields ?? {};
    return {
      kind: as.kind, data: withLinks(fields, as.data, idOf), occurredOn: as.occurredOn, happened: true,
      ...(as.occurredAt === undefined ? {} : { occurredAt: as.occurredAt }),
      ...(of === undefined ? {} : { of }),
      arriving: { id: rest[n]!, agency: whoseIs(item) },
    };
  })];
}

/** An item as it can be read: on a record that has its own words for the same, and before it is taken in. */
export function toldInWords(item: ParcelItem): ParcelItem {
  const kind = kindOf(item.kind);
  const rows = Object.entries(kind?.fields ?? {}).flatMap(([name, field]) => {
    const value = item.data[name];
    if (typeof value !== 'string' || field.type.is === 'entry' || field.type.is === 'reference') return [];
    return [`${field.label}: ${field.type.is === 'choice' ? (field.type.options[value] ?? value) : value}`];
  });
  return { ...item, kind: 'history.received', data: { title: kind?.label ?? item.kind, text: rows.join('\n'), 'seen-by': item.compartment } };
}
