import { id, type AgencyId, type ServiceId, type WorkerId } from '../core/values/ids.ts';
import type { Purpose } from '../core/access/purposes.ts';
import type { Reader } from '../app/ports/reader.ts';

/** Whoever has a shell on the machine reads as a head of service would, and leaves the same traces; nobody's name is borrowed. */
export function readerForCommands(service: ServiceId, purpose: Purpose): Reader {
  return { service, worker: id<WorkerId>('00000000-0000-0000-0000-000000000000'), name: 'Command line', agency: id<AgencyId>('command-line'), roles: ['head-of-service'], purpose };
}
