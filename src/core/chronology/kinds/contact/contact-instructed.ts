import { MANAGERS, roleLabel } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const contactInstructed = kind({
  name: 'contact.instructed',
  subject: 'child',
  family: 'contact',
  label: 'Contact of a colleague asked for',
  nature: 'decision',
  fields: {
    role: field.role({ label: 'Whose contact' }),
    goes: field.choice({ label: 'From this day', options: { on: 'Contact is asked for', off: 'Contact is no longer asked for' } }),
    why: field.longText({ label: 'Why', max: 2000 }),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  crosses: 'in-words',
  retention: 'case-record',
  summary: (d) => `${roleLabel(d.role)}: ${d.goes === 'on' ? 'asked for' : 'no longer asked for'}, ${d.why}`,
});
