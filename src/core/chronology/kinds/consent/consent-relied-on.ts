import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const consentReliedOn = kind({
  name: 'consent.relied-on',
  subject: 'child',
  family: 'consent',
  label: 'Consent relied on',
  hint: 'Written with what was shared: which consent it rests on.',
  nature: 'fact',
  fields: { given: field.date({ label: 'Consent of' }), to: field.agency({ label: 'For sharing with' }), purpose: field.longText({ label: 'What for', max: 2000 }) },
  recordedBy: ['system'],
  compartment: 'case',
  crosses: 'never',
  retention: 'safeguarding',
  summary: (d, names) => `consent of ${names.date(d.given)}, for sharing with ${names.agency(d.to)}`,
});
