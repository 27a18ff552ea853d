import { z } from 'zod';
import { schemaOf } from '../../api/document/openapi.ts';

/** A field of a schema as people read it. */
export interface Line {
  readonly name: string;
  readonly holds: string;
  readonly needed: boolean;
  readonly says: string;
}

const NODE = z.looseObject({
  type: z.string().optional(), format: z.string().optional(), description: z.string().optional(), title: z.string().optional(), $ref: z.string().optional(), enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(), required: z.array(z.string()).optional(), items: z.unknown().optional(),
});

/** The fields of a schema, those of lists and objects inside it by their path. */
export function linesOf(schema: z.ZodType | undefined, io: 'input' | 'output'): readonly Line[] {
  return schema === undefined ? [] : fieldsIn(schemaOf(schema, io), '');
}

function fieldsIn(of: unknown, before: string): readonly Line[] {
  const { properties = {}, required = [] } = NODE.parse(of);
  return Object.entries(properties).flatMap(([name, value]) => {
    const node = NODE.parse(value);
    const item = node.type === 'array' ? NODE.parse(node.items ?? {}) : node;
    const line: Line = { name: `${before}${name}`, holds: holds(node), needed: required.includes(name), says: node.description ?? '' };
    return [line, ...(item.properties === undefined ? [] : fieldsIn(item, `${before}${name}${node.type === 'array' ? '[].' : '.'}`))];
  });
}

/** "List of Child", "day", "text" */
function holds(node: z.output<typeof NODE>): string {
  if (node.$ref !== undefined) return node.$ref.split('/').at(-1) ?? '';
  if (node.type === 'array') return `list of ${holds(NODE.parse(node.items ?? {}))}`;
  if (node.enum !== undefined) return node.enum.length <= 6 ? `one of ${node.enum.join(', ')}` : 'one of those listed in the document';
  if (node.format !== undefined) return WORDS[node.format] ?? node.format;
  return WORDS[node.type ?? ''] ?? node.type ?? 'anything';
}

const WORDS: Readonly<Record<string, string>> = { uuid: 'an id', date: 'a day', 'date-time': 'a moment', string: 'text', integer: 'a whole number', boolean: 'true or false', object: 'fields by name' };
