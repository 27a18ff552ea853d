import type { ServiceId } from '../../core/values/ids.ts';
import type { Witnessed } from '../../app/ports/audit.ts';
import type { Connections } from '../connection.ts';
import type { Break } from './break.ts';
import { verifyAudit, type AuditVerified } from './verify-audit.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyWitness } from './verify-witness.ts';

/** What came of reading both chains of a service whole. */
export interface Verified {
  readonly entries: number;
  readonly broken: readonly Break[];
  /** entries whose content was erased, with a trace of it: their headers still hold */
  readonly erased: readonly number[];
  /** the end of the chain of entries */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly audit: AuditVerified;
  /** ends that were written down outside the database for this service, and when the last of them was */
  readonly witnessed: { readonly lines: number; readonly last?: string };
}

/** Reads entries, audit and what was written down outside the database, as the system. */
export async function verifyService(connections: Connections, service: ServiceId, witnessed: readonly Witnessed[] = []): Promise<Verified> {
  return connections.asSystem(service, async (tx) => {
    const read = await verifyAudit(tx, service);
    const chain = await verifyChain(tx, service, read.erased);
    const own = witnessed.filter((w) => w.service === service);
    const outside = await verifyWitness(tx, service, own);
    const last = own.at(-1)?.at;
    return { ...chain, broken: [...chain.broken, ...read.broken, ...outside], audit: read.audit, witnessed: { lines: own.length, ...(last === undefined ? {} : { last }) } };
  });
}
