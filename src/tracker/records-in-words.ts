import type { ImportRow } from './import-row.ts';
import type { RecordContext, TrackerRecord } from './tracker-record.ts';

/** As the kind `tracker.comment` allows; a longer one becomes several. */
const LONGEST_COMMENT = 12_000;

/** What is kept in the tracker's own words: comments, what cells say beyond their value, and values that no kind of entry holds. */
export function quotes(row: ImportRow, { asAt }: RecordContext): readonly TrackerRecord[] {
  const v = row.values;
  const comment = (key: string, column: string, text: string): readonly TrackerRecord[] =>
    inPieces(text, LONGEST_COMMENT).map((piece) => ({
      kind: 'tracker.comment',
      data: { text: piece, column: column.slice(0, 200) },
      occurredOn: asAt,
      from: [key],
    }));
  const unheld = (['offences-since', 'removed-on', 'removed-why'] as const).filter((key) => v[key] !== undefined);
  const undivided = (v['order-type']?.length ?? 0) !== 1 ? (['order-start', 'order-end'] as const).filter((key) => v[key] !== undefined) : [];
  // a day whose fact is missing would be lost
  const assessed = v.yogrs ?? v.reoffending ?? v.harm ?? v['safety-and-wellbeing'];
  const stray = [
    ...(assessed === undefined && v['assessed-on'] !== undefined ? (['assessed-on'] as const) : []),
    ...(v.dyo === 'not-applicable' && v['dyo-from'] !== undefined ? (['dyo-from'] as const) : []),
    ...(v.rag === undefined && v['rag-on'] !== undefined ? (['rag-on'] as const) : []),
  ];
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
