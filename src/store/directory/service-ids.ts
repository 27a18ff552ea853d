import { z } from 'zod';
import { id, type ServiceId } from '../../core/values/ids.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

/** All services of the installation. Only their ids: what a service holds is read as that service. */
export async function serviceIds(tx: Tx): Promise<ServiceId[]> {
  return parseRows(z.object({ id: z.string() }), await tx.query('SELECT id FROM service ORDER BY id')).map((r) => id<ServiceId>(r.id));
}
