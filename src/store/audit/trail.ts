import { z } from 'zod';
import { id } from '../../core/values/ids.ts';
import type { AuditReading, AuditRow } from '../../app/ports/audit.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const row = z.object({
  id: bigNumber, at: z.date(), worker: z.string(), worker_name: z.string().nullable(), roles: z.array(z.string()), agency: z.string(), purpose: z.string(), event: z.string(),
  subject_kind: z.string().nullable(), subject_id: z.string().nullable(), shown: z.string(), detail: z.unknown(), about: z.string().nullable(), allocated: z.boolean(), own_name: z.boolean(),
});

const MOST = 1_000_000;

/** The audit through the one function in which people read it. */
export function auditReading(tx: Tx): AuditReading {
  return {
    async trail(query) {
      const values = [query.from ?? null, query.until ?? null, query.worker ?? null, query.child ?? null, query.kept ?? null, query.most ?? MOST];
      return parseRows(row, await tx.query('SELECT * FROM audit_trail($1, $2, $3, $4, $5, $6)', values)).map(asAuditRow);
    },
    async now() {
      const [found] = parseRows(z.object({ now: z.date() }), await tx.query('SELECT now() AS now'));
      if (found === undefined) throw new Error('the database gave no time');
      return found.now.toISOString();
    },
  };
}

function asAuditRow(r: z.output<typeof row>): AuditRow {
  return {
    id: r.id, at: r.at.toISOString(), worker: id(r.worker), roles: r.roles, agency: id(r.agency), purpose: r.purpose, event: r.event, shown: r.shown, allocated: r.allocated, ownName: r.own_name,
    ...(r.worker_name === null ? {} : { workerName: r.worker_name }),
    ...(r.subject_kind === null || r.subject_id === null ? {} : { subject: { kind: r.subject_kind, id: id(r.subject_id) } }),
    ...(r.detail === null || r.detail === undefined ? {} : { detail: r.detail }),
    ...(r.about === null ? {} : { about: r.about }),
  };
}
