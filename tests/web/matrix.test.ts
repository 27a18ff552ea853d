import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opens } from '../../src/core/access/permissions.ts';
import { sightOf } from '../../src/core/access/reach.ts';
import { ROLE_NAMES, type Role } from '../../src/core/access/roles.ts';
import { id, type AgencyId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { record } from '../../src/app/record/record.ts';
import { machineIds } from '../../src/store/ids.ts';
import type { Route } from '../../src/web/route.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { Browser, hiddenFields } from './browser.ts';
import { openWebService, PASSWORD, SERVICE, type WebService } from './service.ts';

/**
 * Every route as every sort of role about every sort of child, against what the tables of access say. The children's surnames
 * occur nowhere else: a page that holds one has shown the child.
 */
const AGENCY = id<AgencyId>('yjs');
const PARTNER = id<AgencyId>('partner');
const CHILDREN = { ordinary: 'Quillfeather', own: 'Zabriskiepoint', restricted: 'Wintergreenish', shared: 'Umberslade', elsewhere: 'Yarborough-Xenos' } as const;
type Relation = keyof typeof CHILDREN;
/** What somebody asks about a record is followed by name, and by nothing that is on it. */
const REQUEST = { kind: 'rights.requested', data: { right: 'access', 'asked-by': 'child', name: 'Jo', capacity: 'understands', identity: 'known', what: 'A colleague’s child asks for all of it' } } as const;
const RELATIONS = Object.keys(CHILDREN) as readonly Relation[];

const mayOpen = (role: Role, route: Route): boolean => opens([role], { ...route, change: route.method !== 'GET' });

/** Roles that the tables treat alike are tried once: by the first of them. */
function sorts(): readonly Role[] {
  const seen = new Map<string, Role>();
  for (const role of ROLE_NAMES) {
    if (role === 'system') continue;
    const alike = JSON.stringify([ROUTES.map((r) => mayOpen(role, r)), sightOf([role])]);
    if (!seen.has(alike)) seen.set(alike, role);
  }
  return [...seen.values()];
}

/** What the tables say: whether somebody in this role may see anything of such a child on the pages of cases. */
function reaches(role: Role, relation: Relation): boolean {
  const { reach } = sightOf([role]);
  if (relation === 'elsewhere' || relation === 'restricted') return false;
  return reach === 'service' || (reach === 'assigned' && relation === 'own');
}

let web: WebService;
const children = new Map<Relation, SubjectId>();
const entries = new Map<Relation, string>();
const sessions = new Map<Role, Browser>();
const wrong: string[] = [];

const personOf = (role: Role): string => `person.${role}`;
const workers = new Map<Role, WorkerId>();

beforeAll(async () => {
  web = await openWebService();
  const passwordHash = await hashPassword(PASSWORD);
  await web.store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addAgency({ id: PARTNER, name: 'A partner', sort: 'probation' });
    for (const role of sorts()) {
      const worker = id<WorkerId>(machineIds.next());
      workers.set(role, worker);
      await directory.addWorker({ id: worker, agency: sightOf([role]).reach === 'shared' ? PARTNER : AGENCY, name: `Somebody ${role}`, posts: [{ role, area: '' }] }, plainDate('2025-01-01'));
    }
  });
  for (const [role, worker] of workers) await web.identity.addAccount({ service: SERVICE, worker, username: personOf(role), passwordHash, demo: true }, '2026-11-24T10:00:00.000Z');
  const manager = workers.get('team-manager')!;
  children.set('ordinary', await web.child(CHILDREN.ordinary, [REQUEST]));
  children.set('own', await web.child(CHILDREN.own, workers.has('volunteer') ? [{ kind: 'volunteer.assigned', data: { worker: workers.get('volunteer')!, from: '2020-01-01', until: '2099-12-31', 'what-for': 'Mentoring' } }] : []));
  children.set('shared', await web.child(CHILDREN.shared, [
    { kind: 'disclosure.made', data: { to: PARTNER, person: 'An officer', purpose: 'Moving on', gateway: 'cda-1998-s115', channel: 'here', until: '2099-12-31', words: 'The plan in short' } },
  ]));
  // Restricted to somebody who is not among those tried.
  const named = id<WorkerId>('0190a000-0000-7000-8000-000000000006');
  children.set('restricted', await web.child(CHILDREN.restricted, [REQUEST, { kind: 'case.restricted', data: { why: 'A colleague’s child', ask: named, people: [{ worker: named }] } }]));
  children.set('elsewhere', await childOfAnotherService());
  for (const relation of RELATIONS) {
    if (relation === 'elsewhere') continue;
    const all = await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: children.get(relation)! }));
    entries.set(relation, all[0]!.id);
  }
  entries.set('elsewhere', machineIds.next());
  expect(manager).toBeDefined();
  for (const role of workers.keys()) {
    const browser = new Browser(web.app);
    const page = await browser.get('/sign-in');
    const answer = await browser.post('/sign-in', { ...hiddenFields(page.body), username: personOf(role), password: PASSWORD });
    expect(answer.status, `${role} signs in`).toBe(303);
    sessions.set(role, browser);
  }
}, 120_000);
afterAll(() => web?.close());

