import { PERMISSIONS } from '../../../access/permissions.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const IMPACT_OUTCOMES = { 'go-ahead': 'It may be done as it is', 'with-measures': 'It may be done with these measures', commissioner: 'The Information Commissioner is asked first', 'not-done': 'It is not done' } as const;

/** An assessment of what processing means for the people whose information it is (UK GDPR, Article 35), tied to lines of the register. */
export const impactAssessed = kind({
  name: 'impact.assessed',
  subject: 'unit',
  family: 'service',
  label: 'Data-protection impact assessment',
  hint: 'For a purpose, or several that belong together: the risks to children and others, what is done about them, and when it is looked at again.',
  nature: 'decision',
  fields: {
    title: field.text({ label: 'What is assessed' }),
    purposes: field.choices({ label: 'Which lines of the register it covers', options: PERMISSIONS }),
    agreements: optional(field.list({ label: 'Which agreements with partners it covers', hint: 'As each is called in the list of agreements', itemLabel: 'Agreement', of: { title: field.text({ label: 'What it is called' }) } })),
    author: field.text({ label: 'Who wrote it' }),
    consulted: optional(field.longText({ label: 'Who was asked: children, families, staff, the data protection officer', max: 2000 })),
    need: field.longText({ label: 'Why it is needed, and why no less would do', max: 4000 }),
    risks: field.longText({ label: 'Risks to the people whose information it is', max: 6000 }),
    measures: field.longText({ label: 'What is done about each of them', max: 6000 }),
    outcome: field.choice({ label: 'Outcome', options: IMPACT_OUTCOMES }),
    'next-review': field.date({ label: 'Looked at again by', future: true }),
    kept: optional(field.text({ label: 'Where the whole document is kept' })),
  },
  recordedBy: ['information-governance-officer'],
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => `${d.title}: ${IMPACT_OUTCOMES[d.outcome].toLowerCase()}; looked at again by ${names.date(d['next-review'])}`,
});
