import { AGENCY_SORTS, agencySortOf, isRole } from '../../access/roles.ts';
import type { Entry } from '../entry.ts';
import { AGENCY_SORTS as INVOLVED } from '../kinds/allocation/agency-involved.ts';
import type { Fact, FactType, FactValue } from './fact.ts';

interface AtWork {
  /** agencies that are recorded as involved */
  readonly involved: readonly string[];
  /** who is allocated, by role */
  readonly allocated: Readonly<Record<string, string>>;
}

function step(s: AtWork, e: Entry): AtWork {
  if (e.kind === 'agency.involved' || e.kind === 'agency.no-longer-involved') {
    const agency = String(e.data['agency']);
    const rest = s.involved.filter((a) => a !== agency);
    return { ...s, involved: e.kind === 'agency.involved' ? [...rest, agency] : rest };
  }
  const { role, worker } = e.data as { readonly role: string; readonly worker?: string };
  if (e.kind === 'allocation.made') return { ...s, allocated: { ...s.allocated, [role]: worker ?? '' } };
  // The end of one worker's allocation leaves the successor's.
  if (worker !== undefined && worker !== s.allocated[role]) return s;
  const { [role]: _ended, ...rest } = s.allocated;
  return { ...s, allocated: rest };
}

/** An agency counts once, whether it is recorded as involved, or one of its people is allocated, or both. */
function agencies(s: AtWork): readonly string[] {
  return [...new Set([...s.involved, ...Object.keys(s.allocated).filter(isRole).map(agencySortOf)])].sort();
}

function atWork(name: string, label: string, type: FactType, value: (s: AtWork) => FactValue): Fact<AtWork> {
  return { name, label, about: 'child', type, kinds: ['agency.involved', 'agency.no-longer-involved', 'allocation.made', 'allocation.ended'], init: { involved: [], allocated: {} }, step, value };
}

/** The agencies whose people work with a child: those recorded as involved, and those of whoever is allocated, the service itself among them. */
export const agenciesAtWorkFacts: readonly Fact[] = [
  atWork('agencies.at-work', 'Agencies that work with the child', { is: 'set', options: { ...INVOLVED, ...AGENCY_SORTS } }, agencies),
  atWork('agencies.number', 'How many agencies work with the child', { is: 'number' }, (s) => agencies(s).length),
];
