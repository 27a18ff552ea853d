import { field, optional } from '../../fields.ts';
import type { EntryData } from '../../entry.ts';
import type { Consequence } from '../../kind.ts';

/** Actions agreed together: who does what by when. Whether each has a person and a day is for the policy to ask. */
export const agreedActions = field.list({
  label: 'Actions',
  itemLabel: 'Action',
  of: {
    what: field.text({ label: 'What is to be done', max: 1000 }),
    owner: optional(field.worker({ label: 'Who' })),
    'owner-role': optional(field.role({ label: 'Or which role' })),
    'owner-name': optional(field.text({ label: 'Or who outside the service' })),
    due: optional(field.date({ label: 'By when', hint: 'For what is done again and again, the first time', future: true })),
    repeats: optional(field.text({ label: 'How often after that', hint: 'For example, each Monday', max: 100 })),
  },
});

/** One entry for each action, so that each is a duty of its own. */
export function actionsOf(actions: readonly EntryData[] | undefined, source: 'plan' | 'purpose-meeting'): readonly Consequence[] {
  return (actions ?? []).map((a) => {
    const { repeats, ...rest } = a;
    const what = typeof repeats === 'string' && repeats !== '' ? `${String(a['what'])} (${repeats})` : a['what'];
    return { kind: 'action.set', data: { ...rest, what, source } };
  });
}
