import { parseCsv } from '../../src/tracker/csv.ts';
import { csvLine } from '../../src/tracker/index.ts';

/**
 * A tracker of many rows: the sample's rows over and over, faults, duplicates and line breaks with them, each time about other
 * children (reference and surname differ). Nothing in it is random.
 */
export function largeTracker(sample: Uint8Array, rows: number): Uint8Array {
  const [head, ...body] = parseCsv(new TextDecoder().decode(sample)).records.map((r) => r.fields);
  if (head === undefined || body.length === 0) throw new Error('the sample has no rows');
  const [reference, surname] = [head.findIndex((h) => h.trim() === 'YOS Ref'), head.findIndex((h) => h.trim() === 'Surname')];
  const lines = Array.from({ length: rows }, (_, i) => {
    const round = Math.floor(i / body.length);
    const fields = [...(body[i % body.length] ?? [])];
    if (round > 0 && fields[reference]) fields[reference] = `${fields[reference]}${letters(round).toUpperCase()}`;
    if (round > 0 && fields[surname]) fields[surname] = `${fields[surname]}-${letters(round)}`;
    return csvLine(fields);
  });
  return new TextEncoder().encode([csvLine(head), ...lines].join('\r\n'));
}

/** 1 is "Ba", 27 is "Ca…": a name of its own for each number. */
function letters(n: number): string {
  let rest = n;
  let text = '';
  do {
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  } while (rest > 0);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
