import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { DIRECTIONS, HANDLING, INFORMATION_ASSESSMENT, INTELLIGENCE_SOURCES, NAMED_SOURCES, SOURCE_EVALUATION } from './grading.ts';

/**
 * Raw intelligence stays in the compartment of the police. With it an ordinary entry is written, which says that there is some, and
 * of it only what may be passed on; what the service itself gives is its own and is passed on whole.
 */
export const intelligenceRecorded = kind({
  name: 'intelligence.recorded',
  subject: 'child',
  family: 'intelligence',
  label: 'Intelligence',
  hint: 'What comes from the police is seen by the seconded police officers alone; the others learn at once that there is some, with the words that you let them have. What the service gives is seen by those who work with the case as well.',
  nature: 'fact',
  answers: ['neighbourhood.liaison', 'liaison.held', 'intelligence.recorded', 'contact.recorded', 'visit.completed'],
  fields: {
    direction: field.choice({ label: 'Direction', options: DIRECTIONS }),
    text: field.longText({ label: 'The intelligence', hint: 'What was seen, heard or said, apart from what you make of it' }),
    source: optional(field.choice({ label: 'Source', options: INTELLIGENCE_SOURCES })),
    'source-evaluation': optional(field.choice({ label: 'Source evaluation', options: SOURCE_EVALUATION })),
    assessment: optional(field.choice({ label: 'Information assessment', options: INFORMATION_ASSESSMENT })),
    handling: optional(field.choice({ label: 'Handling code', options: HANDLING })),
    conditions: optional(field.longText({ label: 'Conditions', hint: 'Needed with handling code C', max: 2000 })),
    analysis: optional(field.longText({ label: 'What it means', hint: 'For the plan, the risk and the people around the child' })),
    'passed-on': optional(field.longText({ label: 'Words that may be passed on', hint: 'To everybody who works with the case. Leave it empty if nothing may be', max: 4000 })),
    informs: optional(field.entry({ label: 'The intervention or decision that it informs', kinds: ['rag.set', 'action.set', 'oversight.recorded', 'dyo.decision', 'restrictive-measures.considered', 'assessment.completed'] })),
  },
  recordedBy: ['seconded-police-officer', 'case-manager', 'team-manager', 'offender-management-coordinator', 'service-manager'],
  compartment: 'police-intelligence',
  retention: 'case-record',
  demands: (d) => (d.handling === 'c' && (d.conditions ?? '').trim() === '' ? [{ field: 'conditions', expected: 'the conditions under which it may be shared' }] : []),
  writes(d) {
    const own = d.direction === 'yos-to-police';
    const words = d['passed-on'] ?? (own ? d.text : undefined);
    const source = d.source ?? (own ? 'youth-justice' : undefined);
    return [{
      kind: 'intelligence.notice',
      data: { direction: d.direction, ...(source !== undefined && NAMED_SOURCES.includes(source) ? { source } : {}), ...(words === undefined ? {} : { text: words }) },
    }];
  },
  summary: (d) => `${DIRECTIONS[d.direction].toLowerCase()}: ${d.text}`,
});
