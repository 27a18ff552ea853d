import { isRole, roleInSentence } from '../../core/access/roles.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import { ERASURE_SCOPES } from '../../core/chronology/kinds/retention/erasure-proposed.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { CertificateEntry } from '../ports/retention.ts';

/** A certificate of erasure in words: for a page and for a document alike. It names no child. */
export interface Certificate {
  /** its place among the entries of the service */
  readonly number: number;
  readonly on: PlainDate;
  readonly serviceName: string;
  /** "YJ-7751", or that there was none */
  readonly reference: string;
  readonly scope: string;
  readonly title: string;
  readonly entries: number;
  readonly facts: readonly (readonly [string, string])[];
  readonly kinds: readonly (readonly [string, string])[];
  readonly places: readonly (readonly [string, string])[];
  readonly seals: readonly (readonly [string, string])[];
}

/** All certificates, the latest first, or the one with that number. Row security shows them to those who keep records. */
export async function loadCertificates(ports: Ports, reader: Reader, today: PlainDate, number?: number): Promise<readonly Certificate[]> {
  return ports.store.asReader(reader, async ({ retention, directory }) => {
    const [found, workers, service] = await Promise.all([retention.certificates(number), directory.workers(today), directory.service()]);
    const names = new Map(workers.map((w) => [String(w.id), w.name] as const));
    return found.map((c) => inWords(c, names, service?.name ?? ''));
  });
}

function inWords({ entry, hash }: CertificateEntry, names: ReadonlyMap<string, string>, serviceName: string): Certificate {
  const { data } = entry;
  const text = (field: string): string => String(data[field] ?? '');
  const day = (field: string): string => longDate(data[field] as PlainDate);
  const who = (by: string): string => {
    const role = text(`${by}-as`);
    return `${names.get(text(`${by}-by`)) ?? 'Somebody who has left'}, ${isRole(role) ? roleInSentence(role) : role}, on ${day(`${by}-on`)}`;
  };
  const list = (field: string, label: string, count: string): readonly (readonly [string, string])[] =>
    ((data[field] as readonly Readonly<Record<string, unknown>>[] | undefined) ?? []).map((row) => [String(row[label]), String(row[count])] as const);
  const scope = text('scope') === 'part' ? ERASURE_SCOPES.part : ERASURE_SCOPES.record;
  const mentioned = Number(data['mentioned'] ?? 0);
  return {
    number: entry.seq,
    on: entry.occurredOn,
    serviceName,
    reference: text('reference') === '' ? 'none was recorded' : text('reference'),
    scope,
    title: text('title'),
    entries: Number(data['entries'] ?? 0),
    facts: [
      ['Reference', text('reference') === '' ? 'None was recorded' : text('reference')],
      ['Year of birth', data['born'] === undefined ? 'Not recorded' : text('born')],
      ['What was erased', scope],
      ['Erased on', longDate(entry.occurredOn)],
      ['Under which rule', `${text('rule')}: ${text('title')}`],
      ['Kept until', day('kept-until')],
      ['Proposed by', who('proposed')],
      ['Agreed by', who('agreed')],
      ['Entries of the record', text('entries')],
      ['Entries about the child in other records', text('beside')],
      ...(mentioned > 0 ? [['Entries of other records in whose words the full name stood', `${mentioned}. They belong to those records, and stay`] as const] : []),
    ],
    kinds: list('kinds', 'label', 'entries'),
    places: list('places', 'what', 'rows'),
    seals: [
      ['Last entry before', `Number ${text('head-before')}, ${text('hash-before')}`],
      ['This certificate', `Number ${entry.seq}, ${hash}`],
    ],
  };
}
