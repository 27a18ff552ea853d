import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sharingBasisDecided = kind({
  name: 'sharing-basis.decided',
  subject: 'child',
  family: 'sharing',
  label: 'Basis for going on after the last order',
  nature: 'decision',
  fields: {
    goes: field.choice({ label: 'Contact and sharing', options: { on: 'Go on', stop: 'Stop' } }),
    basis: field.longText({ label: 'On what basis, and why', max: 4000 }),
    until: optional(field.date({ label: 'Looked at again by', future: true })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.goes === 'on' ? 'go on' : 'stop'}: ${d.basis}`,
});
