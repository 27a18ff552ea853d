import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opens } from '../../src/core/access/permissions.ts';
import { sightOf } from '../../src/core/access/reach.ts';
import { AIMS_OF_SYSTEMS, rolesOfSystems } from '../../src/core/access/roles-of-systems.ts';
import { ROLE_NAMES, type Role } from '../../src/core/access/roles.ts';
import { TABLE } from '../../src/core/access/table.ts';
import { id, type AgencyId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { hashOfSecret, newSecret } from '../../src/app/clients/secret.ts';
import { record } from '../../src/app/record/record.ts';
import type { Operation } from '../../src/web/api/operation.ts';
import { OPERATIONS } from '../../src/web/api/operations.ts';
import { AGENCY, openWebService, PEOPLE, SERVICE, type WebService } from './service.ts';
import { commandId, System, type ApiAnswer } from './system.ts';

/**
 * Every operation of the interface as a system of every sort of role about every sort of child, against what the table of access
 * says. The children's surnames occur nowhere else: an answer that holds one has shown the child.
 */
const PARTNER = id<AgencyId>('partner');
const CHILDREN = {
  ordinary: 'Quillfeather', restricted: 'Wintergreenish', shared: 'Umberslade', strand: 'Vanterpoole', elsewhere: 'Yarborough-Xenos',
  // Assigned to whoever acts as a volunteer: today, and until a day that is over.
  own: 'Featherstonehaugh', 'no longer own': 'Knatchbull',
  // Restricted, and opened in an emergency to each of the systems: until a day to come, and until one that is over.
  opened: 'Ollerenshaw', 'no longer opened': 'Zouche-Plaistow',
} as const;
type Relation = keyof typeof CHILDREN;
const RELATIONS = Object.keys(CHILDREN) as readonly Relation[];

let web: WebService;
const children = new Map<Relation, SubjectId>();
const entries = new Map<Relation, string>();
const systems = new Map<Role, System>();
const wrong: string[] = [];

const isPartner = (role: Role): boolean => TABLE[role].relations.includes('shared');
const mayAsk = (role: Role, of: Operation): boolean => opens([role], { permission: of.permission === 'any system' ? 'signed in' : of.permission, purpose: of.purpose, change: of.records === true });

/** Roles that the table treats alike are tried once. Those that no system can have are tried too: the table holds for them all the same. */
function sorts(): readonly Role[] {
  const seen = new Map<string, Role>();
  for (const role of ROLE_NAMES) {
    if (role === 'system') continue;
    const alike = JSON.stringify([OPERATIONS.map((o) => mayAsk(role, o)), sightOf([role])]);
    if (!seen.has(alike)) seen.set(alike, role);
  }
  return [...seen.values()];
}

/** What the table says: whether a system in this role may see anything of such a child with the operations of cases. */
function reaches(role: Role, relation: Relation): boolean {
  const { reach } = sightOf([role]);
  if (relation === 'elsewhere' || relation === 'restricted' || relation === 'no longer opened') return false;
  if (relation === 'opened') return reach === 'service' && TABLE[role].relations.includes('emergency');
  return reach === 'service' || (reach === 'strand' && relation === 'strand') || (reach === 'assigned' && relation === 'own');
}

beforeAll(async () => {
  web = await openWebService();
  await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: PARTNER, name: 'A partner', sort: 'probation' }));
  for (const role of sorts()) systems.set(role, await systemIn(role));
  const named = PEOPLE.fay.worker;
  children.set('ordinary', await web.child(CHILDREN.ordinary, [{ kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }]));
  children.set('shared', await web.child(CHILDREN.shared, [{ kind: 'disclosure.made', data: { to: PARTNER, person: 'An officer', purpose: 'Moving on', gateway: 'cda-1998-s115', channel: 'here', until: '2099-12-31', words: 'The plan in short' } }]));
  children.set('strand', await web.child(CHILDREN.strand, [{ kind: 'strand.decided', data: { strand: 'prevent-and-deter', ground: 'selected' } }]));
  children.set('restricted', await web.child(CHILDREN.restricted, [{ kind: 'case.restricted', data: { why: 'A colleague’s child', ask: named, people: [{ worker: named }] } }]));
  const restricted = { kind: 'case.restricted', data: { why: 'A colleague’s child', ask: named, people: [{ worker: named }] } };
  const volunteer = systems.get('volunteer')!.worker;
  const assigned = (until: string) => ({ kind: 'volunteer.assigned', data: { worker: volunteer, from: '2020-01-01', until, 'what-for': 'Mentoring' } });
  children.set('own', await web.child(CHILDREN.own, [assigned('2099-12-31')]));
  children.set('no longer own', await web.child(CHILDREN['no longer own'], [assigned('2020-12-31')]));
  children.set('opened', await web.child(CHILDREN.opened, [restricted]));
  children.set('no longer opened', await web.child(CHILDREN['no longer opened'], [restricted]));
  await openedToAll(children.get('opened')!, '2099-12-31T12:00:00.000Z');
  await openedToAll(children.get('no longer opened')!, '2020-12-31T12:00:00.000Z');
  children.set('elsewhere', await childOfAnotherService());
  for (const relation of RELATIONS) {
    const service = relation === 'elsewhere' ? id<ServiceId>('elsewhere') : SERVICE;
    entries.set(relation, (await web.store.asSystem(service, (unit) => unit.records.chronology({ kind: 'child', id: children.get(relation)! })))[0]!.id);
  }
}, 240_000);
afterAll(() => web?.close());

