import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** How long a record may be held open that one may not ordinarily see: hours, by the choice that is offered. */
export const GLASS_HOURS = { '1': 'One hour', '4': 'Four hours', '24': 'One day' } as const;

export const glassBroken = kind({
  name: 'glass.broken',
  subject: 'child',
  family: 'access',
  label: 'Opened in an emergency',
  nature: 'fact',
  fields: {
    reason: field.longText({ label: 'Why it cannot wait', max: 2000 }),
    hours: field.choice({ label: 'For how long', options: GLASS_HOURS }),
    worker: field.worker({ label: 'Who' }),
    until: field.text({ label: 'Until', max: 40 }),
  },
  // Written by the page for emergencies alone, which checks who may.
  recordedBy: ['system'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => `${names.worker(d.worker)}, ${GLASS_HOURS[d.hours].toLowerCase()}: ${d.reason}`,
});
