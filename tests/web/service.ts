import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { ClientConfig } from 'pg';
import type { Role } from '../../src/core/access/roles.ts';
import { englandBankHolidays } from '../../src/core/values/bank-holidays.ts';
import { id, type AgencyId, type CommandId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate, type PlainDate } from '../../src/core/values/plain-date.ts';
import type { NewRecord } from '../../src/core/decisions/command.ts';
import type { SingleSignOn } from '../../src/app/accounts/single-sign-on.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import type { FileStore } from '../../src/app/ports/files.ts';
import type { IdentityStore } from '../../src/app/ports/identity.ts';
import type { Ports } from '../../src/app/ports/index.ts';
import { record } from '../../src/app/record/record.ts';
import { policies } from '../policies/shelf.ts';
import { fileKey } from '../../src/store/files/file-keys.ts';
import { fileStore } from '../../src/store/files/file-store.ts';
import { identityStore } from '../../src/store/identity/identity-store.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { startMigrated } from '../database/migrated.ts';
import type { Route } from '../../src/web/route.ts';
import { ROUTES } from '../../src/web/routes.ts';
import type { ServerOptions } from '../../src/web/server/options.ts';
import { buildServer } from '../../src/web/server/server.ts';

export const SERVICE = id<ServiceId>('testshire');
export const AGENCY = id<AgencyId>('yjs');
export const PASSWORD = 'a long password for tests';

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });
const londonDay = (instant: string): PlainDate => plainDate(LONDON.format(new Date(instant)));

const uuid = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const PEOPLE = {
  anna: { worker: id<WorkerId>(uuid(1)), name: 'Anna Case', roles: ['case-manager'] },
  ben: { worker: id<WorkerId>(uuid(2)), name: 'Ben Manager', roles: ['team-manager'] },
  cara: { worker: id<WorkerId>(uuid(3)), name: 'Cara Coordinator', roles: ['offender-management-coordinator'] },
  dora: { worker: id<WorkerId>(uuid(4)), name: 'Dora Both', roles: ['case-manager', 'team-manager'] },
  eli: { worker: id<WorkerId>(uuid(5)), name: 'Eli Numbers', roles: ['performance-analyst'] },
  fay: { worker: id<WorkerId>(uuid(6)), name: 'Fay Case', roles: ['case-manager'] },
} as const satisfies Record<string, { worker: WorkerId; name: string; roles: readonly Role[] }>;
export type Person = keyof typeof PEOPLE;

/** A service with a database of its own, six people, the policies of the repository and a clock that the test sets. */
export interface WebService {
  readonly app: FastifyInstance;
  readonly store: OpenStore;
  readonly identity: IdentityStore;
  readonly files: FileStore;
  /** where the files lie */
  readonly fileFolder: string;
  readonly ports: Ports;
  readonly log: string[];
  /** what the server was made from, to make another with other limits */
  readonly options: ServerOptions;
  /** the clock, as an ISO instant */
  now(instant: string): void;
  /** another server on the same database */
  server(routes: readonly Route[], publicUrl?: string, sso?: SingleSignOn): Promise<FastifyInstance>;
  child(surname: string, records?: readonly Omit<NewRecord, 'occurredOn'>[]): Promise<SubjectId>;
  /** what the audit of reads holds, the latest last */
  reads(): Promise<readonly { readonly event: string; readonly subject_id: string | null; readonly purpose: string }[]>;
  /** how the database's superuser connects: to put there what the program itself could not */
  readonly superuser: ClientConfig;
  close(): Promise<void>;
}

export async function openWebService(policy = 'leicester-city/deter-young-offenders'): Promise<WebService> {
  const { logins, superuser, stop } = await startMigrated();
  let now = '2026-11-24T10:00:00.000Z';
  const store = openStore(logins.app.config, undefined, () => londonDay(now));
  const identity = identityStore(store.connections);
  const fileFolder = mkdtempSync(join(tmpdir(), 'tl-web-files-'));
  const files = fileStore(fileFolder, [fileKey(new Uint8Array(32).fill(5))]);
  const ports: Ports = { store, clock: { now: () => now, today: () => londonDay(now) }, ids: machineIds, policies };
  const at = now;
  await store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addService({ id: SERVICE, name: 'Testshire', demo: true, policy }, at);
    await directory.addAgency({ id: AGENCY, name: 'Testshire Youth Justice Service', sort: 'youth-offending-service' });
    await directory.addArea('North');
    await directory.addBankHolidays([2025, 2026, 2027].flatMap((year) => englandBankHolidays(year)));
    for (const person of Object.values(PEOPLE)) {
      await directory.addWorker({ id: person.worker, agency: AGENCY, name: person.name, posts: person.roles.map((role) => ({ role, area: '' })) }, plainDate('2025-01-01'));
    }
  });
  const passwordHash = await hashPassword(PASSWORD);
  for (const [username, person] of Object.entries(PEOPLE)) await identity.addAccount({ service: SERVICE, worker: person.worker, username, passwordHash, demo: true }, at);
  const log: string[] = [];
  const secret = new Uint8Array(32).fill(9);
  const optionsOf = (routes: readonly Route[], publicUrl = 'http://localhost:3000', sso?: SingleSignOn): ServerOptions => ({ ports, identity, files, secrets: [secret], sso, publicUrl: new URL(publicUrl), assets: { manifest: {} }, routes, log: { write: (line) => void log.push(line) }, limits: { requests: 100_000, signIns: 100_000 }, pace: { requests: { most: 100_000, perMs: 1000 }, files: { most: 100_000, perMs: 1000 } } });
  const build = (routes: readonly Route[], publicUrl = 'http://localhost:3000', sso?: SingleSignOn): Promise<FastifyInstance> => buildServer(optionsOf(routes, publicUrl, sso));
  const app = await build(ROUTES);
  let n = 0;
  return {
    app, store, identity, files, fileFolder, ports, log, options: optionsOf(ROUTES),
    superuser: { ...superuser, options: '-c search_path=throughline,public' },
    now: (instant) => {
      now = instant;
    },
    server: build,
    async child(surname, records = []) {
      const subject = { kind: 'child', id: id<SubjectId>(machineIds.next()) } as const;
      const actor = { worker: PEOPLE.ben.worker, name: PEOPLE.ben.name, role: 'team-manager', roles: ['team-manager'], agency: AGENCY, service: SERVICE } as const;
      const all = [{ kind: 'identity.recorded', data: { surname, forenames: 'Jo', reference: `TST-${(n += 1)}` } }, ...records];
      const result = await record(
        ports,
        { id: id<CommandId>(machineIds.next()), actor, subject, source: 'live', answers: {}, agreements: [], records: all.map((r) => ({ ...r, occurredOn: plainDate('2026-11-20') })) },
        { create: true },
      );
      if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
      return subject.id;
    },
    reads: async () => (await store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT event, subject_id::text, purpose FROM audit_evidence(0, 1000000) ORDER BY id'))) as readonly { event: string; subject_id: string | null; purpose: string }[],
    async close() {
      await app.close();
      await store.close();
      await stop();
      rmSync(fileFolder, { recursive: true, force: true });
    },
  };
}
