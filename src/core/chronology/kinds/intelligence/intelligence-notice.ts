import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { DIRECTIONS, INTELLIGENCE_SOURCES } from './grading.ts';

/** What those who work with the case learn of an entry of intelligence: that it is there, and the words that may be passed on. */
export const intelligenceNotice = kind({
  name: 'intelligence.notice',
  subject: 'child',
  family: 'intelligence',
  label: 'There is new intelligence',
  hint: 'Written by itself with an entry of intelligence. Record the intelligence instead; this is for when only the words that may be passed on are to be kept here.',
  nature: 'fact',
  writtenBeside: 'intelligence.recorded',
  fields: {
    direction: field.choice({ label: 'Direction', options: DIRECTIONS }),
    source: optional(field.choice({ label: 'Source', options: INTELLIGENCE_SOURCES })),
    text: optional(field.longText({ label: 'Words that may be passed on', max: 12000 })),
  },
  recordedBy: ['seconded-police-officer', 'case-manager', 'team-manager', 'offender-management-coordinator', 'service-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${DIRECTIONS[d.direction].toLowerCase()}: ${d.text ?? 'nothing of it has been passed on; ask the seconded police officer'}`,
});
