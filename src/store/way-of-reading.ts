import type { Sight } from '../core/access/reach.ts';
import type { Role } from '../core/access/roles.ts';

/** The roles of the database as which the program reads and writes. */
export type DatabaseRole = 'throughline_reader' | 'throughline_partial' | 'throughline_system';

/**
 * As which role of the database somebody reads: as `throughline_reader` if the whole service is what they see, which has one short rule;
 * otherwise, or if they see something besides (victims that name them, what is written about keeping), as `throughline_partial`, which
 * has the further rules. Chosen wrongly the first shows too little and the second is slow: neither shows too much.
 */
export function wayOfReading(sight: Sight, roles: readonly Role[], namedVictims: boolean): DatabaseRole {
  return sight.reach === 'service' && !namedVictims && !roles.includes('information-governance-officer') && !roles.includes('victim-worker') ? 'throughline_reader' : 'throughline_partial';
}