/** As the page of emergencies writes it. No operation opens a record so: the same person's system must not see more of it than the table gives, and for no longer. */
async function openedToAll(child: SubjectId, until: string): Promise<void> {
  const actor = { worker: PEOPLE.ben.worker, name: PEOPLE.ben.name, role: 'system', roles: ['team-manager'], agency: AGENCY, service: SERVICE } as const;
  for (const { worker } of systems.values()) {
    const result = await record(web.ports, {
      id: id(web.ports.ids.next()), actor, subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [],
      records: [{ kind: 'glass.broken', data: { reason: 'At the custody suite', hours: '24', worker, until }, occurredOn: plainDate('2026-11-20') }],
    });
    if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
  }
}

/** Laid in beside the registration, which would refuse some of the roles. */
async function systemIn(role: Role): Promise<System> {
  const worker = id<WorkerId>(web.ports.ids.next());
  const secret = newSecret(SERVICE);
  const at = web.ports.clock.now();
  await web.identity.addClient({ service: SERVICE, worker, name: `As ${role}`, shownAs: `As ${role}`, agency: isPartner(role) ? PARTNER : AGENCY, role, aims: AIMS_OF_SYSTEMS, mayRecord: true, addresses: [], until: plainDate('2027-03-31'), registeredAt: at, registeredBy: PEOPLE.ben.worker }, plainDate('2026-01-01'));
  await web.identity.addClientSecret(SERVICE, { hash: hashOfSecret(secret), worker, madeAt: at });
  return new System(web.app, worker, secret);
}

async function childOfAnotherService(): Promise<SubjectId> {
  const service = id<ServiceId>('elsewhere');
  const worker = id<WorkerId>(web.ports.ids.next());
  await web.store.asSystem(service, async ({ directory }) => {
    await directory.addService({ id: service, name: 'Elsewhere', demo: false, policy: 'leicester-city/deter-young-offenders' }, '2026-11-24T10:00:00.000Z');
    await directory.addAgency({ id: AGENCY, name: 'Elsewhere', sort: 'youth-offending-service' });
    await directory.addWorker({ id: worker, agency: AGENCY, name: 'Somebody elsewhere', posts: [{ role: 'team-manager', area: '' }] }, plainDate('2025-01-01'));
  });
  const subject = { kind: 'child', id: id<SubjectId>(web.ports.ids.next()) } as const;
  const result = await record(web.ports, {
    id: id(web.ports.ids.next()), subject, source: 'live', answers: {}, agreements: [],
    actor: { worker, name: 'Somebody elsewhere', role: 'team-manager', roles: ['team-manager'], agency: AGENCY, service },
    records: [{ kind: 'identity.recorded', data: { surname: CHILDREN.elsewhere, forenames: 'Jo' }, occurredOn: plainDate('2026-11-20') }],
  }, { create: true });
  if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
  return subject.id;
}

/** A body that the operation takes, whoever it is about. */
function bodyFor(of: Operation): unknown {
  const command = commandId(web);
  switch (of.name) {
    case 'record':
      return { command, records: [{ kind: 'note.recorded', data: { note: 'Tried' }, occurredOn: '2026-11-20' }] };
    case 'correct':
      return { command, data: { surname: 'Tried' }, occurredOn: '2026-11-20', reason: 'Tried' };
    case 'withdraw':
      return { command, reason: 'Tried' };
    case 'shared.ask':
      return { command, what: 'Tried', why: 'Tried' };
    case 'children.add':
      return { command, identity: { surname: 'Tried' }, notTheSame: true };
    case 'told.add':
      return { address: 'https://tried.example/hook', sorts: ['entry.recorded'] };
    default:
      return undefined;
  }
}

async function ask(system: System, of: Operation, relation: Relation, entryOf: Relation = relation): Promise<ApiAnswer> {
  const path = of.path.replace('{child}', children.get(relation)!).replace('{entry}', entries.get(entryOf)!).replace(/\{\w+\}/g, '0190a000-0000-7000-8000-00000000ffff');
  const query = of.name === 'children.search' ? `?q=${CHILDREN[relation].slice(0, 6)}` : of.group === 'figures' ? '?from=2026-10-01&until=2026-12-31' : '';
  const body = bodyFor(of);
  return system.send(of.method, `${path}${query}`, body === undefined ? undefined : JSON.stringify(body), body === undefined ? {} : { 'content-type': 'application/json' });
}

