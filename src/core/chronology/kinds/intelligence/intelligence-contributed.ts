import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const WHOSE_INTELLIGENCE = { police: 'The police', yos: 'The youth justice service' } as const;

/** What the police or the service bring to a meeting about a child: the evidence that it was supplied. */
export const intelligenceContributed = kind({
  name: 'intelligence.contributed',
  subject: 'child',
  family: 'intelligence',
  label: 'Intelligence for a meeting',
  hint: 'The words that the meeting may have. “Nothing known” is a contribution too.',
  nature: 'fact',
  answers: ['panel.booked'],
  fields: {
    whose: field.choice({ label: 'Whose intelligence', options: WHOSE_INTELLIGENCE }),
    meeting: field.text({ label: 'For which meeting', hint: 'For example, rag-meeting', max: 60 }),
    text: optional(field.longText({ label: 'What the meeting is told' })),
    document: optional(field.text({ label: 'Or the document in which it was supplied' })),
    'nothing-known': optional(field.yesNo({ label: 'Nothing is known' })),
    sitting: optional(field.reference('sitting', { label: 'For the sitting' })),
  },
  recordedBy: ['seconded-police-officer', 'offender-management-coordinator', 'team-manager', 'service-manager'],
  compartment: 'case',
  retention: 'meeting',
  demands: (d) => (d['nothing-known'] !== true && [d.text, d.document].every((t) => (t ?? '').trim() === '') ? [{ field: 'text', expected: 'what the meeting is told, the document, or that nothing is known' }] : []),
  summary: (d) => `${WHOSE_INTELLIGENCE[d.whose].toLowerCase()}, for the ${d.meeting.replaceAll('-', ' ')}: ${d.text ?? d.document ?? 'nothing known'}`,
});
