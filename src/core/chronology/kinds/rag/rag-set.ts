import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { SCALES } from '../../scales.ts';

export const RAG_HARM = {
  imminent: 'Could occur imminently or at any time',
  'possible-unlikely': 'Possible but unlikely while things stay as they are',
  'too-little-known': 'Too little is known to say',
  none: 'No significant indicator is current',
} as const;
export const RAG_OFFENDING = {
  'offending-now': 'Information indicates offending now',
  'may-be-offending': 'Information indicates that they may be offending',
  'too-little-known': 'Too little is known to say',
  'not-offending': 'The information is that they do not offend at present',
} as const;
export const RAG_ENGAGEMENT = { engaging: 'Engages actively', partly: 'Engages in part', 'not-engaging': 'Does not engage', 'not-known': 'Not known' } as const;

export const ragSet = kind({
  name: 'rag.set',
  subject: 'child',
  family: 'rag',
  label: 'RAG',
  hint: 'Choose after looking at the evidence beside each criterion. No colour is chosen for you.',
  nature: 'decision',
  fields: {
    harm: optional(field.choice({ label: 'Serious harm', options: RAG_HARM })),
    'harm-indicators': optional(field.text({ label: 'Which indicators of harm' })),
    offending: optional(field.choice({ label: 'Offending', options: RAG_OFFENDING })),
    'offending-information-on': optional(field.date({ label: 'Date of the information' })),
    'assessed-high': optional(field.yesNo({ label: 'The meeting assesses a high risk of offending now' })),
    'at-large': optional(field.yesNo({ label: 'Illegally at large' })),
    engagement: optional(field.choice({ label: 'Engagement', options: RAG_ENGAGEMENT })),
    'source-multi-agency': optional(field.date({ label: 'Multi-agency information of' })),
    'source-assetplus': optional(field.date({ label: 'AssetPlus of' })),
    'source-reoffending': optional(field.date({ label: 'Reoffending data to' })),
    'source-records': optional(field.date({ label: 'Our records read to' })),
    'source-absent': optional(field.text({ label: 'Which source is missing, and why' })),
    colour: field.scale('rag', { label: 'Rating' }),
    reason: optional(field.longText({ label: 'Why', hint: 'Needed where the criteria point elsewhere', max: 4000 })),
    changed: optional(field.longText({ label: 'What has changed', hint: 'Better as well as worse', max: 4000 })),
    'childs-view': optional(field.longText({ label: 'The child’s view', max: 4000 })),
    sitting: optional(field.reference('sitting', { label: 'At the meeting' })),
    'decided-by': optional(field.roles({ label: 'Rated by' })),
    interim: optional(field.yesNo({ label: 'Between two meetings: the next RAG meeting confirms it' })),
    provisional: optional(field.yesNo({ label: 'Provisional until a manager confirms' })),
    'start-known': optional(field.yesNo({ label: 'The colour is known to begin on this day' })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [`${SCALES.rag[d.colour]}${d.provisional ? ' (provisional)' : ''}`, d.reason].filter(Boolean).join(': '),
});
