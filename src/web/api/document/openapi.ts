import { z } from 'zod';
import { GROUPS, type Operation } from '../operation.ts';
import { OPERATIONS } from '../operations.ts';
import { PROBLEM, PROBLEMS, TYPE_BEGINS, type ProblemName } from '../problem.ts';
import { OF_ITS_KIND } from '../recording/command.ts';
import { RECORDED_BY_SYSTEMS } from '../recording/what-systems-record.ts';
import { CHILD } from '../shapes/child.ts';
import { ENTRY } from '../shapes/entry.ts';
import { DUTY } from '../shapes/work.ts';
import { dataSchema, type JsonSchema } from './kind-schema.ts';

export const BASE = '/api/v1';
/** Of the interface, not of the program: the first number changes when what was right before is no longer. */
export const INTERFACE_VERSION = '1.0.0';
/** By which a system says for whom it asks. */
export const FOR_WHOM = 'On-Behalf-Of';

const SHAPES = { Child: CHILD, Entry: ENTRY, Duty: DUTY, Problem: PROBLEM } as const;
/** What any operation may answer. */
export const ALWAYS: readonly ProblemName[] = ['no-secret', 'not-allowed', 'too-fast', 'failed'];
const WITH_BODY: readonly ProblemName[] = ['not-valid', 'too-large', 'not-json'];

/** The problems that an operation may answer. */
export function problemsOf(of: Operation): readonly ProblemName[] {
  return [...new Set([...ALWAYS, ...of.problems, ...(of.body === undefined ? [] : WITH_BODY)])];
}

/** The whole interface as OpenAPI 3.1, made from the operations and the kinds of entry: there is no second definition. */
export function openApi(server: URL, operations: readonly Operation[] = OPERATIONS): JsonSchema {
  const shapes = componentSchemas();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const of of operations) (paths[of.path] ??= {})[of.method.toLowerCase()] = operationObject(of);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Throughline', version: INTERFACE_VERSION, license: { name: 'MIT', identifier: 'MIT' },
      description: 'What systems of agencies may ask of Throughline, and record with it. A system has the reach, the permissions and the purposes of the role that the administrator of the service gave it. Each call is kept in the audit.',
    },
    servers: [{ url: new URL(BASE, server).href }],
    security: [{ secret: [] }],
    tags: Object.values(GROUPS).map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...shapes, ...kindSchemas() },
      securitySchemes: { secret: { type: 'http', scheme: 'bearer', description: 'The secret that the administrator of the service was shown when it was made' } },
      parameters: {
        forWhom: { name: FOR_WHOM, in: 'header', required: false, description: 'The person in whose name the system asks, as your agency knows them; kept with the trace and with what is recorded. Beyond plain letters percent-encoded', schema: { type: 'string', maxLength: 120 } },
      },
      responses: Object.fromEntries(statuses().map(([status, names]) => [`Problem${status}`, { description: names.map((n) => `${PROBLEMS[n].title} (\`${TYPE_BEGINS}${n}\`)`).join('. '), content: { 'application/problem+json': { schema: ref('Problem') } } }])),
    },
  };
}

function operationObject(of: Operation): JsonSchema {
  const answered = [...new Set(problemsOf(of).map((name) => PROBLEMS[name].status))].sort((a, b) => a - b);
  return {
    operationId: of.name,
    summary: of.says,
    description: [of.more, `Needs: ${of.permission === 'any system' ? 'any system may' : `the permission \`${of.permission}\``}, for the purpose “${of.purpose}”${of.records === true ? '; not for systems that only read' : ''}.`].filter(Boolean).join('\n\n'),
    tags: [GROUPS[of.group]],
    parameters: [...parametersOf(of.params, 'path'), ...parametersOf(of.query, 'query'), { $ref: '#/components/parameters/forWhom' }],
    ...(of.body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(of.body, 'input') } } } }),
    responses: {
      ...Object.fromEntries(of.statuses.map((status) => [String(status), { description: STATUS[status], content: { 'application/json': { schema: schemaOf(of.answer, 'output') } } }])),
      ...Object.fromEntries(answered.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }])),
    },
  };
}

const STATUS = { 200: 'What was asked for', 201: 'It is on record', 202: 'It is proposed: it stands once those have agreed who must' } as const;

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): JsonSchema[] {
  if (schema === undefined) return [];
  const whole = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return Object.entries(whole.properties ?? {}).map(([name, property]) => {
    if (typeof property === 'boolean') return { name, in: where, required: where === 'path', schema: {} };
    const { description, ...rest } = property;
    const given = where === 'path' || !(schema.shape[name]?.safeParse(undefined).success ?? true);
    return { name, in: where, required: given, schema: cleaned(rest), ...(description === undefined ? {} : { description }) };
  });
}

/** The schema of a part of an operation, with the shapes that have names left as references to them. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return cleaned(z.toJSONSchema(schema, { io, unrepresentable: 'any', override: ({ zodSchema, jsonSchema }) => nameShape(zodSchema, jsonSchema) }));
}

function nameShape(of: unknown, json: Record<string, unknown>): void {
  const name = Object.entries(SHAPES).find(([, shape]) => shape === of)?.[0] ?? (typeof json['x-component'] === 'string' ? json['x-component'] : undefined);
  if (name === undefined) return;
  for (const key of Object.keys(json)) delete json[key];
  json['$ref'] = `#/components/schemas/${name}`;
}

function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [name, cleaned(z.toJSONSchema(shape, { io: 'output', unrepresentable: 'any', override: ({ zodSchema, jsonSchema }) => (zodSchema === shape ? undefined : nameShape(zodSchema, jsonSchema)) }))]));
}

/** An entry to record: one of the kinds, each with its fields. */
function kindSchemas(): Record<string, JsonSchema> {
  const named = (kind: string): string => `Record.${kind}`;
  const each = RECORDED_BY_SYSTEMS.map((k) => [named(k.name), {
    type: 'object', title: k.label, ...(k.hint === undefined ? {} : { description: k.hint }), additionalProperties: false, required: ['kind', 'data', 'occurredOn'],
    properties: {
      kind: { const: k.name }, data: dataSchema(k.fields), occurredOn: { type: 'string', format: 'date' }, occurredAt: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
      happened: { type: 'boolean', description: 'It has already happened, here or elsewhere: rules then mark it and do not refuse it' },
      ...(k.answers === undefined ? {} : { of: { type: 'string', format: 'uuid', description: `The entry that it answers${k.answers === 'any' ? '' : `, of the kind ${k.answers.join(' or ')}`}` } }),
    },
  }] as const);
  return {
    [OF_ITS_KIND]: { oneOf: RECORDED_BY_SYSTEMS.map((k) => ref(named(k.name))), discriminator: { propertyName: 'kind', mapping: Object.fromEntries(RECORDED_BY_SYSTEMS.map((k) => [k.name, `#/components/schemas/${named(k.name)}`])) } },
    ...Object.fromEntries(each),
  };
}

function statuses(): readonly (readonly [number, readonly ProblemName[]])[] {
  const names = Object.keys(PROBLEMS) as readonly ProblemName[];
  return [...new Set(names.map((n) => PROBLEMS[n].status))].map((status) => [status, names.filter((n) => PROBLEMS[n].status === status)]);
}

function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** Without what only a schema by itself says. */
function cleaned(schema: Readonly<Record<string, unknown>>): JsonSchema {
  const { $schema: _schema, ...rest } = schema;
  return rest;
}
