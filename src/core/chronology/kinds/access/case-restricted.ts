import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const caseRestricted = kind({
  name: 'case.restricted',
  subject: 'child',
  family: 'access',
  label: 'Record restricted',
  hint: 'Only the people named, and whoever they are told to ask, see that the record exists. For a colleague’s child, or a child who must not be found.',
  nature: 'decision',
  fields: {
    why: field.longText({ label: 'Why', max: 2000 }),
    ask: field.worker({ label: 'Whom others may ask' }),
    people: field.list({ label: 'Who may open the record', itemLabel: 'Person', of: { worker: field.worker({ label: 'Person' }) } }),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  // Whoever restricts a record must not lock everybody out, themselves among them.
  demands: (d) => (d.people.some((p) => p.worker === d.ask) ? [] : [{ field: 'people', expected: 'whom others may ask, among those who may open the record' }]),
  summary: (d, names) => `only ${d.people.map((p) => names.worker(p.worker)).join(', ')}: ${d.why}`,
});
