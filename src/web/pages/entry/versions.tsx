import { originInWords } from '../transfers/came-from.tsx';
import type { Origin } from '../../../core/transfers/origin.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import type { AnyKind, Names } from '../../../core/chronology/kind.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { SummaryList, Tag } from '../../components/index.ts';
import { dataRows, type DataRow } from '../../forms/data-rows.ts';

const SOURCES = { live: undefined, import: 'Brought in from a tracker', meeting: 'Written at the close of a meeting', transfer: 'Came with the record from another service' } as const;

interface Props {
  readonly entry: Entry;
  readonly kind: AnyKind;
  readonly names: Names;
  readonly title: string;
  /** the version before, to show what is different */
  readonly before?: Entry | undefined;
  /** where it was written down first, if it came from another service */
  readonly origin?: Origin | undefined;
}

/** One version of an entry: what it says, and its stamps. */
export function Version({ entry, kind, names, title, before, origin }: Props) {
  const earlier = before === undefined ? undefined : new Map(dataRows(kind, before.data, names).map((r) => [r.label, r.value]));
  const source = SOURCES[entry.source];
  const stamps = [
    { key: 'Day', value: `${dayAndDate(entry.occurredOn, true)}${entry.occurredAt === undefined ? '' : `, ${entry.occurredAt}`}` },
    { key: 'Recorded', value: `${recordedText(entry.recordedAt)}, by ${names.worker(entry.recordedBy)} as ${roleInSentence(entry.recordedAs)}` },
    { key: 'Whose information', value: names.agency(entry.agency) },
    ...(source === undefined ? [] : [{ key: 'Source', value: source }]),
    ...(origin === undefined ? [] : [{ key: 'Where it comes from', value: <span class="tl-anywhere">{originInWords(origin)}</span> }, ...(origin.behind === undefined ? [] : [{ key: 'Stayed there', value: <span class="tl-anywhere">{origin.behind}</span> }])]),
    ...(entry.reason === undefined ? [] : [{ key: whatTheReasonIs(entry), value: entry.reason }]),
    ...((entry.marks?.length ?? 0) === 0 ? [] : [{ key: 'Marks', value: <>{(entry.marks ?? []).map((m) => <><Tag text={m} colour="yellow" /> </>)}</> }]),
  ];
  const rows = entry.withdrawn === true ? [{ key: 'Withdrawn', value: 'Nothing stands in its place' }] : dataRows(kind, entry.data, names).map((r) => ({
    key: earlier !== undefined && earlier.get(r.label) !== r.value ? <>{r.label} <Tag text="Changed" colour="blue" /></> : r.label,
    value: r.to === undefined ? <span class="tl-typed">{r.value}</span> : <a class="govuk-link" href={hrefOf(r.to, entry)}>{r.value}</a>,
  }));
  return <SummaryList card={{ title, headingLevel: 2 }} rows={[...rows, ...stamps]} />;
}

function hrefOf(to: NonNullable<DataRow['to']>, entry: Entry): string {
  if (to.is === 'sitting') return `/meetings/${to.id}`;
  return to.is === 'child' ? `/children/${to.id}` : `/children/${entry.subject.id}/entries/${to.id}`;
}

/** An entry that takes no other's place has nothing to give reasons for: what a tracker's entry carries is a note about the cell that it was read from. */
function whatTheReasonIs(entry: Entry): string {
  if (entry.withdrawn === true) return 'Why it was withdrawn';
  if (entry.supersedes !== undefined) return 'Why it was corrected';
  return entry.source === 'import' ? 'From the tracker' : 'Reason';
}

/** "24 November 2026, 09:30" in London. */
export function recordedText(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant)).replace(' at ', ', ');
}
