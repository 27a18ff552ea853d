import { id, type AgencyId, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { hashPassword } from '../../app/identity/passwords.ts';
import type { IdentityStore } from '../../app/ports/identity.ts';
import type { Ports, SystemUnit } from '../../app/ports/index.ts';
import type { NewEntry } from '../../app/ports/records.ts';
import { keepDerivation } from '../../app/record/keep-derivation.ts';
import { loadContext, type ServiceContext } from '../../app/record/context.ts';
import { recordSeries, type Step } from '../../app/record/record-many.ts';
import type { Recorded } from '../../app/record/record.ts';
import { AREAS } from '../people/population.ts';
import type { StaffMember } from '../people/staff.ts';
import type { PlannedSubject } from '../plan/act.ts';
import { plan, type Plan } from '../plan/plan.ts';
import { instantOf } from '../moment.ts';
import { commandFor, type Made } from './command.ts';
import { holdBack } from './hold-back.ts';
import { inOrderOfWriting } from './in-order.ts';
import { MovingClock, SeededIds } from './moving-clock.ts';

export const DEMO_SERVICE = id<ServiceId>('leicester-city');
export const DEMO_NAME = 'Leicester City Youth Offending Service (demonstration)';
const POLICY = 'leicester-city/deter-young-offenders';
const AGENCIES = [
  { id: id<AgencyId>('leicester-city-yos'), name: 'Leicester City Youth Offending Service', sort: 'youth-offending-service' },
  { id: id<AgencyId>('leicestershire-police'), name: 'Leicestershire Police', sort: 'police' },
  { id: id<AgencyId>('probation-service'), name: 'Probation Service', sort: 'probation' },
  { id: id<AgencyId>('childrens-social-care'), name: 'Children’s Social Care', sort: 'social-care' },
];
/** Entries that are handed to the chain in one go. */
const CHUNK = 2000;

export interface DemoOptions {
  readonly children: number;
  readonly seed: number;
  readonly today: PlainDate;
  /** @param what of which so many are done: those recorded, then the entries written down */
  onProgress?(done: number, total: number, what: 'records' | 'entries'): void;
}

export interface DemoLoaded {
  readonly children: number;
  readonly entries: number;
  /** the service was there already: nothing was recorded */
  readonly existed: boolean;
}

/**
 * Makes the demonstration service with its people and records an invented caseload through the ordinary commands, with a
 * clock set to the day of each act. All in one transaction: a start that is interrupted leaves nothing behind.
 *
 * @throws Error if the rules would not have an act as it is planned
 */
export async function loadDemo(ports: Pick<Ports, 'store' | 'policies'>, options: DemoOptions): Promise<DemoLoaded> {
  return loadPlan(ports, plan(options.seed, options.today, options.children), options);
}

/** The same for a plan that is there already. */
export async function loadPlan(ports: Pick<Ports, 'store' | 'policies'>, planned: Plan, options: Pick<DemoOptions, 'onProgress'> = {}): Promise<DemoLoaded> {
  return ports.store.asSystem(DEMO_SERVICE, async (unit) => {
    if ((await unit.directory.service()) !== undefined) return { children: 0, entries: 0, existed: true };
    await addPeople(unit, planned);
    const entries = await recordPlan(ports, unit, planned, options);
    for (let at = 0; at < entries.length; at += CHUNK) {
      options.onProgress?.(at, entries.length, 'entries');
      await unit.records.append(entries.slice(at, at + CHUNK));
    }
    return { children: planned.children.length, entries: entries.length, existed: false };
  });
}

/** More children of the plan into a service that has been loaded, all at once. @returns how many entries were written */
export async function loadMore(ports: Pick<Ports, 'store' | 'policies'>, planned: Plan, children: readonly PlannedSubject[]): Promise<number> {
  return ports.store.asSystem(DEMO_SERVICE, async (unit) => {
    const staff = new Map(planned.staff.map((m) => [m.id, m] as const));
    const context = await loadContext(unit, ports.policies, planned.today);
    const held = holdBack(unit);
    const entries: NewEntry[] = [];
    for (const child of children) for (const entry of await recordSubject(ports, held.unit, context, child, staff, planned)) entries.push(entry);
    await held.write();
    const inOrder = inOrderOfWriting(entries);
    for (let at = 0; at < inOrder.length; at += CHUNK) await unit.records.append(inOrder.slice(at, at + CHUNK));
    return inOrder.length;
  });
}

/** An account for everybody on the demonstration's staff who has none yet, all with one password. */
export async function addDemoAccounts(identity: IdentityStore, staff: readonly StaffMember[], password: string, at: string): Promise<void> {
  for (const member of staff) {
    if ((await identity.account(member.username)) !== undefined) continue;
    await identity.addAccount({ service: DEMO_SERVICE, worker: id<WorkerId>(member.id), username: member.username, passwordHash: await hashPassword(password), demo: true }, at);
  }
}

async function addPeople({ directory }: SystemUnit, planned: Plan): Promise<void> {
  const { from } = planned;
  const at = instantOf({ on: from, at: '08:00' });
  await directory.addService({ id: DEMO_SERVICE, name: DEMO_NAME, demo: true, policy: POLICY }, at);
  for (const agency of AGENCIES) await directory.addAgency(agency);
  for (const [area] of AREAS) await directory.addArea(area);
  await directory.addBankHolidays(planned.bankHolidays);
  for (const { id: worker, agency, name, username, team, posts } of planned.staff) {
    await directory.addWorker({ id: id<WorkerId>(worker), agency: id<AgencyId>(agency), name, email: `${username}@demonstration.example`, team, posts }, from);
  }
}

/**
 * Sittings first, because what must be done before them rests on their days; then child by child, then what rests on the children.
 * @returns the entries in the order in which they were written down
 */
async function recordPlan(ports: Pick<Ports, 'store' | 'policies'>, unit: SystemUnit, planned: Plan, options: Pick<DemoOptions, 'onProgress'>): Promise<NewEntry[]> {
  const staff = new Map(planned.staff.map((m) => [m.id, m] as const));
  const total = planned.sittings.length + planned.children.length + planned.others.length;
  const entries: NewEntry[] = [];
  let done = 0;
  const record = async (into: SystemUnit, subjects: readonly PlannedSubject[]): Promise<void> => {
    const context = await loadContext(unit, ports.policies, planned.today);
    for (const subject of subjects) {
      for (const entry of await recordSubject(ports, into, context, subject, staff, planned)) entries.push(entry);
      options.onProgress?.(++done, total, 'records');
    }
  };
  await record(unit, planned.sittings);
  await deriveSittingsAgain(ports, unit, planned, entries);
  const held = holdBack(unit);
  await record(held.unit, planned.children);
  const from = entries.length;
  await record(held.unit, await asTheDirectoryHasThem(unit, planned.others));
  const inOrder = inOrderOfWriting(entries);
  await deriveChildrenAgain(ports, held.unit, planned, entries.slice(from), inOrder);
  await held.write();
  return inOrder;
}

/** Areas are known to the directory under ids of their own. */
async function asTheDirectoryHasThem({ directory }: SystemUnit, subjects: readonly PlannedSubject[]): Promise<readonly PlannedSubject[]> {
  const units = new Map((await directory.areaUnits()).map((u) => [u.name, u.unit] as const));
  return subjects.map((s) => (s.area === undefined ? s : { ...s, id: units.get(s.area) ?? s.id }));
}

/** While a sitting was recorded the later ones were not known yet: all are derived once more among all. */
async function deriveSittingsAgain(ports: Pick<Ports, 'policies'>, unit: SystemUnit, planned: Plan, entries: readonly NewEntry[]): Promise<void> {
  const context = await loadContext(unit, ports.policies, planned.today);
  for (const sitting of planned.sittings) await deriveAgain(unit, context, { kind: 'sitting', id: id(sitting.id) }, entries, planned.today);
}

/** What is noted in a supervision is written about the child as well: those children are derived once more with it. */
async function deriveChildrenAgain(ports: Pick<Ports, 'policies'>, unit: SystemUnit, planned: Plan, late: readonly NewEntry[], inOrder: readonly NewEntry[]): Promise<void> {
  const context = await loadContext(unit, ports.policies, planned.today);
  const touched = new Set(late.flatMap((e) => (e.subject.kind === 'child' ? [e.subject.id] : [])));
  const about = new Map<string, NewEntry[]>([...touched].map((child) => [child, []]));
  for (const entry of inOrder) about.get(entry.subject.id)?.push(entry);
  for (const [child, entries] of about) await deriveAgain(unit, context, { kind: 'child', id: id(child) }, entries, planned.today);
}

async function deriveAgain(unit: SystemUnit, context: ServiceContext, subject: Subject, entries: readonly NewEntry[], today: PlainDate): Promise<void> {
  const own = entries.filter((e) => e.subject.id === subject.id).map((e, i): Entry => ({ ...e, seq: i + 1, service: DEMO_SERVICE }));
  await keepDerivation(unit, context, subject, own, today);
}

async function recordSubject(ports: Pick<Ports, 'store' | 'policies'>, unit: SystemUnit, context: ServiceContext, subject: PlannedSubject, staff: ReadonlyMap<string, StaffMember>, planned: Plan): Promise<readonly NewEntry[]> {
  const first = subject.acts[0];
  if (first === undefined) return [];
  const clock = new MovingClock({ on: first.recordedOn, at: first.recordedAt });
  const stamped: Ports = { ...ports, clock, ids: new SeededIds(subject.id, clock) };
  const { results, entries } = await recordSeries(stamped, unit, context, stepsFor(DEMO_SERVICE, subject, staff, clock), { create: true, deriveOn: planned.today });
  results.forEach((result, i) => {
    const act = subject.acts[i]!;
    if (result.outcome !== (act.proposes ? 'proposed' : 'recorded')) throw new Error(`the rules would not have ${act.records.map((r) => r.kind).join(', ')} of ${act.recordedOn} as planned: ${JSON.stringify(result)}`);
  });
  return entries;
}

/** The acts of a subject as steps of a series; each names the entries of earlier ones by what those have made. */
export function stepsFor(service: ServiceId, subject: PlannedSubject, staff: ReadonlyMap<string, StaffMember>, clock: MovingClock): Step[] {
  const made: Made = new Map();
  return subject.acts.map((act, i) => ({
    command(results) {
      const before = subject.acts[i - 1];
      const result = results[i - 1];
      if (before && result) made.set(before.key, entriesOf(result));
      clock.moveTo({ on: act.recordedOn, at: act.recordedAt });
      return commandFor(service, subject, act, staff, made);
    },
  }));
}

function entriesOf(result: Recorded): readonly NewEntry['id'][] {
  if (result.outcome === 'recorded') return result.entries;
  return result.outcome === 'proposed' ? [result.proposal] : [];
}
