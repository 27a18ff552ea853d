import type { FastifyInstance } from 'fastify';
import { registerClient, type WantedClient } from '../../src/app/clients/administer-clients.ts';
import { id, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { webOf } from '../../src/web/server/web.ts';
import { BASE } from '../../src/web/api/document/openapi.ts';
import { AGENCY, PEOPLE, SERVICE, type WebService } from './service.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** the body, read as JSON */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A system of an agency as a program holds it: its secret, and what it sends. */
export class System {
  readonly #app: FastifyInstance;
  readonly worker: WorkerId;
  readonly secret: string;

  constructor(app: FastifyInstance, worker: WorkerId, secret: string) {
    this.#app = app;
    this.worker = worker;
    this.secret = secret;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  async send(method: 'GET' | 'POST' | 'DELETE', path: string, payload: string | undefined, headers: Record<string, string>): Promise<ApiAnswer> {
    const reply = await this.#app.inject({ method, url: `${BASE}${path}`, headers: { authorization: `Bearer ${this.secret}`, ...headers }, ...(payload === undefined ? {} : { payload }) });
    const type = String(reply.headers['content-type'] ?? '');
    return { status: reply.statusCode, type, text: reply.body, body: type.includes('json') ? (JSON.parse(reply.body) as Record<string, unknown>) : {}, headers: reply.headers };
  }
}

/** Registers a system as the administrator does. */
export async function systemOf(web: WebService, wanted: Partial<WantedClient> = {}): Promise<System> {
  const made = await registerClient(webOf(web.options).desk, { service: SERVICE, worker: PEOPLE.ben.worker, address: '127.0.0.1' }, {
    name: `System ${(numbered += 1)}`, agency: AGENCY, role: 'team-manager', aims: ['casework', 'meetings', 'figures', 'guidance'], mayRecord: true, addresses: '', until: plainDate('2027-03-31'), ...wanted,
  });
  if ('faults' in made) throw new Error(JSON.stringify(made.faults));
  return new System(web.app, made.worker, made.secret);
}
let numbered = 0;

/** A command's id, another each time. */
export function commandId(web: WebService): string {
  return id<WorkerId>(web.ports.ids.next());
}
