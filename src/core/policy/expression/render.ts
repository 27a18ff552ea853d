import { isRole, roleLabel } from '../../access/roles.ts';
import { writePeriod } from '../../values/period.ts';
import type { Fact } from '../../chronology/facts/fact.ts';
import { FACTS } from '../../chronology/facts/index.ts';
import { SCALES } from '../../chronology/scales.ts';
import { kindOf } from '../../chronology/kinds/index.ts';
import type { EventRef, Expression, Operand, Window } from './syntax.ts';

const SIGNS: Readonly<Record<string, string>> = { '=': 'is', '!=': 'is not', '>=': 'is at least', '>': 'is more than', '<=': 'is at most', '<': 'is less than' };

function labelOf(name: string, facts: readonly Fact[]): string {
  return facts.find((f) => f.name === name)?.label ?? name.replaceAll('-', ' ');
}

function words(list: readonly string[], joint: string): string {
  return list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} ${joint} ${list.at(-1)!}`;
}

/** "DYO notified, with recipients team manager" */
export function describeEvent(e: EventRef, facts: readonly Fact[] = FACTS): string {
  const label = kindOf(e.kind)?.label ?? e.kind;
  return e.where === undefined ? `“${label}”` : `“${label}” where ${describeIn(e.where, facts, e.kind)}`;
}

function describeWindow(w: Window | undefined, facts: readonly Fact[]): string {
  if (w === undefined) return '';
  switch (w.since) {
    case 'event':
      return ` since ${describeEvent(w.event, facts)}`;
    case 'set':
      return ` since ${labelOf(w.fact, facts)} was last set`;
    case 'changed':
      return ` since ${labelOf(w.fact, facts)} last changed`;
    case 'same':
      return ` for the same “${kindOf(w.kind)?.label ?? w.kind}”`;
    case 'period':
      return ` within ${writePeriod(w.period)}`;
  }
}

function describeOperand(o: Operand, facts: readonly Fact[], kind: string | undefined): string {
  switch (o.is) {
    case 'number':
      return String(o.value);
    case 'word':
      return o.value.replaceAll('-', ' ');
    case 'name':
      return nameIn(o.name, facts, kind);
    case 'plus':
      return `${writePeriod(o.period)} after ${nameIn(o.name, facts, kind)}`;
    case 'sitting':
      return `the next sitting of the ${o.meeting.replaceAll('-', ' ')}${o.after === undefined ? '' : ` after ${nameIn(o.after, facts, kind)}`}`;
    case 'at':
      return `${labelOf(o.fact, facts)} at the time of ${describeEvent(o.event, facts)}`;
    case 'count':
      return `the number of ${describeEvent(o.event, facts)}${describeWindow(o.window, facts)}`;
  }
}

/** The words that people see for the values of a field or a fact. */
function labelled(name: string, values: readonly string[], facts: readonly Fact[], kind: string | undefined): string[] {
  return values.map((v) => valueLabel(name, v, facts, kind));
}

function valueLabel(name: string, value: string, facts: readonly Fact[], kind: string | undefined): string {
  const field = kind === undefined ? undefined : kindOf(kind)?.fields[name]?.type;
  if (field !== undefined && 'options' in field && field.options[value] !== undefined) return `“${field.options[value]}”`;
  const type = field === undefined ? facts.find((f) => f.name === name)?.type : undefined;
  const scale = type?.is === 'scale' ? (SCALES[type.scale] as Readonly<Record<string, string>>)[value] : undefined;
  return scale ?? (isRole(value) ? roleLabel(value) : value.replaceAll('-', ' '));
}

function describeRight(left: Operand, right: Operand, facts: readonly Fact[], kind: string | undefined): string {
  return right.is === 'word' && left.is === 'name' ? valueLabel(left.name, right.value, facts, kind) : describeOperand(right, facts, kind);
}

function nameIn(name: string, facts: readonly Fact[], kind: string | undefined): string {
  if (kind !== undefined && name === 'agreed-by') return 'those who recorded or agreed to it';
  if (kind !== undefined && name === 'done-by') return 'those who did it';
  const field = kind === undefined ? undefined : kindOf(kind)?.fields[name];
  return field ? `“${field.label}”` : labelOf(name, facts);
}

function describeIn(e: Expression, facts: readonly Fact[], kind?: string): string {
  switch (e.is) {
    case 'all':
      return e.of.map((x) => grouped(x, facts, kind)).join(' and ');
    case 'any':
      return e.of.map((x) => grouped(x, facts, kind)).join(' or ');
    case 'not':
      if (e.of.is === 'some') return `no ${describeEvent(e.of.event, facts)}${describeWindow(e.of.window, facts)}`;
      if (e.of.is === 'true') return `not “${nameIn(e.of.name, facts, kind)}”`;
      if (e.of.is === 'known') return `${nameIn(e.of.name, facts, kind)} is not known`;
      if (e.of.is === 'recorded') return `it was not recorded within ${writePeriod(e.of.period)}`;
      if (e.of.is === 'passed') return `${nameIn(e.of.name, facts, kind)} has not passed`;
      if (e.of.is === 'compare' && e.of.by === '=') return describeIn({ ...e.of, by: '!=' }, facts, kind);
      if (e.of.is === 'in') return `${nameIn(e.of.name, facts, kind)} is neither ${words(labelled(e.of.name, e.of.values, facts, kind), 'nor')}`;
      return `not (${describeIn(e.of, facts, kind)})`;
    case 'compare':
      return `${describeOperand(e.left, facts, kind)} ${SIGNS[e.by]!} ${describeRight(e.left, e.right, facts, kind)}`;
    case 'known':
      return `${nameIn(e.name, facts, kind)} is known`;
    case 'true':
      return nameIn(e.name, facts, kind);
    case 'includes':
      return `${nameIn(e.name, facts, kind)} include ${words(labelled(e.name, e.values, facts, kind), e.some ? 'or' : 'and')}`;
    case 'each':
      return `each of ${nameIn(e.name, facts, kind)} has ${words(e.has.map((f) => f.replaceAll('-', ' ')), 'or')}`;
    case 'in':
      return `${nameIn(e.name, facts, kind)} is ${words(labelled(e.name, e.values, facts, kind), 'or')}`;
    case 'near':
      return `${nameIn(e.name, facts, kind)} is at most ${writePeriod(e.period)} ahead`;
    case 'passed':
      return `${nameIn(e.name, facts, kind)} has passed`;
    case 'recorded':
      return `it was recorded within ${writePeriod(e.period)}`;
    case 'unbroken':
      return `${grouped(e.of, facts, kind)}, unbroken for ${writePeriod(e.period)}${e.except === undefined ? '' : `, days not counted while ${labelOf(e.except, facts)}`}`;
    case 'some':
      return `${describeEvent(e.event, facts)}${describeWindow(e.window, facts)}`;
  }
}

function grouped(e: Expression, facts: readonly Fact[], kind: string | undefined): string {
  return e.is === 'any' || e.is === 'all' ? `(${describeIn(e, facts, kind)})` : describeIn(e, facts, kind);
}

/** A condition as a sentence part that a practice manager can compare with the source. @param kind the kind of entry whose fields it may name */
export function describeCondition(e: Expression, facts: readonly Fact[] = FACTS, kind?: string): string {
  return describeIn(e, facts, kind);
}
