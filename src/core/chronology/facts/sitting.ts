import { ROLES } from '../../access/roles.ts';
import type { Entry } from '../entry.ts';
import { between, latest, type Fact } from './fact.ts';

interface Items {
  readonly listed: readonly string[];
  readonly decided: readonly string[];
}

function stepItems(state: Items, entry: Entry): Items {
  switch (entry.kind) {
    case 'sitting.listed': {
      const children = (entry.data['children'] as readonly { child: string }[]).map((c) => c.child);
      return { ...state, listed: children };
    }
    case 'sitting.child-added': {
      const child = entry.data['child'] as string;
      return state.listed.includes(child) ? state : { ...state, listed: [...state.listed, child] };
    }
    case 'sitting.item-decided':
      return { ...state, decided: [...state.decided, entry.data['child'] as string] };
    default:
      return state;
  }
}

const ITEM_KINDS = ['sitting.listed', 'sitting.child-added', 'sitting.item-decided'];

function ofItems(name: string, label: string, count: (items: Items) => number): Fact<Items> {
  return {
    name,
    label,
    about: 'sitting',
    type: { is: 'number' },
    kinds: ITEM_KINDS,
    init: { listed: [], decided: [] },
    step: stepItems,
    value: count,
  };
}

/** What is known of a sitting of a meeting. */
export const sittingFacts: readonly Fact[] = [
  latest('sitting.meeting', 'Meeting', { is: 'text' }, 'sitting.planned', 'meeting', 'sitting'),
  latest('sitting.on', 'Date of the sitting', { is: 'date' }, 'sitting.planned', 'on', 'sitting'),
  latest('sitting.place', 'Where it sits', { is: 'text' }, 'sitting.planned', 'place', 'sitting'),
  latest('sitting.chair', 'Chair', { is: 'text' }, 'sitting.chair-named', 'name', 'sitting'),
  latest('sitting.chair-role', 'Role of the chair', { is: 'choice', options: ROLES }, 'sitting.chair-named', 'role', 'sitting'),
  latest('sitting.urgent', 'Urgent sitting', { is: 'boolean' }, 'sitting.planned', 'urgent', 'sitting'),
  latest('sitting.full', 'No room is left on the agenda', { is: 'boolean' }, 'sitting.full', 'full', 'sitting'),
  between('sitting.open', 'The sitting is open', { 'sitting.opened': () => true }, { 'sitting.closed': () => true }, 'sitting'),
  between('sitting.closed', 'The sitting is closed', { 'sitting.closed': () => true }, {}, 'sitting'),
  ofItems('sitting.listed', 'Children on the agenda', (i) => i.listed.length),
  ofItems('sitting.undecided', 'Children without an outcome', (i) => i.listed.filter((c) => !i.decided.includes(c)).length),
];
