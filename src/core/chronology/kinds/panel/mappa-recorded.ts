import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const MAPPA_CATEGORIES = { '1': 'Category 1: registered sexual offender', '2': 'Category 2: violent or other sexual offender', '3': 'Category 3: other dangerous offender', none: 'No longer under MAPPA' } as const;
export const MAPPA_LEVELS = { '1': 'Level 1: ordinary management', '2': 'Level 2: multi-agency management', '3': 'Level 3: enhanced multi-agency management' } as const;

export const mappaRecorded = kind({
  name: 'mappa.recorded',
  subject: 'child',
  family: 'meeting',
  label: 'MAPPA category and level',
  nature: 'fact',
  fields: { category: field.choice({ label: 'Category', options: MAPPA_CATEGORIES }), level: optional(field.choice({ label: 'Level', options: MAPPA_LEVELS })) },
  recordedBy: [...CASE_ROLES, 'mappa-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [MAPPA_CATEGORIES[d.category], d.level === undefined ? undefined : MAPPA_LEVELS[d.level]].filter(Boolean).join(', '),
});
