import { z } from 'zod';
import { id, type EntryId } from '../../core/values/ids.ts';
import type { FileReading } from '../../app/ports/files.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const file = z.object({ ref: z.string(), size: bigNumber, sha256: z.string() });

const OF_ENTRY = `
  SELECT s.ref, s.size, s.sha256 FROM entry_file f JOIN stored_file s ON s.service = f.service AND s.ref = f.ref
   WHERE f.service = $1 AND f.child = $2 AND f.entry = $3`;

/** Which files the reader may take: the database says so, whatever a page believes. */
export function fileReading(tx: Tx): FileReading {
  return {
    async ofEntry(child, entry) {
      return parseRows(file, await tx.query(OF_ENTRY, [tx.service, child, entry]))[0];
    },
    async isThere(child, ref) {
      return (await tx.query('SELECT FROM stored_file WHERE service = $1 AND child = $2 AND ref = $3', [tx.service, child, ref])).length > 0;
    },
    async open(child) {
      return new Set(parseRows(z.object({ entry: z.string() }), await tx.query('SELECT entry FROM entry_file WHERE service = $1 AND child = $2', [tx.service, child])).map((r) => id<EntryId>(r.entry)));
    },
  };
}
