import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const DISCUSSION_TOPICS = {
  'discretionary-dyo': 'DYO by discretion',
  'dyo-visit': 'Before the DYO visit',
  'assessment-before-rag': 'The assessment, before the RAG meeting',
  'significant-change': 'A significant change',
  'role-of-coordinator': 'What is expected of the coordinator',
  'role-of-officer': 'What is expected of the police officer',
  'court-proposal': 'The proposal to the court',
  'licence-conditions': 'Licence conditions',
  enforcement: 'Enforcement',
  other: 'Something else',
} as const;

export const discussionHeld = kind({
  name: 'discussion.held',
  subject: 'child',
  family: 'oversight',
  label: 'Discussion',
  nature: 'fact',
  answers: ['change.marked', 'court.hearing-listed', 'enforcement.considered', 'licence.planned'],
  fields: {
    topic: field.choice({ label: 'About', options: DISCUSSION_TOPICS }),
    with: field.roles({ label: 'With' }),
    views: optional(field.longText({ label: 'Views', hint: 'What each person thought, disagreement too' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${DISCUSSION_TOPICS[d.topic]}, with ${d.with.map((r) => roleInSentence(r)).join(' and ')}${d.views ? `: ${d.views}` : ''}`,
});
