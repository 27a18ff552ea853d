import type { SubjectKind } from '../chronology/entry.ts';

/** What is kept, as somebody looks for it who keeps it: each sort is a list of its own. Victims and people known to prevention are both persons and are never on one list. */
export const KEPT_SORTS = {
  children: { label: 'Children', one: 'child', kind: 'child' },
  victims: { label: 'Victims', one: 'victim', kind: 'person' },
  prevention: { label: 'Prevention', one: 'person known to prevention', kind: 'person' },
  staff: { label: 'Staff', one: 'member of staff', kind: 'worker' },
  meetings: { label: 'Meetings', one: 'meeting', kind: 'sitting' },
  partners: { label: 'Partners', one: 'partner or part of the service', kind: 'unit' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly one: string; readonly kind: SubjectKind }>>;
export type KeptSort = keyof typeof KEPT_SORTS;
export const KEPT_SORT_NAMES = Object.keys(KEPT_SORTS) as [KeptSort, ...KeptSort[]];

/** @param victim whether a person is a victim of an offence */
export function sortOf(kind: SubjectKind, victim: boolean): KeptSort {
  if (kind === 'person') return victim ? 'victims' : 'prevention';
  return kind === 'worker' ? 'staff' : kind === 'sitting' ? 'meetings' : kind === 'unit' ? 'partners' : 'children';
}
