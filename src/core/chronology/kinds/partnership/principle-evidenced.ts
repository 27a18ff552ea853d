import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** The data protection principles as services show them, one line each. */
export const PRINCIPLES = {
  lawful: 'Lawful, fair and transparent',
  purpose: 'Specific purpose',
  limited: 'Adequate, relevant, limited to what is necessary',
  accurate: 'Accurate and kept up to date',
  clear: 'Kept clear and concise',
  'no-longer': 'Kept no longer than necessary',
  secure: 'Appropriate security',
} as const;

export const principleEvidenced = kind({
  name: 'principle.evidenced',
  subject: 'unit',
  family: 'service',
  label: 'Evidence of a data protection principle',
  nature: 'fact',
  fields: { principle: field.choice({ label: 'Principle', options: PRINCIPLES }), evidence: field.longText({ label: 'What shows it', max: 4000 }) },
  recordedBy: [...MANAGERS, 'information-governance-officer'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${PRINCIPLES[d.principle]}: ${d.evidence}`,
});
