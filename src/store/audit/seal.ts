import { z } from 'zod';
import type { AuditSealing, Head } from '../../app/ports/audit.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const headRow = z.object({ seq: bigNumber, hash: z.instanceof(Buffer) });

const NOTHING_YET: Head = { seq: 0, hash: '' };

/** Sealing the audit of reads, and the ends of both chains. */
export function auditSealing(tx: Tx): AuditSealing {
  const headOf = async (sql: string): Promise<Head> => {
    const [found] = parseRows(headRow, await tx.query(sql, [tx.service]));
    return found === undefined ? NOTHING_YET : { seq: found.seq, hash: found.hash.toString('hex') };
  };
  return {
    async seal(whole) {
      const [found] = parseRows(z.object({ sealed: z.number() }), await tx.query('SELECT seal_audit($1) AS sealed', [whole]));
      return found?.sealed ?? 0;
    },
    async heads() {
      return {
        entries: await headOf('SELECT seq, hash FROM chain_head WHERE service = $1'),
        audit: await headOf('SELECT seq, hash FROM audit_head WHERE service = $1'),
      };
    },
  };
}
