import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const managementDecided = kind({
  name: 'management.decided',
  subject: 'child',
  family: 'oversight',
  label: 'Management decision',
  hint: 'Answers the change that it decides on, if there is one.',
  nature: 'decision',
  answers: ['visit-frequency.set', 'contact-level.set', 'risk-decision.made', 'requirement.set', 'requirement.ended'],
  fields: { what: field.longText({ label: 'What was decided', max: 4000 }), why: field.longText({ label: 'Why', max: 4000 }) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  forMany: { label: 'Record the same management decision' },
  summary: (d) => `${d.what}: ${d.why}`,
});
