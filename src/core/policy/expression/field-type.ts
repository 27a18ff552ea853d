import { ROLE_NAMES } from '../../access/roles.ts';
import type { Field } from '../../chronology/fields.ts';
import type { FactType } from '../../chronology/facts/fact.ts';

/** The type of a kind's field as a condition sees it. */
export function typeOfField(f: Field): FactType {
  switch (f.type.is) {
    case 'number':
      return { is: 'number' };
    case 'choice':
      return f.type.scale === undefined ? { is: 'choice', options: f.type.options } : { is: 'scale', scale: f.type.scale };
    case 'choices':
      return { is: 'set', options: f.type.options };
    case 'roles':
      return { is: 'set', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) };
    case 'role':
      return { is: 'choice', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) };
    case 'date':
      return { is: 'date' };
    case 'yes-no':
      return { is: 'boolean' };
    case 'period':
      return { is: 'period' };
    case 'list':
    case 'records':
      return { is: 'set' };
    case 'file':
    case 'text':
    case 'time':
    case 'worker':
    case 'agency':
    case 'entry':
    case 'reference':
      return { is: 'text' };
  }
}
