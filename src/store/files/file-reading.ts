import { z } from 'zod';
import { id, type EntryId } from '../../core/values/ids.ts';
import type { FileReading } from '../../app/ports/files.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const file = z.object({ ref: z.string(), size: bigNumber, sha256: z.string() });

const OF_ENTRY = `
  SELECT s.ref, s.size, s.sha256 FROM entry_file f JOIN stored_file s ON s.service = f.service AND s.ref = f.ref
   WHERE f.service = $1 AND f.child = $2 AND f.entry = $3 AND s.scan IS DISTINCT FROM 'harm'`;
/** The entry is seen and its file is not: the database gives no row of a file in which something harmful was found. */
const WITHHELD = `
  SELECT FROM entry_file f WHERE f.service = $1 AND f.child = $2 AND f.entry = $3
     AND NOT EXISTS (SELECT FROM stored_file s WHERE s.service = f.service AND s.ref = f.ref AND s.scan IS DISTINCT FROM 'harm')`;
const withheldRow = z.object({ ref: z.string(), found: z.string(), scanned_at: z.date() });

/** Which files the reader may take: the database says so, whatever a page believes. */
export function fileReading(tx: Tx): FileReading {
  return {
    async ofEntry(child, entry) {
      return parseRows(file, await tx.query(OF_ENTRY, [tx.service, child, entry]))[0];
    },
    async isThere(child, ref) {
      return (await tx.query('SELECT FROM stored_file WHERE service = $1 AND child = $2 AND ref = $3 AND scan IS DISTINCT FROM \'harm\'', [tx.service, child, ref])).length > 0;
    },
    async isWithheld(child, entry) {
      return (await tx.query(WITHHELD, [tx.service, child, entry])).length > 0;
    },
    async withheld() {
      const rows = await tx.query("SELECT ref, scan_found AS found, scanned_at FROM stored_file WHERE service = $1 AND scan = 'harm' ORDER BY scanned_at DESC, ref", [tx.service]);
      return parseRows(withheldRow, rows).map((r) => ({ ref: r.ref, found: r.found, scannedAt: r.scanned_at.toISOString() }));
    },
    async open(child) {
      return new Set(parseRows(z.object({ entry: z.string() }), await tx.query("SELECT f.entry FROM entry_file f JOIN stored_file s ON s.service = f.service AND s.ref = f.ref WHERE f.service = $1 AND f.child = $2 AND s.scan IS DISTINCT FROM 'harm'", [tx.service, child])).map((r) => id<EntryId>(r.entry)));
    },
  };
}
