import type { z } from 'zod';
import type { Permission } from '../../core/access/permissions.ts';
import type { Purpose } from '../../core/access/purposes.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Keys } from '../../app/identity/seal.ts';
import type { Desk } from '../../app/accounts/desk.ts';
import type { Client } from '../../app/ports/clients.ts';
import type { Ports, Reader } from '../../app/ports/index.ts';
import { faultsOf } from './faults.ts';
import { problem, type Problem, type ProblemName } from './problem.ts';

/** Headings under which operations stand in the document. */
export const GROUPS = { about: 'Who asks, and what can be recorded', children: 'Children', recording: 'Recording', duties: 'Duties', shared: 'What was shared with an agency', meetings: 'Meetings', figures: 'Figures', policy: 'Policy', told: 'Being told' } as const;

/** What an operation works with: the system that asks, the ports as it may use them. */
export interface Asking {
  readonly ports: Ports;
  readonly desk: Desk;
  /** with which secrets of messages are sealed, and whether they may go to private addresses */
  readonly telling: { readonly keys: Keys; readonly anywhere: boolean };
  readonly client: Client;
  readonly reader: Reader;
  readonly today: PlainDate;
  actor(): Actor;
}

/** What was asked for. */
export interface Answer<T> {
  readonly is: 'answer';
  readonly body: T;
  readonly status?: 201 | 202;
  /** for the audit: "chronology, 12 entries"; what the operation says of itself where it is absent */
  readonly shown?: string;
}

interface Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType> {
  /** by which programs and traces name it: "child.entries" */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** under /api/v1, with {names} */
  readonly path: string;
  readonly group: keyof typeof GROUPS;
  /** what it is for, in one line and at length */
  readonly says: string;
  readonly more?: string;
  /** 'any system' only for what shows no record */
  readonly permission: Permission | 'any system';
  readonly purpose: Purpose;
  /** the trace that every call leaves */
  readonly audit: { readonly event: string; readonly shown: string };
  /** writes to a record: not for systems that only read */
  readonly records?: true;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  /** with which it answers when all is well; 200 unless told */
  readonly statuses?: readonly (200 | 201 | 202)[];
  /** besides those that every operation may answer */
  readonly problems?: readonly ProblemName[];
  handle(asking: Asking, asked: { readonly params: z.output<P>; readonly query: z.output<Q>; readonly body: z.output<B> }): Promise<Answer<z.input<A>> | Problem>;
}

/** The parts of a request, not looked at yet. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** An operation whose parts are known to itself alone: what the server, the document and the tests go through. */
export interface Operation extends Pick<Definition<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>, 'name' | 'method' | 'path' | 'group' | 'says' | 'more' | 'permission' | 'purpose' | 'audit' | 'records' | 'params' | 'query' | 'body' | 'answer'> {
  readonly statuses: readonly (200 | 201 | 202)[];
  readonly problems: readonly ProblemName[];
  /** Reads the request by its schemas, does it, and cuts the answer to what is published: nothing else leaves. */
  run(asking: Asking, raw: RawRequest): Promise<Answer<unknown> | Problem>;
}

/** Declares an operation. It does not compile without its permission, its purpose and the trace that it leaves. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(of: Definition<P, Q, B, A>): Operation {
  return {
    ...of,
    statuses: of.statuses ?? [200],
    problems: of.problems ?? [],
    async run(asking, raw) {
      const params = read(of.params, raw.params);
      // A path whose ids are no ids leads nowhere; the database is not asked.
      if (!params.ok) return problem('not-found', 'There is nothing at this address.');
      const query = read(of.query, raw.query);
      if (!query.ok) return problem('not-valid', 'The question in the address cannot be read: see faults.', { faults: query.faults });
      const body = read(of.body, raw.body);
      if (!body.ok) return problem('not-valid', 'The body cannot be read: see faults.', { faults: body.faults });
      const result = await of.handle(asking, { params: params.value, query: query.value, body: body.value });
      return result.is === 'problem' ? result : { ...result, body: of.answer.parse(result.body) };
    },
  };
}

type ReadPart<S extends z.ZodType> = { readonly ok: true; readonly value: z.output<S> } | { readonly ok: false; readonly faults: NonNullable<Problem['faults']> };

/** A part that an operation does not have is not looked at. */
function read<S extends z.ZodType>(schema: S | undefined, value: unknown): ReadPart<S> {
  if (schema === undefined) return { ok: true, value: undefined as z.output<S> };
  const parsed = schema.safeParse(value ?? {});
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, faults: faultsOf(parsed.error, value ?? {}) };
}
