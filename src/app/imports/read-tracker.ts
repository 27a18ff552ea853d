import type { PlainDate } from '../../core/values/plain-date.ts';
import { readRows, type Answer, type ImportRow, type KnownChild, type Mapping, type Sheet, type SheetRow } from '../../tracker/index.ts';
import type { StoredAnswer } from '../ports/imports.ts';
import { comparable, fingerprintOf } from './fingerprint.ts';

/** A row as it was read, with the cells from which it was. */
export interface ReadRow {
  readonly row: ImportRow;
  readonly cells: SheetRow;
}

export interface Reading {
  readonly mapping: Mapping;
  readonly today: PlainDate;
  readonly areas: readonly string[];
  readonly known: readonly KnownChild[];
  readonly answers: readonly StoredAnswer[];
}

const OF_A_CHILD: ReadonlySet<StoredAnswer['answer']> = new Set(['under-ten-is-right', 'still-on-the-list', 'another-child']);

/** The mapping with everything that people have said about single children of this tracker. */
export function withAnswers(mapping: Mapping, answers: readonly StoredAnswer[]): Mapping {
  const said = answers.flatMap((a) => (OF_A_CHILD.has(a.answer) ? [{ reference: a.reference, answer: a.answer as Answer }] : []));
  return { ...mapping, answers: [...mapping.answers, ...said] };
}

/** Children on record under references of their own who share name and date of birth: somebody has said that they are two. */
function knownApart(known: readonly KnownChild[]): readonly Mapping['answers'][number][] {
  const byPerson = new Map<string, Set<string>>();
  for (const k of known) {
    if (k.reference === '' || k.surname === undefined || k.forenames === undefined || k.dateOfBirth === undefined) continue;
    const key = `${k.surname.trim().toLowerCase()}|${k.forenames.trim().toLowerCase()}|${k.dateOfBirth}`;
    byPerson.set(key, (byPerson.get(key) ?? new Set()).add(k.reference));
  }
  return [...byPerson.values()].flatMap((references) => (references.size < 2 ? [] : [...references].map((reference) => ({ reference, answer: 'another-child' as const }))));
}

/** Reads all rows; what was settled about a row that still says the same is applied again, so that nobody is asked twice. */
export function readTracker(sheet: Sheet, reading: Reading): readonly ReadRow[] {
  const byLine = new Map(sheet.rows.map((r) => [r.line, r] as const));
  const said = withAnswers(reading.mapping, reading.answers);
  const mapping = { ...said, answers: [...said.answers, ...knownApart(reading.known)] };
  const settled = new Map(reading.answers.filter((a) => a.fingerprint !== '').map((a) => [a.fingerprint, a] as const));
  return readRows(sheet, mapping, options(reading)).map((row) => {
    const cells = byLine.get(row.line) ?? { line: row.line, cells: [], hidden: false, struckThrough: false };
    if (row.status === 'good' || row.status === 'left-out' || settled.size === 0) return { row, cells };
    const answer = settled.get(fingerprintOf(cells));
    if (answer === undefined) return { row, cells };
    if (answer.answer === 'corrected') return readAgain({ row, cells }, answer.cells ?? {}, reading);
    const text = answer.answer === 'same-child' ? `Settled before: the same child as ${row.duplicateOf?.reference ?? 'another row'}.` : 'Settled before: left out.';
    return { row: { ...row, status: 'left-out' as const, notes: [...row.notes, { code: 'answered' as const, text }] }, cells };
  });
}

/** Reads one row again with some of its cells as a person has typed them. */
export function readAgain(read: ReadRow, typed: Readonly<Record<string, string>>, reading: Reading): ReadRow {
  const width = Math.max(read.cells.cells.length, read.row.headings.length);
  const cells = Array.from({ length: width }, (_, i) => {
    const text = typed[String(i + 1)];
    const before = read.cells.cells[i] ?? { text: '' };
    return text === undefined || text === before.text ? before : { text };
  });
  const changed: SheetRow = { ...read.cells, cells };
  const { mapping } = reading;
  const header: SheetRow = { line: mapping.headerLine, cells: read.row.headings.map((text) => ({ text })), hidden: false, struckThrough: false };
  const sheet: Sheet = { name: mapping.sheet, hidden: false, rows: [header, changed], headerLine: mapping.headerLine, hiddenColumns: [], notices: [] };
  const [row] = readRows(sheet, withAnswers(mapping, reading.answers), options(reading));
  return row === undefined ? read : { row, cells: read.cells };
}

function options(reading: Reading): Parameters<typeof readRows>[2] {
  return {
    today: reading.today,
    ...(reading.areas.length === 0 ? {} : { areas: reading.areas }),
    known: reading.known.filter((k) => k.reference !== ''),
  };
}

/** Whether two references mean the same child. */
export function sameReference(a: string | undefined, b: string | undefined): boolean {
  return comparable(a) === comparable(b);
}
