import { roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ragFeedbackGiven = kind({
  name: 'rag-feedback.given',
  subject: 'child',
  family: 'rag',
  label: 'Feedback after the RAG meeting',
  hint: 'Rating, reasons and actions, to those who work with the case.',
  nature: 'fact',
  answers: ['rag.set'],
  fields: {
    to: field.roles({ label: 'To whom' }),
    rating: field.scale('rag', { label: 'Rating' }),
    reasons: field.longText({ label: 'Reasons', hint: 'The criteria that were met, and what else weighed', max: 6000 }),
    actions: optional(field.longText({ label: 'Actions', max: 6000 })),
    sitting: optional(field.reference('sitting', { label: 'Of the meeting' })),
  },
  recordedBy: ['offender-management-coordinator', 'team-manager', 'service-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `to the ${d.to.map((r) => roleInSentence(r)).join(' and the ')}: ${d.rating}, ${d.reasons}${d.actions ? `. Actions: ${d.actions}` : ''}`,
});
