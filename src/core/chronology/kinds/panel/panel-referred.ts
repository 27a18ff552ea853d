import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { PANEL_CAUSES, PANELS } from '../contact/panel-booked.ts';

export const panelReferred = kind({
  name: 'panel.referred',
  subject: 'child',
  family: 'meeting',
  label: 'Referred to a panel',
  nature: 'fact',
  fields: {
    panel: field.choice({ label: 'Panel', options: PANELS }),
    cause: optional(field.choice({ label: 'Why', options: PANEL_CAUSES })),
    wanted: optional(field.longText({ label: 'What is wanted of the panel', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `${PANELS[d.panel]}${d.cause === undefined ? '' : `: ${PANEL_CAUSES[d.cause].toLowerCase()}`}`,
});