const strangersIn = (text: string, role: Role): readonly Relation[] => RELATIONS.filter((r) => text.includes(CHILDREN[r]) && !reaches(role, r) && !(isPartner(role) && r === 'shared'));
const count = async (): Promise<number> => Number(((await web.store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT count(*) AS n FROM entry'))) as { n: string }[])[0]?.n);

describe.each(sorts())('a system that acts as %s', (role) => {
  it('is refused every operation for which the table gives no permission or no purpose, and leaves a trace of having tried', async () => {
    const refused = OPERATIONS.filter((o) => !mayAsk(role, o));
    const before = (await web.reads()).length;
    for (const of of refused) {
      const answer = await ask(systems.get(role)!, of, 'ordinary');
      if (answer.status !== 403) wrong.push(`${of.name}: ${answer.status}`);
      wrong.push(...strangersIn(answer.text, role).map((r) => `${of.name} shows the child that is ${r}`));
    }
    expect(wrong.splice(0)).toEqual([]);
    expect((await web.reads()).length - before).toBe(refused.length);
  });

  it('sees by no operation a child that the table does not give, and sees those that it gives', async () => {
    for (const of of OPERATIONS.filter((o) => o.method === 'GET' && mayAsk(role, o))) {
      for (const relation of of.path.includes('{child}') || of.name === 'children.search' ? RELATIONS : (['ordinary'] as const)) {
        const answer = await ask(systems.get(role)!, of, relation);
        wrong.push(...strangersIn(answer.text, role).map((r) => `${of.name} of ${relation} shows the child that is ${r}`));
        if (!of.path.includes('{child}')) {
          if (answer.status !== 200 && answer.status !== 404) wrong.push(`${of.name}: ${answer.status}`);
          continue;
        }
        const given = of.group === 'shared' ? relation === 'shared' && isPartner(role) : reaches(role, relation);
        if (answer.status !== (given ? 200 : 404)) wrong.push(`${of.name} of ${relation}: ${answer.status} ${answer.text}`);
      }
    }
    expect(wrong.splice(0)).toEqual([]);
  });

  it('records nothing about a child that the table does not give, and nothing by the id of another record’s entry', async () => {
    const before = await count();
    for (const of of OPERATIONS.filter((o) => o.records === true && o.path.includes('{child}') && mayAsk(role, o))) {
      for (const relation of RELATIONS.filter((r) => !reaches(role, r) && !(of.group === 'shared' && r === 'shared' && isPartner(role)))) {
        const answer = await ask(systems.get(role)!, of, relation);
        if (answer.status !== 404) wrong.push(`${of.name} of ${relation}: ${answer.status} ${answer.text}`);
        wrong.push(...strangersIn(answer.text, role).map((r) => `${of.name} of ${relation} shows the child that is ${r}`));
      }
      if (of.path.includes('{entry}') && reaches(role, 'ordinary')) {
        for (const relation of RELATIONS.filter((r) => r !== 'ordinary')) {
          const answer = await ask(systems.get(role)!, of, 'ordinary', relation);
          if (answer.status !== 404) wrong.push(`${of.name} with the entry of ${relation}: ${answer.status}`);
        }
      }
    }
    expect(wrong.splice(0)).toEqual([]);
    expect(await count()).toBe(before);
  });
});

it('has tried a child who is assigned and one opened in an emergency, seen by some roles and not by others, and by none when the time is over', () => {
  const seeing = (relation: Relation): number => sorts().filter((r) => reaches(r, relation)).length;
  expect(seeing('own')).toBeGreaterThan(seeing('no longer own'));
  expect(seeing('opened')).toBeGreaterThan(0);
  expect(seeing('opened')).toBeLessThan(sorts().length);
  expect(seeing('no longer opened')).toBe(0);
  expect(reaches('volunteer', 'own')).toBe(true);
  expect(reaches('volunteer', 'opened')).toBe(false);
});

it('has tried roles of each reach', () => {
  expect(new Set(sorts().map((r) => sightOf([r]).reach))).toEqual(new Set(['service', 'strand', 'assigned', 'victim', 'shared', 'none']));
});

describe('the roles of systems', () => {
  it('of a partner are none that reaches the whole service', () => {
    for (const sort of ['police', 'probation', 'social-care', 'health', 'education', 'housing', 'drug-service', 'victim-service', 'secure-estate', 'other-service']) {
      for (const role of rolesOfSystems(sort)) expect(['shared', 'strand'], `${sort}: ${role}`).toContain(sightOf([role]).reach);
    }
    expect(rolesOfSystems('probation')).toContain('probation-officer');
    expect(rolesOfSystems('health')).toEqual([]);
  });

  it('of the service are those of its own people, and nobody’s who manages accounts', () => {
    expect(rolesOfSystems('youth-offending-service')).toEqual(expect.arrayContaining(['case-manager', 'performance-analyst']));
    expect(rolesOfSystems('youth-justice')).not.toContain('administrator');
    expect(rolesOfSystems('youth-justice')).not.toContain('volunteer');
  });
});
