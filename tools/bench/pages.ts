import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { id, type WorkerId } from '../../src/core/values/ids.ts';
import type { Role } from '../../src/core/access/roles.ts';
import { hashOfToken } from '../../src/app/identity/sign-in.ts';
import { DEMO_SERVICE } from '../../src/synthetic/index.ts';
import type { StaffMember } from '../../src/synthetic/people/staff.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { buildServer } from '../../src/web/server/server.ts';
import { TODAY, type BenchDatabase } from './database.ts';

/** The pages as they are served: routing, session, rights, queries, rendering and the trace of the read. */
export interface Pages {
  /** Asks for a page as somebody. @throws Error unless it is shown */
  get(path: string, as: StaffMember): Promise<string>;
  close(): Promise<void>;
}

/** Serves the pages in this process, with a session for each of these people. */
export async function servePages(database: BenchDatabase, people: readonly StaffMember[]): Promise<Pages> {
  const app: FastifyInstance = await buildServer({
    ports: database.ports, identity: database.identity, secrets: [randomBytes(32)], publicUrl: new URL('http://localhost:3000'), assets: { manifest: {} }, routes: ROUTES,
    limits: { requests: 10_000_000, signIns: 60 },
    log: { write: (line) => void (line.includes('"level":50') && process.stderr.write(line)) },
  });
  await app.ready();
  const tokens = new Map<string, string>();
  for (const member of people) {
    const token = randomBytes(32).toString('base64url');
    const now = database.ports.clock.now();
    await database.identity.openSession({
      tokenHash: hashOfToken(token), service: DEMO_SERVICE, worker: id<WorkerId>(member.id), csrf: randomBytes(32).toString('base64url'), createdAt: now, seenAt: now, endsAt: `${TODAY}T23:00:00.000Z`,
    });
    const roles = [...new Set(member.posts.map((p) => p.role))];
    if (roles[0] !== undefined && roles.length > 1) await database.identity.actAs(hashOfToken(token), actingAs(roles));
    tokens.set(member.id, token);
  }
  return {
    async get(path, as) {
      const answer = await app.inject({ method: 'GET', url: path, headers: { accept: 'text/html' }, cookies: { throughline: tokens.get(as.id) ?? '' } });
      if (answer.statusCode !== 200) throw new Error(`${path} as ${as.name} answered ${answer.statusCode}`);
      return answer.body;
    },
    close: () => app.close(),
  };
}

function actingAs(roles: readonly Role[]): Role {
  return roles.find((r) => r === 'case-manager') ?? roles[0]!;
}
