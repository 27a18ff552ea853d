import { createHash } from 'node:crypto';
import type { SheetRow } from '../../tracker/index.ts';

/** Two rows with one fingerprint say the same: what was settled about the one holds for the other. */
export function fingerprintOf(row: SheetRow): string {
  const cells = row.cells.map((c) => [c.text.trim(), c.fill?.hex ?? '', c.struckThrough === true]);
  while (cells.length > 0 && cells.at(-1)?.[0] === '' && cells.at(-1)?.[1] === '') cells.pop();
  return createHash('sha256').update(JSON.stringify([cells, row.hidden, row.struckThrough])).digest('hex');
}

/** The reference as rows are compared by it: case and spaces do not count. */
export function comparable(reference: string | undefined): string {
  return (reference ?? '').toUpperCase().replace(/\s+/g, '');
}
