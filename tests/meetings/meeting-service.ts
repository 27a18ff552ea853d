import { id, type AgencyId, type CommandId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { englandBankHolidays } from '../../src/core/values/bank-holidays.ts';
import { plainDate, type PlainDate } from '../../src/core/values/plain-date.ts';
import type { Role } from '../../src/core/access/roles.ts';
import type { Actor, NewRecord } from '../../src/core/decisions/command.ts';
import type { Ports, Reader } from '../../src/app/ports/index.ts';
import { record, type Recorded } from '../../src/app/record/record.ts';
import { policies } from '../policies/shelf.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { startMigrated } from '../database/migrated.ts';

const SERVICE = id<ServiceId>('testshire');
const AGENCY = id<AgencyId>('yjs');

export const PEOPLE = {
  coordinator: { name: 'Casey Coordinator', role: 'offender-management-coordinator' },
  manager: { name: 'Toni Manager', role: 'team-manager' },
  officer: { name: 'Robin Officer', role: 'seconded-police-officer' },
  caseManager: { name: 'Sam Casework', role: 'case-manager' },
} as const satisfies Record<string, { name: string; role: Role }>;
export type Person = keyof typeof PEOPLE;

/** A service with a database of its own, four people, the policy in `policies/` and a clock that the test sets. */
export interface MeetingService {
  readonly ports: Ports;
  readonly store: OpenStore;
  readonly service: ServiceId;
  worker(who: Person): WorkerId;
  actor(who: Person): Actor;
  reader(who: Person): Reader;
  today(day: string): void;
  command(): CommandId;
  /** a child with a name, and what is recorded about it, each on its day */
  child(surname: string, records?: readonly Told[]): Promise<SubjectId>;
  tell(child: SubjectId, told: Told, who?: Person): Promise<readonly EntryId[]>;
  close(): Promise<void>;
}

export interface Told {
  readonly on: string;
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly of?: EntryId;
}

const uuid = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export async function openMeetingService(): Promise<MeetingService> {
  const { logins, stop } = await startMigrated();
  const store = openStore(logins.app.config);
  let today = plainDate('2026-02-24');
  let n = 1000;
  const ports: Ports = {
    store,
    clock: { now: () => `${today}T10:00:00.000Z`, today: () => today },
    ids: { next: () => uuid((n += 1)) },
    policies,
  };
  const worker = (who: Person): WorkerId => id<WorkerId>(uuid(Object.keys(PEOPLE).indexOf(who) + 1));
  const actor = (who: Person): Actor => ({ worker: worker(who), name: PEOPLE[who].name, role: PEOPLE[who].role, roles: [PEOPLE[who].role], agency: AGENCY, service: SERVICE });
  await store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addService({ id: SERVICE, name: 'Testshire', demo: true, policy: 'leicester-city/deter-young-offenders' }, `${today}T08:00:00.000Z`);
    await directory.addAgency({ id: AGENCY, name: 'Youth justice service', sort: 'yjs' });
    await directory.addBankHolidays([2025, 2026, 2027].flatMap((y) => englandBankHolidays(y)));
    for (const who of Object.keys(PEOPLE) as Person[]) {
      await directory.addWorker({ id: worker(who), agency: AGENCY, name: PEOPLE[who].name, posts: [{ role: PEOPLE[who].role, area: '' }] }, plainDate('2025-01-01'));
    }
  });
  const command = (): CommandId => id<CommandId>(uuid((n += 1)));
  const self: MeetingService = {
    ports,
    store,
    service: SERVICE,
    worker,
    actor,
    command,
    reader: (who) => ({ service: SERVICE, worker: worker(who), name: PEOPLE[who].name, agency: AGENCY, roles: [PEOPLE[who].role], purpose: 'preparing and running a meeting' }),
    today: (day) => {
      today = plainDate(day);
    },
    async child(surname, records = []) {
      const child = id<SubjectId>(uuid((n += 1)));
      await write(child, [{ on: '2026-01-05', kind: 'identity.recorded', data: { surname, forenames: 'Alex', reference: `YP-${n}`, 'date-of-birth': '2010-05-05' } }], 'caseManager', true);
      for (const told of records) await self.tell(child, told);
      return child;
    },
    tell: async (child, told, who = 'manager') => write(child, [told], who, false),
    async close() {
      await store.close();
      await stop();
    },
  };
  async function write(child: SubjectId, told: readonly Told[], who: Person, create: boolean): Promise<readonly EntryId[]> {
    const records = told.map((t): NewRecord => ({ kind: t.kind, data: t.data ?? {}, occurredOn: t.on as PlainDate, happened: true, ...(t.of === undefined ? {} : { of: t.of }) }));
    const done: Recorded = await record(ports, { id: command(), actor: actor(who), subject: { kind: 'child', id: child }, records, source: 'live', answers: {}, agreements: [] }, { create });
    if (done.outcome !== 'recorded') throw new Error(`${told.map((t) => t.kind).join(', ')}: ${JSON.stringify(done)}`);
    return done.entries;
  }
  return self;
}

/** Records that make a child a DYO, with a rating where one is given. */
export function dyo(rag?: 'red' | 'amber' | 'green', on = '2026-01-13'): Told[] {
  return [
    { on: '2026-01-06', kind: 'assessment.completed', data: { yogrs: 81, reoffending: 'high', harm: 'medium', 'safety-and-wellbeing': 'low' } },
    { on: '2026-01-07', kind: 'dyo.classified', data: { criterion: ['yogrs'] } },
    ...(rag === undefined ? [] : [{ on, kind: 'rag.set', data: { colour: rag, reason: 'as the last meeting saw it' } }]),
  ];
}
