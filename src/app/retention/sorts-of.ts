import { may } from '../../core/access/permissions.ts';
import { sightOf } from '../../core/access/reach.ts';
import type { Role } from '../../core/access/roles.ts';
import { KEPT_SORT_NAMES, type KeptSort } from '../../core/retention/kept-sorts.ts';

/** The sorts of records that somebody keeps: the governance officer all, victims' workers victims, managers the others. The database holds to the same. */
export function sortsOf(roles: readonly Role[]): readonly KeptSort[] {
  if (!may(roles, 'retention.see')) return [];
  const { reach } = sightOf(roles);
  if (reach === 'none') return KEPT_SORT_NAMES;
  return KEPT_SORT_NAMES.filter((s) => (s === 'victims' ? roles.includes('victim-worker') : reach === 'service'));
}
