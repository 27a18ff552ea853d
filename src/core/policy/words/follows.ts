import { z } from 'zod';
import { isRole, type Role } from '../../access/roles.ts';
import { kindOf } from '../../chronology/kinds/index.ts';
import { typeOfField } from '../expression/field-type.ts';
import type { Condition, Event } from '../expression/condition.ts';
import type { Path, Workbench } from '../workbench.ts';
import { condition, event, events, word, type Rule, type RuleSubject } from './word.ts';

const values = z.record(z.string(), z.unknown());

const schema = z.strictObject({
  on: events,
  /** only if this holds once the entry is there; may name its fields */
  when: condition.optional(),
  /** only if the entry gives one of these facts another value */
  changes: z.array(z.string()).default([]),
  /** the kind that is recorded with it */
  record: event,
  /** "field child": recorded about whom that field of the entry names, and not about its own subject */
  about: z.string().regex(/^field [\w-]+$/, 'expected "field NAME"').optional(),
  /** its fields: a value as it is; "field NAME" of the entry; "fact NAME"; "holder of ROLE in fact NAME" (or "in field NAME"); lines of text with "{field NAME}", left out where it is empty */
  with: values,
  /** recorded instead where a holder is nobody or more than one; may say "why" */
  otherwise: z.strictObject({ record: z.string(), with: values }).optional(),
});

/** Where a field of what is recorded has its value from. */
export type Given =
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'fact'; readonly slot: number }
  | { readonly is: 'holder'; readonly role: Role; readonly area: Given }
  | { readonly is: 'why' }
  | { readonly is: 'lines'; readonly lines: readonly string[] };

export type GivenFields = Readonly<Record<string, Given>>;

export interface FollowsRule extends Rule {
  readonly subject: RuleSubject;
  readonly on: readonly Event[];
  readonly when?: Condition;
  /** slots of the facts of which one must change */
  readonly changes: readonly number[];
  readonly record: string;
  readonly about?: string;
  readonly with: GivenFields;
  readonly otherwise?: { readonly record: string; readonly with: GivenFields };
}

const HOLDER = /^holder of ([\w-]+) in ((?:fact|field) [\w.-]+)$/;

/** Recording one thing records another in the same act: a new address, the officer of the area. */
export const follows = word({
  key: 'follows',
  schema,
  compile(w, f, at): FollowsRule {
    const { path } = at;
    const on = f.on.map((e) => w.event([...path, 'on'], e));
    const kinds = on.map((e) => e.kind);
    const subject = w.aboutKind(kinds[0]);
    for (const k of kinds) if (w.aboutKind(k) !== subject) w.fault([...path, 'on'], `"${k}" is about a ${w.aboutKind(k)} and "${kinds[0] ?? ''}" about a ${subject}; expected kinds about one`);
    const about = f.about?.slice('field '.length);
    for (const name of [f.record, ...(f.otherwise ? [f.otherwise.record] : [])]) checkRecorded(w, [...path, 'record'], name, kinds, about, subject);
    const fields = (key: string, kind: string, source: Readonly<Record<string, unknown>>): GivenFields =>
      Object.fromEntries(
        Object.entries(source).map(([name, value]) => {
          w.field([...path, key], kind, name);
          const from = given(w, [...path, key], value, kinds, kind, name, subject);
          if (from.is === 'value' && typeof from.value === 'string') w.value([...path, key], kind, name, from.value);
          return [name, from];
        }),
      );
    return {
      clause: at.clause,
      subject,
      on,
      ...(f.when === undefined ? {} : { when: w.condition([...path, 'when'], f.when, subject, kinds[0]) }),
      changes: f.changes.map((c) => w.fact([...path, 'changes'], c, subject)),
      record: f.record,
      ...(about === undefined ? {} : { about }),
      with: fields('with', f.record, f.with),
      ...(f.otherwise === undefined ? {} : { otherwise: { record: f.otherwise.record, with: fields('otherwise', f.otherwise.record, f.otherwise.with) } }),
    };
  },
  describe(f, say) {
    const when = f.when === undefined ? '' : `, if ${say.condition(f.when, f.on[0]?.split(' ')[0])}`;
    const changed = f.changes.length === 0 ? '' : `, if it changes ${f.changes.join(' or ')}`;
    const whose = f.about === undefined ? '' : ` about the ${f.about.slice(6).replaceAll('-', ' ')} that it names`;
    const holder = Object.values(f.with).find((v): v is string => typeof v === 'string' && HOLDER.test(v));
    const role = holder === undefined ? undefined : HOLDER.exec(holder)?.[1];
    const to = role !== undefined && isRole(role) ? ` with the ${say.role(role)} who holds the area` : '';
    const or = f.otherwise === undefined ? '' : `; if nobody or more than one holds it, ${say.kind(f.otherwise.record)} is recorded and nobody is guessed`;
    return [`With ${say.events(f.on)}${when}${changed}, ${say.kind(f.record)}${whose} is recorded in the same act${to}${or}.`];
  },
});

/** What is written with another entry may not be something that a rule could refuse, and stands on the chronology that it is about. */
function checkRecorded(w: Workbench, path: Path, name: string, on: readonly string[], about: string | undefined, subject: RuleSubject): void {
  w.kind(path, name);
  const kind = kindOf(name);
  if (kind === undefined) return;
  if (kind.nature === 'decision') w.fault(path, `"${name}" is a decision, which somebody takes; expected a kind that records what is so`);
  if (about === undefined) {
    if (kind.subject !== subject) w.fault(path, `"${name}" is about a ${kind.subject} and follows an entry about a ${subject}; expected "about: field NAME"`);
    return;
  }
  for (const k of on) {
    const type = kindOf(k)?.fields[about]?.type;
    if (type === undefined) w.field(path, k, about);
    else if (type.is !== 'reference' || type.to !== kind.subject) w.fault(path, `"${about}" of ${k} does not name a ${kind.subject}`);
  }
}

function given(w: Workbench, path: Path, value: unknown, on: readonly string[], kind: string, target: string, subject: RuleSubject): Given {
  if (Array.isArray(value) && value.every((v) => typeof v === 'string') && kindOf(kind)?.fields[target]?.type.is === 'text') {
    for (const line of value) for (const [, name] of line.matchAll(/\{field ([\w-]+)\}/g)) for (const k of on) w.field(path, k, name ?? '');
    return { is: 'lines', lines: value };
  }
  if (typeof value !== 'string') return { is: 'value', value };
  if (value === 'why') return { is: 'why' };
  if (value.startsWith('field ')) {
    const name = value.slice(6);
    for (const k of on) w.field(path, k, name);
    return { is: 'field', name };
  }
  if (value.startsWith('fact ')) return { is: 'fact', slot: w.fact(path, value.slice(5), subject) };
  const [, role, area] = HOLDER.exec(value) ?? [];
  if (role === undefined || area === undefined) return { is: 'value', value };
  if (!isRole(role)) {
    w.fault(path, `"${role}" is no role`);
    return { is: 'why' };
  }
  const of = kindOf(kind)?.fields[target];
  if (of !== undefined && of.type.is !== 'worker' && typeOfField(of).is !== 'text') w.fault(path, `"${target}" of ${kind} does not name a person`);
  return { is: 'holder', role, area: given(w, path, area, on, kind, target, subject) };
}
