import type { Field } from '../chronology/fields.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Expression, Operand } from '../policy/expression/syntax.ts';
import type { Program } from '../policy/program.ts';
import type { Needs } from '../policy/words/bar.ts';

/** Whether rules ask for a field that its kind leaves open: whenever such an entry is recorded, or in some cases. */
export type Asked = 'always' | 'sometimes';

const KNOWN = new WeakMap<Program, ReadonlyMap<Field, Asked>>();

/**
 * The fields that a kind leaves open and that rules of the policy ask for all the same. What a reason may stand in for, what holds
 * only where something else is the case, and what another field may be given instead of, is asked for in some cases.
 */
export function askedFields(program: Program): ReadonlyMap<Field, Asked> {
  const known = KNOWN.get(program);
  if (known !== undefined) return known;
  const asked = new Map<Field, Asked>();
  for (const bar of program.rules.bar) {
    if (bar.effect === 'show') continue;
    for (const event of bar.on) {
      const fields = kindOf(event.kind)?.fields ?? {};
      const first: Asked = bar.effect === 'ask' || bar.when !== undefined || event.source.where !== undefined ? 'sometimes' : 'always';
      for (const [name, how] of fieldsOf(bar.needs, first)) {
        const field = fields[name];
        if (field?.optional === true && asked.get(field) !== 'always') asked.set(field, how);
      }
    }
  }
  KNOWN.set(program, asked);
  return asked;
}

function fieldsOf(needs: Needs, how: Asked): readonly (readonly [string, Asked])[] {
  if (needs.is === 'agreement') return needs.else === undefined ? [] : fieldsOf(needs.else, 'sometimes');
  if (needs.is !== 'that') return needs.of.flatMap((n) => fieldsOf(n, needs.is === 'any' ? 'sometimes' : how));
  return named(needs.condition.source, needs.if === undefined ? how : 'sometimes');
}

/** The names that must have a value for the condition to hold. */
function named(e: Expression, how: Asked): readonly (readonly [string, Asked])[] {
  switch (e.is) {
    case 'all':
      return e.of.flatMap((x) => named(x, how));
    case 'any':
      return e.of.flatMap((x) => named(x, 'sometimes'));
    case 'known':
    case 'true':
    case 'includes':
    case 'in':
    case 'each':
      return [[e.name, how]];
    case 'compare':
      return nameIn(e.left) === undefined ? [] : [[nameIn(e.left) ?? '', how]];
    default:
      return [];
  }
}

function nameIn(o: Operand): string | undefined {
  return o.is === 'name' ? o.name : undefined;
}
