/** A record of a CSV file: the line on which it begins and its fields as text. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvTable {
  readonly records: readonly CsvRecord[];
  readonly separator: ',' | ';' | '\t';
  /** the line on which a quote was opened that never closes: what follows has run into one cell */
  readonly unclosedQuoteAt?: number;
}

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads comma, semicolon or tab separated text (RFC 4180, leniently): quotes, doubled quotes, line breaks inside quotes,
 * any line ending, ragged rows. A quote in the middle of an unquoted field is an ordinary character. Blank lines are left out.
 */
export function parseCsv(text: string): CsvTable {
  const hint = /^sep=([,;\t])\r?\n/i.exec(text);
  const separator = hint ? (hint[1] as ',' | ';' | '\t') : guessSeparator(text);
  return { ...readRecords(hint ? text.slice(hint[0].length) : text, separator, hint ? 2 : 1), separator };
}

/** The separator that gives the most records the same number of fields, more than one, in the first 50 records. */
function guessSeparator(text: string): ',' | ';' | '\t' {
  const start = text.slice(0, 64 * 1024);
  let best: { separator: ',' | ';' | '\t'; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const widths = readRecords(start, separator, 1)
      .records.slice(0, 50)
      .map((r) => r.fields.length)
      .filter((n) => n > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const score = Math.max(0, ...[...counts].map(([width, rows]) => rows * Math.min(width, 40)));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function readRecords(text: string, separator: string, firstLine: number): { records: CsvRecord[]; unclosedQuoteAt?: number } {
  const records: CsvRecord[] = [];
  const end = text.length;
  let line = firstLine;
  let at = 0;
  let unclosedQuoteAt: number | undefined;
  while (at < end) {
    const startLine = line;
    const fields: string[] = [];
    for (;;) {
      let value: string;
      if (text.charCodeAt(at) === 34) {
        const quoted = readQuoted(text, at);
        value = quoted.value;
        if (!quoted.closed) unclosedQuoteAt ??= line;
        line += quoted.lines;
        at = quoted.next;
        // anything between the closing quote and the separator belongs to the field: nothing typed is lost
        const rest = endOfPlain(text, at, separator);
        if (rest > at) value += text.slice(at, rest);
        at = rest;
      } else {
        const stop = endOfPlain(text, at, separator);
        value = text.slice(at, stop);
        at = stop;
      }
      fields.push(value);
      if (at < end && text[at] === separator) {
        at++;
        continue;
      }
      break;
    }
    if (at < end) {
      at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
      line++;
    }
    if (fields.some((f) => f.trim() !== '')) records.push({ line: startLine, fields });
  }
  return unclosedQuoteAt === undefined ? { records } : { records, unclosedQuoteAt };
}

function endOfPlain(text: string, from: number, separator: string): number {
  const stop = separator.charCodeAt(0);
  let at = from;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === stop || c === 10 || c === 13) break;
    at++;
  }
  return at;
}

/** Reads from an opening quote to the place after its closing one; `lines` counts the line breaks inside. */
function readQuoted(text: string, from: number): { value: string; next: number; lines: number; closed: boolean } {
  let value = '';
  let at = from + 1;
  let closed = false;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      value += text.slice(at);
      at = text.length;
      break;
    }
    value += text.slice(at, quote);
    at = quote + 1;
    if (text.charCodeAt(at) !== 34) {
      closed = true;
      break;
    }
    value += '"';
    at++;
  }
  value = value.replace(/\r\n?/g, '\n');
  let lines = 0;
  for (let i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) lines++;
  return { value, next: at, lines, closed };
}
