import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { RECIPIENT_SORTS } from '../disclosure/recipients.ts';

export const sharingRiskAssessed = kind({
  name: 'sharing-risk.assessed',
  subject: 'child',
  family: 'consent',
  label: 'Risk of sharing assessed',
  hint: 'Before information goes to somebody outside the agencies: what could come of telling, and of not telling. For one sharing only.',
  nature: 'fact',
  fields: {
    recipient: field.choice({ label: 'Sharing with', options: RECIPIENT_SORTS }),
    who: field.text({ label: 'Who it is' }),
    risks: field.longText({ label: 'Risks to the young person and to others', max: 4000 }),
    conclusion: field.longText({ label: 'What follows', max: 4000 }),
  },
  recordedBy: [...CASE_ROLES, 'hub-coordinator'],
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => `${RECIPIENT_SORTS[d.recipient]}, ${d.who}: ${d.conclusion}`,
});
