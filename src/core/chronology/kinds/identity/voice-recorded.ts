import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const voiceRecorded = kind({
  name: 'voice.recorded',
  subject: 'child',
  family: 'identity',
  label: 'What the child says',
  hint: 'In the child’s own words where you can.',
  nature: 'fact',
  fields: {
    wants: optional(field.longText({ label: 'What the child wants', max: 2000 })),
    strengths: optional(field.longText({ label: 'Strengths', hint: 'What goes well, who helps', max: 2000 })),
    view: optional(field.longText({ label: 'The child’s view of what we do', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (Object.values(d).every((v) => v === undefined) ? [{ field: 'wants', expected: 'what the child wants, a strength or a view' }] : []),
  summary: (d) => [d.wants ? `wants: ${d.wants}` : undefined, d.strengths ? `strengths: ${d.strengths}` : undefined, d.view].filter(Boolean).join('; '),
});
