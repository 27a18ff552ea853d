import { z } from 'zod';
import type { Condition } from '../expression/condition.ts';
import { condition, effect, length, role, word, type Rule } from './word.ts';

const schema = z.strictObject({
  name: z.string(),
  title: z.string().optional(),
  every: length.optional(),
  /** a day that is not worked */
  roll: z.enum(['earlier', 'later', 'stay']).optional(),
  'run-by': z.array(role).optional(),
  seats: z.array(z.strictObject({ name: z.string(), roles: z.array(role).min(1), needed: z.boolean().default(true), missing: z.string() })).optional(),
  agenda: z.array(z.strictObject({ group: z.string(), title: z.string(), when: condition, order: z.number().int(), needs: z.enum(['rating', 'consideration', 'decision']) })).optional(),
  'each-item': z.strictObject({ needs: z.string(), effect, carry: z.boolean().default(true) }).optional(),
  ends: z.strictObject({ kind: z.string(), with: role }).optional(),
});

export type MeetingSource = z.output<typeof schema>;

/** An aspect of a meeting type with the clause that gives it. */
export interface MeetingAspect extends Rule {
  readonly name: string;
  readonly says: string;
  readonly source: MeetingSource;
  readonly agenda: readonly { readonly group: string; readonly title: string; readonly order: number; readonly when: Condition; readonly needs: 'rating' | 'consideration' | 'decision' }[];
}

/** What a clause adds to a type of meeting: its rhythm, its seats, its agenda, what each item needs. */
export const meeting = word({
  key: 'meeting',
  schema,
  prepare: (w, m) => void w.meetings.add(m.name),
  compile(w, m, at): MeetingAspect {
    const { path } = at;
    if (m.every !== undefined) w.length([...path, 'every'], m.every);
    if (m['each-item']) w.kind([...path, 'each-item'], m['each-item'].needs);
    if (m.ends) w.kind([...path, 'ends'], m.ends.kind);
    return {
      clause: at.clause,
      name: m.name,
      says: at.says,
      source: m,
      agenda: (m.agenda ?? []).map((g) => ({ group: g.group, title: g.title, order: g.order, needs: g.needs, when: w.condition([...path, 'agenda'], g.when) })),
    };
  },
  describe(m, say) {
    const name = say.capital(m.title ?? m.name.replaceAll('-', ' '));
    const each = m['each-item'];
    return [
      ...(m.every === undefined ? [] : [`${name}: every ${say.length(m.every)}; a day that is not worked ${m.roll === 'earlier' ? 'comes forward' : m.roll === 'later' ? 'moves back' : 'stays'}.`]),
      ...(m['run-by'] === undefined ? [] : [`${name} is run by the ${say.roles(m['run-by'])}.`]),
      ...(m.seats ?? []).map((s) => `Seat of ${s.name}: ${say.roles(s.roles)}. If nobody sits there: ${s.missing}.`),
      ...(m.agenda ?? []).map((g) => `Agenda, place ${g.order}: ${g.title}, those for whom ${say.condition(g.when)}; each needs a ${g.needs}.`),
      ...(each === undefined ? [] : [`Each child on the agenda needs ${say.kind(each.needs)}${each.carry ? ' or is carried over with reason and date' : ''}; otherwise ${say.effect(each.effect)}.`]),
      ...(m.ends === undefined ? [] : [`${say.kind(m.ends.kind)} is decided here, with the ${say.role(m.ends.with)} or another manager.`]),
    ];
  },
});
