import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const strandConsulted = kind({
  name: 'strand.consulted',
  subject: 'child',
  family: 'strand',
  label: 'Youth justice service consulted on the strand',
  nature: 'fact',
  fields: { who: field.text({ label: 'Who was asked' }), view: field.longText({ label: 'What they think of it', max: 4000 }) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.who}: ${d.view}`,
});
