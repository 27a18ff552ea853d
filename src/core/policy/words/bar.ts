import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { kindOf } from '../../chronology/kinds/index.ts';
import type { Condition, Event } from '../expression/condition.ts';
import type { Sentences } from '../sentences.ts';
import type { Path, Workbench } from '../workbench.ts';
import { about as aboutWhom, condition, effect, events, offer, role, word, type Effect, type Rule, type RuleSubject } from './word.ts';

export type NeedsSource =
  | { all: NeedsSource[] }
  | { any: NeedsSource[] }
  | { agreement: Role; 'not-author'?: boolean | undefined; if?: string | undefined; else?: NeedsSource | undefined }
  | { that: string; wants: string; field?: string | undefined; if?: string | undefined };

const needs: z.ZodType<NeedsSource> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(needs).min(1) }),
    z.strictObject({ any: z.array(needs).min(1) }),
    z.strictObject({ agreement: role, 'not-author': z.boolean().optional(), if: condition.optional(), else: needs.optional() }),
    z.strictObject({ that: condition, wants: z.string(), field: z.string().optional(), if: condition.optional() }),
  ]),
);

const schema = z.strictObject({
  on: events,
  /** on whose chronology; the subject of the kind if it is not said */
  about: aboutWhom.unwrap().optional(),
  /** only if this holds */
  when: condition.optional(),
  needs,
  effect,
  /** offered instead of a refusal */
  offer: offer.optional(),
  'if-it-happened': z.strictObject({ mark: z.string(), tell: z.array(role).default([]) }).optional(),
});

export type Needs =
  | { readonly is: 'all' | 'any'; readonly of: readonly Needs[] }
  | { readonly is: 'agreement'; readonly role: Role; readonly notAuthor: boolean; readonly if?: Condition; readonly else?: Needs }
  | { readonly is: 'that'; readonly condition: Condition; readonly wants: string; readonly field?: string; readonly if?: Condition };

export interface BarRule extends Rule {
  readonly says: string;
  readonly about: RuleSubject;
  readonly on: readonly Event[];
  readonly when?: Condition;
  readonly needs: Needs;
  readonly effect: Effect;
  readonly source: z.output<typeof schema>;
}

/** Something that stands before a record: who must agree, what must be on record first. */
export const bar = word({
  key: 'bar',
  schema,
  compile(w, b, at): BarRule {
    const { path } = at;
    const facts = b.on.map((e) => e.split(' ')[0] ?? '').filter((k) => kindOf(k)?.nature === 'fact');
    if ((b.effect === 'refuse' || b.effect === 'hold') && facts.length > 0) {
      w.fault([...path, 'effect'], `"${facts[0]!}" records what has happened and cannot be refused or held back; expected "ask" or "show"`);
    }
    const about = b.about ?? w.aboutKind(b.on[0]?.split(' ')[0]);
    const on = b.on.map((e) => w.event([...path, 'on'], e, about));
    const kind = on[0]?.kind;
    return {
      clause: at.clause,
      says: at.says,
      about,
      on,
      ...(b.when === undefined ? {} : { when: w.condition([...path, 'when'], b.when, about, kind) }),
      needs: compiled(w, [...path, 'needs'], b.needs, kind, about),
      effect: b.effect,
      source: b,
    };
  },
  describe(b, say) {
    const then = b['if-it-happened'];
    const when = b.when === undefined ? '' : `, if ${say.condition(b.when, b.on[0]?.split(' ')[0])},`;
    const happened = then === undefined ? '' : ` If it has happened already it is kept, marked “${then.mark}”${then.tell.length === 0 ? '' : `, and the ${say.roles(then.tell)} is told`}.`;
    return [`${say.events(b.on)}${b.about === undefined ? '' : `, about a ${b.about},`}${when} needs ${inWords(b.needs, say)}; otherwise ${say.effect(b.effect)}.${happened}`];
  },
});

function compiled(w: Workbench, path: Path, n: NeedsSource, kind: string | undefined, about: RuleSubject): Needs {
  if ('all' in n) return { is: 'all', of: n.all.map((x) => compiled(w, path, x, kind, about)) };
  if ('any' in n) return { is: 'any', of: n.any.map((x) => compiled(w, path, x, kind, about)) };
  const only = n.if === undefined ? {} : { if: w.condition(path, n.if, about, kind) };
  if ('agreement' in n) {
    return { is: 'agreement', role: n.agreement, notAuthor: n['not-author'] === true, ...only, ...(n.else === undefined ? {} : { else: compiled(w, path, n.else, kind, about) }) };
  }
  if (n.field !== undefined && kind !== undefined) w.field(path, kind, n.field);
  return { is: 'that', condition: w.condition(path, n.that, about, kind), wants: n.wants, ...(n.field === undefined ? {} : { field: n.field }), ...only };
}

function inWords(n: NeedsSource, say: Sentences): string {
  if ('all' in n) return n.all.map((x) => inWords(x, say)).join(' and ');
  if ('any' in n) return n.any.map((x) => inWords(x, say)).join(' or ');
  return 'agreement' in n ? `the agreement of the ${say.role(n.agreement)}` : n.wants;
}