async function childOfAnotherService(): Promise<SubjectId> {
  const service = id<ServiceId>('elsewhere');
  const worker = id<WorkerId>(machineIds.next());
  const at = '2026-11-24T10:00:00.000Z';
  await web.store.asSystem(service, async ({ directory }) => {
    await directory.addService({ id: service, name: 'Elsewhere', demo: false, policy: 'leicester-city/deter-young-offenders' }, at);
    await directory.addAgency({ id: AGENCY, name: 'Elsewhere', sort: 'youth-offending-service' });
    await directory.addWorker({ id: worker, agency: AGENCY, name: 'Somebody elsewhere', posts: [{ role: 'team-manager', area: '' }] }, plainDate('2025-01-01'));
  });
  const subject = { kind: 'child', id: id<SubjectId>(machineIds.next()) } as const;
  const result = await record(web.ports, {
    id: id(machineIds.next()), subject, source: 'live', answers: {}, agreements: [],
    actor: { worker, name: 'Somebody elsewhere', role: 'team-manager', roles: ['team-manager'], agency: AGENCY, service },
    records: [{ kind: 'identity.recorded', data: { surname: CHILDREN.elsewhere, forenames: 'Jo' }, occurredOn: plainDate('2026-11-20') }],
  }, { create: true });
  if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
  return subject.id;
}

/** The path of a route about a child; what else it names is made up. */
function pathOf(route: Route, relation: Relation): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => {
    if (name === 'child') return children.get(relation)!;
    if (name === 'entry') return entries.get(relation)!;
    if (name === 'kind') return 'note.recorded';
    if (name === 'clause') return 'LEI-9.1';
    return '0190a000-0000-7000-8000-00000000ffff';
  });
}

/** Those who look after the audit, and follow requests, are told whose record it is, by name and nothing more. */
function namesOnly(route: Route): boolean {
  return route.permission === 'audit.see' || route.permission === 'rights.follow' || route.permission === 'audit.child';
}

/** The surnames that a body may hold: those that the role reaches, and on the partner's pages those that are shared. */
function strangersIn(body: string, role: Role): readonly Relation[] {
  const partner = sightOf([role]).reach === 'shared';
  return RELATIONS.filter((r) => body.includes(CHILDREN[r]) && !reaches(role, r) && !(partner && r === 'shared'));
}

