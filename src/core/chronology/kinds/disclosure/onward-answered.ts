import { answersForItself } from '../../../sharing/originator.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ONWARD_ANSWERS = { agreed: 'It may be passed on', refused: 'It may not be passed on' } as const;

export const onwardAnswered = kind({
  name: 'onward.answered',
  subject: 'child',
  family: 'sharing',
  label: 'Agreement to pass information on',
  nature: 'decision',
  answers: ['onward.asked'],
  fields: {
    answer: field.choice({ label: 'Answer', options: ONWARD_ANSWERS }),
    by: field.text({ label: 'Who answers for the agency' }),
    until: optional(field.date({ label: 'Agreed until', future: true })),
    reason: optional(field.longText({ label: 'Why, or on which conditions', max: 2000 })),
  },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'safeguarding',
  worksOut: {
    fields: { 'by-whose-it-is': optional(field.yesNo({ label: 'The agency whose information it is answers, or whoever asked it writes down what it said' })) },
    from: (_data, around) => ({ 'by-whose-it-is': answersForItself(around) }),
  },
  demands: (d) => (d.answer === 'agreed' && d.until === undefined ? [{ field: 'until', expected: 'the last day for which it is agreed' }] : []),
  summary: (d, names) => [ONWARD_ANSWERS[d.answer], d.until === undefined ? undefined : `until ${names.date(d.until)}`, d.by, d.reason].filter(Boolean).join(', '),
});
