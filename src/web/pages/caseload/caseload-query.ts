import { id, type WorkerId } from '../../../core/values/ids.ts';
import type { ChildQuery } from '../../../app/ports/lists.ts';
import type { Context } from '../../route.ts';

/** The words of the address by which a caseload is narrowed. */
export const CASELOAD_WORDS = ['all', 'held-by', 'area'] as const;

/** Whether somebody sees the children whom they hold; whoever is assigned sees those and no others, and nothing is to be left out. */
export function whoseCaseload({ who }: Context, words: Readonly<Record<string, string>>): { readonly holds: boolean; readonly assigned: boolean; readonly mine: boolean } {
  const holds = who.role === 'case-manager' || who.role === 'seconded-police-officer';
  const assigned = who.role === 'volunteer';
  return { holds, assigned, mine: assigned || (holds && words['all'] !== 'yes') };
}

/** Whom a caseload holds, by the words of its address. */
export function caseloadQuery(context: Context, words: Readonly<Record<string, string>>): ChildQuery {
  const { assigned, mine } = whoseCaseload(context, words);
  if (mine) return assigned ? {} : { allocatedTo: context.who.reader.worker };
  const [heldBy, area] = [words['held-by'] ?? '', words['area'] ?? ''];
  return { ...(/^[0-9a-f-]{36}$/.test(heldBy) ? { allocatedTo: id<WorkerId>(heldBy) } : {}), ...(area === '' ? {} : { area }) };
}
