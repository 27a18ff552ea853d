import type { ServiceId } from '../../core/values/ids.ts';
import { CHAINS, type Head, type Chain, type Witness, type Witnessed } from '../ports/audit.ts';
import type { Clock, Store } from '../ports/index.ts';

/**
 * Seals what waits in the audit of a service. It waits for no reader and no reader for it.
 * @param whole looks through all rows: at the start, at the end and once a day; otherwise through those of the last hours
 * @returns how many rows were sealed
 */
export async function sealAudit(ports: { readonly store: Store }, service: ServiceId, whole: boolean): Promise<number> {
  return ports.store.asSystem(service, ({ audit }) => audit.seal(whole));
}

/**
 * Writes the ends of both chains down outside the database, those that have moved since `last`.
 * @returns what was written down, or `last` where nothing has moved
 */
export async function witnessHeads(
  ports: { readonly store: Store; readonly clock: Clock }, witness: Witness, service: ServiceId, last: Readonly<Partial<Record<Chain, Head>>>,
): Promise<Readonly<Partial<Record<Chain, Head>>>> {
  const heads = await ports.store.asSystem(service, ({ audit }) => audit.heads());
  const moved = CHAINS.filter((chain) => heads[chain].seq > 0 && heads[chain].hash !== last[chain]?.hash);
  if (moved.length > 0) await witness.add(moved.map((chain): Witnessed => ({ at: ports.clock.now(), service, chain, ...heads[chain] })));
  return heads;
}
