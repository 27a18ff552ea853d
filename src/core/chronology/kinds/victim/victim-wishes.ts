import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const victimWishes = kind({
  name: 'victim.wishes',
  subject: 'child',
  family: 'contact',
  label: 'Wishes of a victim',
  hint: 'Written when the victim’s worker records what may be passed on.',
  nature: 'fact',
  fields: { said: field.longText({ label: 'What is wished', max: 1000 }) },
  // Comes with the victim's own entry, where the victim agrees; nobody types it here.
  recordedBy: ['system'],
  compartment: 'case',
  crosses: 'never',
  retention: 'case-record',
  summary: (d) => d.said,
});
