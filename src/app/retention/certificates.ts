import { isRole, roleInSentence } from '../../core/access/roles.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import { CERTIFIED_SORTS } from '../../core/chronology/kinds/retention/erasure-certified.ts';
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
  /** whose record it was, in the words of the lists */
  readonly whose: string;
  /** what stays for counting, and in which quarter the record began */
  readonly figures: readonly (readonly [string, string])[];
  readonly figuresOf: string;
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
  const said = text('scope');
  const scope = said === 'part' ? ERASURE_SCOPES.part : said === 'audit' ? ERASURE_SCOPES.audit : ERASURE_SCOPES.record;
  const sort = text('sort');
  // Certificates from before there were sorts are those of children.
  const child = sort === '' || sort === 'children';
  const whose = Object.entries(CERTIFIED_SORTS).find(([name]) => name === sort)?.[1] ?? CERTIFIED_SORTS.children;
  const mentioned = Number(data['mentioned'] ?? 0);
  return {
    number: entry.seq,
    on: entry.occurredOn,
    serviceName,
    reference: text('reference') !== '' ? text('reference') : text('pseudonym') !== '' ? text('pseudonym') : child ? 'none was recorded' : 'no name is kept',
    whose,
    figures: ((data['figures'] as readonly { readonly what: string; readonly holds: boolean }[] | undefined) ?? []).map((f) => [f.what, f.holds ? 'Yes' : 'No'] as const),
    figuresOf: text('figures-of'),
    scope,
    title: text('title'),
    entries: Number(data['entries'] ?? 0),
    facts: [
      ['Whose', whose],
      ...(child ? [['Reference', text('reference') === '' ? 'None was recorded' : text('reference')] as const, ['Year of birth', data['born'] === undefined ? 'Not recorded' : text('born')] as const] : []),
      ...(text('pseudonym') === '' ? [] : [['Known from now on as', text('pseudonym')] as const]),
      ['What was erased', scope],
      ['Erased on', longDate(entry.occurredOn)],
      ['Under which rule', `${text('rule')}: ${text('title')}`],
      ['Kept until', day('kept-until')],
      ['Proposed by', who('proposed')],
      ['Agreed by', who('agreed')],
      [said === 'audit' ? 'Traces cut off' : 'Entries of the record', text('entries')],
      ...(child ? [['Entries about the child in other records', text('beside')] as const] : []),
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
