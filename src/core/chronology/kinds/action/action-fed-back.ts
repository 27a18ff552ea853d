import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** That whoever is to act outside the service has been told of an action, and what came of it. */
export const actionFedBack = kind({
  name: 'action.fed-back',
  subject: 'child',
  family: 'action',
  label: 'Action fed back to the local police',
  hint: 'Without a result it stays open as fed back, result awaited. The result is recorded here again, as belonging to this entry.',
  nature: 'fact',
  answers: ['action.set', 'action.fed-back'],
  fields: {
    recipient: field.text({ label: 'To whom' }),
    result: optional(field.longText({ label: 'What came of it', max: 4000 })),
  },
  recordedBy: ['seconded-police-officer', 'offender-management-coordinator', 'team-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.recipient}: ${d.result ?? 'result awaited'}`,
});
