import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const INVITED = { invited: 'Invited', 'not-necessary': 'Not necessary' } as const;

export const compliancePanelArranged = kind({
  name: 'compliance-panel.arranged',
  subject: 'child',
  family: 'enforcement',
  label: 'Compliance panel arranged',
  nature: 'decision',
  answers: ['contact.recorded'],
  fields: {
    on: field.date({ label: 'Day', future: true }),
    at: optional(field.time({ label: 'Time' })),
    place: optional(field.text({ label: 'Where' })),
    coordinator: optional(field.choice({ label: 'Offender Management Coordinator', options: INVITED })),
    officer: optional(field.choice({ label: 'Seconded police officer', options: INVITED })),
    others: optional(field.text({ label: 'Who else is invited' })),
  },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service', 'business-support'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d, names) => [names.date(d.on), d.at, d.place, d.coordinator ? `coordinator ${INVITED[d.coordinator].toLowerCase()}` : undefined, d.officer ? `officer ${INVITED[d.officer].toLowerCase()}` : undefined].filter(Boolean).join(', '),
});
