import { ROLE_NAMES } from '../../../core/access/roles.ts';
import type { Field, Fields, FieldType } from '../../../core/chronology/fields.ts';

/** JSON Schema, as far as it is written here. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The data of an entry whose kind has these fields, from the one definition that forms and validation are made from. */
export function dataSchema(fields: Fields): JsonSchema {
  const needed = Object.entries(fields).filter(([, f]) => !f.optional).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, fieldSchema(f)])),
    ...(needed.length === 0 ? {} : { required: needed }),
    additionalProperties: false,
  };
}

function fieldSchema(field: Field): JsonSchema {
  return { ...typeSchema(field.type), title: field.label, ...(field.hint === undefined ? {} : { description: field.hint }) };
}

function typeSchema(type: FieldType): JsonSchema {
  switch (type.is) {
    case 'text':
      return { type: 'string', maxLength: type.max };
    case 'number':
      return { type: 'integer', minimum: type.min, maximum: type.max };
    case 'choice':
      return oneOf(type.options);
    case 'choices':
      return { type: 'array', items: oneOf(type.options) };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'time':
      return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
    case 'yes-no':
      return { type: 'boolean' };
    case 'period':
      return { type: 'object', properties: { n: { type: 'integer', minimum: 1 }, unit: { enum: ['working day', 'day', 'week', 'month', 'year'] } }, required: ['n', 'unit'] };
    case 'roles':
      return { type: 'array', items: { enum: [...ROLE_NAMES] } };
    case 'role':
      return { enum: [...ROLE_NAMES] };
    case 'worker':
    case 'agency':
    case 'entry':
    case 'reference':
      return { type: 'string', minLength: 1, maxLength: 200 };
    case 'list':
      return { type: 'array', items: dataSchema(type.of) };
    case 'records':
      return { type: 'array', items: { type: 'object' } };
    case 'file':
      return { type: 'object' };
  }
}

/** Each value with what it means to people. */
function oneOf(options: Readonly<Record<string, string>>): JsonSchema {
  return { oneOf: Object.entries(options).map(([value, title]) => ({ const: value, title })) };
}
