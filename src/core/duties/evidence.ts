import { dayAndDate, type PlainDate } from '../values/plain-date.ts';
import { writePeriod } from '../values/period.ts';
import { roleLabel, isRole } from '../access/roles.ts';
import type { Fact, FactValue } from '../chronology/facts/fact.ts';
import { SCALES } from '../chronology/scales.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { EvidenceLine } from './duty.ts';

/** A value as people read it: "High", "81", "12 April 2026", "yes". */
export function writeFactValue(fact: Fact, value: FactValue): string {
  if (value === undefined) return 'not recorded';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((v) => optionLabel(fact, String(v))).join(', ');
  if (typeof value === 'object') return 'unit' in value ? writePeriod(value) : '';
  if (fact.type.is === 'date') return dayAndDate(value as PlainDate, true);
  return optionLabel(fact, String(value));
}

function optionLabel(fact: Fact, value: string): string {
  const { type } = fact;
  if (type.is === 'scale') return (SCALES[type.scale] as Readonly<Record<string, string>>)[value] ?? value;
  if ((type.is === 'choice' || type.is === 'set') && type.options) return type.options[value] ?? value;
  return isRole(value) ? roleLabel(value) : value.replaceAll('-', ' ');
}

/** A fact beside a criterion, with its date and the entry that it comes from. */
export function evidenceOf(fact: Fact, state: unknown, day: PlainDate): EvidenceLine {
  const since = fact.since?.(state, day);
  const by = fact.by?.(state);
  return {
    fact: fact.name,
    label: fact.label,
    value: writeFactValue(fact, fact.value(state, day)),
    ...(since === undefined ? {} : { on: since }),
    ...(by === undefined ? {} : { entry: by }),
  };
}

export function evidenceAt(facts: readonly Fact[], slots: readonly number[], env: Env): EvidenceLine[] {
  return slots.map((i) => evidenceOf(facts[i]!, env.facts[i], env.day));
}
