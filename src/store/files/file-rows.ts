import { z } from 'zod';
import { id, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { FileRows } from '../../app/ports/files.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const ref = z.object({ ref: z.string() });
const waiting = z.object({ ref: z.string(), size: bigNumber, sha256: z.string() });
const untold = z.object({ ref: z.string(), child: z.string(), found: z.string(), document: z.string().nullable() });
/** Named is a document that everybody with the case may know of: that there is another stands in its own compartment. */
const UNTOLD = `
  SELECT s.ref, s.child, s.scan_found AS found,
         (SELECT f.entry FROM entry_file f JOIN entry e ON e.service = f.service AND e.id = f.entry WHERE f.service = s.service AND f.ref = s.ref AND e.compartment = 'case' ORDER BY e.seq DESC LIMIT 1) AS document
    FROM stored_file s WHERE s.service = $1 AND s.scan = 'harm' AND NOT s.told ORDER BY s.scanned_at, s.ref`;
const onRecord = z.object({ ref: z.string(), size: z.coerce.number(), sha256: z.string(), seq: z.coerce.number() });

const ON_RECORD = `
  SELECT c.data#>>'{file,ref}' AS ref, c.data#>>'{file,size}' AS size, c.data#>>'{file,sha256}' AS sha256, e.seq
    FROM entry_content c JOIN entry e ON e.service = c.service AND e.id = c.entry
   WHERE c.service = $1 AND jsonb_typeof(c.data->'file') = 'object' ORDER BY e.seq`;

/** Which files there are and which are to go, as the system. */
export function fileRows(tx: Tx): FileRows {
  return {
    async put(file, child, by) {
      await tx.query('INSERT INTO stored_file (service, ref, child, put_by, size, sha256) VALUES ($1, $2, $3, $4, $5, $6)', [tx.service, file.ref, child, by, file.size, file.sha256]);
    },
    async forget(before) {
      return (await tx.query('DELETE FROM stored_file WHERE service = $1 AND NOT kept AND put_at < $2 RETURNING ref', [tx.service, before])).length;
    },
    async toGo() {
      return parseRows(ref, await tx.query('SELECT ref FROM file_to_go WHERE service = $1 ORDER BY since LIMIT 1000', [tx.service])).map((r) => r.ref);
    },
    async gone(it) {
      await tx.query('DELETE FROM file_to_go WHERE service = $1 AND ref = $2', [tx.service, it]);
    },
    async unscanned(most) {
      return parseRows(waiting, await tx.query('SELECT ref, size, sha256 FROM stored_file WHERE service = $1 AND scan IS NULL ORDER BY put_at, ref LIMIT $2', [tx.service, most]));
    },
    async scanned(it, found, at) {
      await tx.query('UPDATE stored_file SET scan = $3, scan_found = $4, scanned_at = $5 WHERE service = $1 AND ref = $2', [tx.service, it, found.result, found.result === 'harm' ? found.found : null, at]);
    },
    async untold() {
      return parseRows(untold, await tx.query(UNTOLD, [tx.service])).map((r) => ({ ref: r.ref, child: id<SubjectId>(r.child), found: r.found, ...(r.document === null ? {} : { document: id<EntryId>(r.document) }) }));
    },
    async told(it) {
      await tx.query('UPDATE stored_file SET told = true WHERE service = $1 AND ref = $2', [tx.service, it]);
    },
    async isWithheld(it) {
      return (await tx.query("SELECT FROM stored_file WHERE service = $1 AND ref = $2 AND scan = 'harm'", [tx.service, it])).length > 0;
    },
    async onRecord() {
      return parseRows(onRecord, await tx.query(ON_RECORD, [tx.service]));
    },
  };
}