describe.each(sorts())('%s', (role) => {
  it('is refused every page for which the table gives no permission or no purpose, and leaves a trace of having tried', async () => {
    const browser = sessions.get(role)!;
    const before = (await web.reads()).length;
    const refused = ROUTES.filter((r) => r.method === 'GET' && !mayOpen(role, r));
    for (const route of refused) {
      const answer = await browser.get(pathOf(route, 'ordinary'));
      if (answer.status !== 403) wrong.push(`GET ${route.path}: ${answer.status}`);
      wrong.push(...strangersIn(answer.body, role).map((r) => `GET ${route.path} shows the child that is ${r}`));
    }
    expect(wrong.splice(0)).toEqual([]);
    expect((await web.reads()).length - before).toBeGreaterThanOrEqual(refused.length);
  });

  it('sees on no page a child that the tables do not give', async () => {
    const browser = sessions.get(role)!;
    const open = ROUTES.filter((r) => r.method === 'GET' && mayOpen(role, r));
    for (const route of open) {
      const relations = /:(child|entry)/.test(route.path) ? RELATIONS : (['ordinary'] as const);
      for (const relation of relations) {
        const path = pathOf(route, relation);
        const answer = await browser.get(path);
        if (answer.status >= 500) wrong.push(`GET ${route.path}: ${answer.status}`);
        wrong.push(...strangersIn(answer.body, role).filter((r) => !namesOnly(route) || r === 'elsewhere').map((r) => `GET ${route.path} of ${relation} shows the child that is ${r}`));
        if (namesOnly(route) && /Moving on|colleague’s child/.test(answer.body)) wrong.push(`GET ${route.path} of ${relation} shows what is on the record`);
        const onCasePage = route.path.startsWith('/children/:child') && !namesOnly(route);
        if (onCasePage && !reaches(role, relation) && answer.status !== 404 && answer.status !== 403) wrong.push(`GET ${route.path} of ${relation}: ${answer.status}`);
      }
    }
    // A part of the name finds the child and is not the name: what the page repeats of the question shows nobody.
    if (opens([role], { permission: 'cases.see', purpose: 'looking for a child', change: false })) {
      for (const surname of Object.values(CHILDREN)) {
        const answer = await browser.get(`/search?q=${surname.slice(0, 6)}`);
        wrong.push(...strangersIn(answer.body, role).map((r) => `the search for a part of ${surname} shows the child that is ${r}`));
      }
      const found = await browser.get(`/search?q=${CHILDREN.own.slice(0, 6)}`);
      if (!found.body.includes(CHILDREN.own)) wrong.push('the search does not find the child that is their own');
    }
    expect(wrong.splice(0)).toEqual([]);
  });

  it('sees the children that the tables give', async () => {
    const browser = sessions.get(role)!;
    if (!opens([role], { permission: 'cases.see', purpose: 'working with the child', change: false })) return;
    for (const relation of RELATIONS.filter((r) => reaches(role, r))) {
      const answer = await browser.get(`/children/${children.get(relation)!}`);
      expect(answer.status, relation).toBe(200);
      expect(answer.body, relation).toContain(CHILDREN[relation]);
    }
  });

  it('records nothing about a child that the tables do not give, whatever is sent', async () => {
    const browser = sessions.get(role)!;
    const token = hiddenFields((await browser.get('/policy')).body)['_csrf'] ?? /name="_csrf" value="([^"]*)"/.exec((await browser.get('/policy')).body)?.[1] ?? '';
    expect(token).not.toBe('');
    const count = async (): Promise<number> => Number(((await web.store.connections.asSystem(SERVICE, (tx) => tx.query("SELECT count(*) AS n FROM entry"))) as { n: string }[])[0]?.n);
    const before = await count();
    for (const route of ROUTES.filter((r) => r.method === 'POST' && /:child/.test(r.path))) {
      for (const relation of RELATIONS.filter((r) => !reaches(role, r) && !(r === 'shared' && route.path.startsWith('/shared')))) {
        const answer = await browser.post(pathOf(route, relation), { _csrf: token, occurredOn: '24/11/2026', note: 'Tried', outcome: 'kept', reason: 'Tried', correctionReason: 'Tried', what: 'Tried', why: 'Tried', answer: 'agree' });
        if (answer.status !== 403 && answer.status !== 404) wrong.push(`POST ${route.path} of ${relation}: ${answer.status} ${answer.location}`);
        wrong.push(...strangersIn(answer.body, role).map((r) => `POST ${route.path} of ${relation} shows the child that is ${r}`));
      }
    }
    expect(wrong.splice(0)).toEqual([]);
    expect(await count()).toBe(before);
  });
});

it('has tried roles of each reach', () => {
  expect(new Set(sorts().map((r) => sightOf([r]).reach))).toEqual(new Set(['service', 'assigned', 'shared', 'none']));
});
