import { id, type CommandId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { record } from '../../src/app/record/record.ts';
import type { Role } from '../../src/core/access/roles.ts';
import { DEMO_SERVICE } from '../../src/synthetic/index.ts';
import type { StaffMember } from '../../src/synthetic/people/staff.ts';
import { TODAY, type BenchDatabase } from './database.ts';
import { servePages } from './pages.ts';
import { processorTime } from './processor-time.ts';

/** Milliseconds that one thing takes: on the wall, and of processor time in the mean. */
export interface Times {
  readonly what: string;
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
  readonly program: number | undefined;
  readonly database: number | undefined;
  /** kilobytes of the page; 0 for commands */
  readonly kilobytes: number;
}

/** Two rounds of the same as one: the mean of each figure. */
export function meanOf(a: readonly Times[], b: readonly Times[]): readonly Times[] {
  const mean = (x: number, y: number): number => (x + y) / 2;
  const known = (x: number | undefined, y: number | undefined): number | undefined => (x === undefined || y === undefined ? undefined : mean(x, y));
  return a.flatMap((t, i) => {
    const u = b[i];
    if (u === undefined) return [];
    return [{ what: t.what, runs: t.runs + u.runs, p50: mean(t.p50, u.p50), p95: mean(t.p95, u.p95), program: known(t.program, u.program), database: known(t.database, u.database), kilobytes: mean(t.kilobytes, u.kilobytes) }];
  });
}

const WORDS = ['Kacper', 'Patel', 'Bilal Mahmod', 'LC10017', 'Solanki', 'curfew', 'boxing gym', 'Jaydn', 'Orton', '14/02/2010'];
const WARM = 15;
const AS: readonly Role[] = ['offender-management-coordinator', 'team-manager', 'case-manager'];

/** Times the pages through the real server, in this process, and the recording of an entry. @param live children with whom the service works */
export async function measure(database: BenchDatabase, staff: readonly StaffMember[], live: readonly string[], runs: number, say: (line: string) => void): Promise<readonly Times[]> {
  const of = (role: Role): readonly StaffMember[] => staff.filter((m) => m.posts.some((p) => p.role === role));
  const managers = of('case-manager');
  const manager = (i: number): StaffMember => managers[i % managers.length]!;
  const [coordinator, lead] = [of('offender-management-coordinator')[0]!, of('team-manager')[0]!];
  const child = (i: number): SubjectId => id<SubjectId>(live[(i * 37) % live.length]!);
  const pages = await servePages(database, staff.filter((m) => m.posts.some((p) => AS.includes(p.role))));
  const times: Times[] = [];
  const time = async (what: string, work: (i: number) => Promise<string | void>): Promise<void> => {
    for (let i = 0; i < WARM; i += 1) await work(i);
    const taken: number[] = [];
    let bytes = 0;
    const before = processorTime();
    for (let i = 0; i < runs; i += 1) {
      const t = performance.now();
      const page = await work(WARM + i);
      taken.push(performance.now() - t);
      bytes += page?.length ?? 0;
    }
    const after = processorTime();
    taken.sort((a, b) => a - b);
    const at = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!;
    const each = (part: 'program' | 'database'): number | undefined => (before && after ? (after[part] - before[part]) / runs : undefined);
    const done: Times = { what, runs, p50: at(0.5), p95: at(0.95), program: each('program'), database: each('database'), kilobytes: bytes / runs / 1024 };
    times.push(done);
    say(`  ${what.padEnd(42)} p50 ${done.p50.toFixed(1).padStart(7)}  p95 ${done.p95.toFixed(1).padStart(7)}  processor ${(done.program ?? 0).toFixed(1).padStart(6)} + ${(done.database ?? 0).toFixed(1).padStart(6)}  ${done.kilobytes.toFixed(0).padStart(5)} kB`);
  };
  try {
    await time('My work, case manager', (i) => pages.get('/my-work', manager(i)));
    await time('My work, coordinator', () => pages.get('/my-work', coordinator));
    await time('Caseload, own', (i) => pages.get('/caseload', manager(i)));
    await time('Caseload, service, late first', () => pages.get('/caseload', coordinator));
    await time('Caseload, service, by name, page 3', () => pages.get('/caseload?sort=name&page=3', coordinator));
    await time('Child', (i) => pages.get(`/children/${child(i)}`, manager(i)));
    await time('Chronology', (i) => pages.get(`/children/${child(i)}/chronology`, manager(i)));
    await time('Register', () => pages.get('/register', coordinator));
    await time('RAG board', () => pages.get('/board', coordinator));
    await time('Team', () => pages.get('/team', lead));
    await time('Meetings', () => pages.get('/meetings', coordinator));
    await time('Policy', () => pages.get('/policy', coordinator));
    await time('Search', (i) => pages.get(`/search?q=${encodeURIComponent(WORDS[i % WORDS.length]!)}`, manager(i)));
    await time('Record one entry, duties included', (i) => recordContact(database, manager(i), child(i)));
  } finally {
    await pages.close();
  }
  return times;
}

async function recordContact({ ports }: BenchDatabase, by: StaffMember, child: SubjectId): Promise<void> {
  const result = await record(ports, {
    id: id<CommandId>(ports.ids.next()),
    actor: { worker: id<WorkerId>(by.id), name: by.name, role: 'case-manager', roles: ['case-manager'], agency: id(by.agency), service: DEMO_SERVICE },
    subject: { kind: 'child', id: child },
    records: [{ kind: 'contact.recorded', occurredOn: TODAY, occurredAt: '09:30', data: { outcome: 'kept', with: 'child', how: 'in-person', note: 'Came on time, spoke about college.' } }],
    source: 'live',
    answers: {},
    agreements: [],
  });
  if (result.outcome !== 'recorded') throw new Error(`the entry was not recorded: ${JSON.stringify(result)}`);
}
