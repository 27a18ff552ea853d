import { z } from 'zod';
import type { FileRows } from '../../app/ports/files.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

const ref = z.object({ ref: z.string() });
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
    async onRecord() {
      return parseRows(onRecord, await tx.query(ON_RECORD, [tx.service]));
    },
  };
}
