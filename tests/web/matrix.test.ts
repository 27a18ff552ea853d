import ExcelJS from 'exceljs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opens } from '../../src/core/access/permissions.ts';
import { sightOf } from '../../src/core/access/reach.ts';
import { ROLE_NAMES, type Role } from '../../src/core/access/roles.ts';
import { TABLE } from '../../src/core/access/table.ts';
import { id, type AgencyId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { record } from '../../src/app/record/record.ts';
import { machineIds } from '../../src/store/ids.ts';
import type { Route } from '../../src/web/route.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { deriveAgain } from '../../src/app/rebuild/derive-again.ts';
import { expireRows } from '../../src/app/retention/expire-rows.ts';
import { removeFiles } from '../../src/app/documents/remove-files.ts';
import { sealAudit } from '../../src/app/audit/seal-audit.ts';
import { KINDS } from '../../src/core/chronology/kinds/index.ts';
import { isTyped } from '../../src/web/pages/record/kinds.tsx';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, PASSWORD, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

/**
 * Every route as every sort of role about every sort of child, against what the tables of access say. The children's surnames
 * occur nowhere else: a page that holds one has shown the child.
 */
const AGENCY = id<AgencyId>('yjs');
const PARTNER = id<AgencyId>('partner');
const CHILDREN = { ordinary: 'Quillfeather', own: 'Zabriskiepoint', restricted: 'Wintergreenish', shared: 'Umberslade', strand: 'Vanterpoole', elsewhere: 'Yarborough-Xenos' } as const;
type Relation = keyof typeof CHILDREN;
/** What somebody asks about a record is followed by name, and by nothing that is on it. */
const REQUEST = { kind: 'rights.requested', data: { right: 'access', 'asked-by': 'child', name: 'Jo', capacity: 'understands', identity: 'known', what: 'A colleague’s child asks for all of it' } } as const;
const RELATIONS = Object.keys(CHILDREN) as readonly Relation[];

const mayOpen = (role: Role, route: Route): boolean => opens([role], { ...route, change: route.method !== 'GET' });

/** Whoever reads what was shared with their agency is of a partner. */
const isPartner = (role: Role): boolean => TABLE[role].relations.includes('shared');

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
  return reach === 'service' || (reach === 'assigned' && relation === 'own') || (reach === 'strand' && relation === 'strand');
}

let web: WebService;
const children = new Map<Relation, SubjectId>();
const entries = new Map<Relation, string>();
const documents = new Map<Relation, string>();
const sessions = new Map<Role, Browser>();
const wrong: string[] = [];
/** names of lists, checklists and measures that there are, so that exports are asked for by their own names */
const exported = { lists: [] as string[], checklists: [] as string[], measures: [] as string[] };

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
      await directory.addWorker({ id: worker, agency: isPartner(role) ? PARTNER : AGENCY, name: `Somebody ${role}`, posts: [{ role, area: '' }] }, plainDate('2025-01-01'));
    }
  });
  for (const [role, worker] of workers) await web.identity.addAccount({ service: SERVICE, worker, username: personOf(role), passwordHash, demo: true }, '2026-11-24T10:00:00.000Z');
  const manager = workers.get('team-manager')!;
  const dyo = [{ kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }, { kind: 'rag.set', data: { colour: 'red' }, happened: true }];
  children.set('ordinary', await web.child(CHILDREN.ordinary, [REQUEST, ...dyo]));
  children.set('own', await web.child(CHILDREN.own, workers.has('volunteer') ? [{ kind: 'volunteer.assigned', data: { worker: workers.get('volunteer')!, from: '2020-01-01', until: '2099-12-31', 'what-for': 'Mentoring' } }] : []));
  children.set('shared', await web.child(CHILDREN.shared, [
    { kind: 'disclosure.made', data: { to: PARTNER, person: 'An officer', purpose: 'Moving on', gateway: 'cda-1998-s115', channel: 'here', until: '2099-12-31', words: 'The plan in short' } },
  ]));
  children.set('strand', await web.child(CHILDREN.strand, [{ kind: 'strand.decided', data: { strand: 'prevent-and-deter', ground: 'selected' } }]));
  // Restricted to somebody who is not among those tried.
  const named = id<WorkerId>('0190a000-0000-7000-8000-000000000006');
  children.set('restricted', await web.child(CHILDREN.restricted, [REQUEST, ...dyo, { kind: 'case.restricted', data: { why: 'A colleague’s child', ask: named, people: [{ worker: named }] } }]));
  children.set('elsewhere', await childOfAnotherService());
  for (const relation of RELATIONS) {
    if (relation === 'elsewhere') continue;
    const all = await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: children.get(relation)! }));
    entries.set(relation, all[0]!.id);
    documents.set(relation, await keepDocument(relation));
  }
  entries.set('elsewhere', (await web.store.asSystem(id<ServiceId>('elsewhere'), (unit) => unit.records.chronology({ kind: 'child', id: children.get('elsewhere')! })))[0]!.id);
  documents.set('elsewhere', entries.get('elsewhere')!);
  expect(manager).toBeDefined();
  for (const role of workers.keys()) {
    const browser = new Browser(web.app);
    const page = await browser.get('/sign-in');
    const answer = await browser.post('/sign-in', { ...hiddenFields(page.body), username: personOf(role), password: PASSWORD });
    expect(answer.status, `${role} signs in`).toBe(303);
    sessions.set(role, browser);
  }
  const manager_ = new Browser(web.app);
  await manager_.signIn('ben');
  const [lists, measures] = [(await manager_.get('/lists')).body, (await manager_.get('/measures')).body];
  const namesIn = (body: string, of: string): string[] => [...new Set([...body.matchAll(new RegExp(`href="/${of}/([\\w.-]+)`, 'g'))].map((m) => m[1] ?? ''))];
  exported.lists.push(...namesIn(lists, 'lists'));
  exported.checklists.push(...namesIn(lists, 'checklists'));
  exported.measures.push(...namesIn(measures, 'measures'));
  expect(Math.min(exported.lists.length, exported.checklists.length, exported.measures.length)).toBeGreaterThan(0);
}, 240_000);
afterAll(() => web?.close());

/** Puts a document with a child's record that holds the surname and nothing else of theirs. */
async function keepDocument(relation: Relation): Promise<string> {
  const child = children.get(relation)!;
  const bytes = new TextEncoder().encode(`About ${CHILDREN[relation]}`);
  const stored = web.files.place(bytes);
  const ben = PEOPLE.ben.worker;
  await web.store.asSystem(SERVICE, (unit) => unit.files.put(stored, child, ben));
  await web.files.put(stored.ref, bytes);
  const named = id<WorkerId>('0190a000-0000-7000-8000-000000000006');
  const by = relation === 'restricted' ? named : ben;
  const result = await record(web.ports, {
    id: id(machineIds.next()), subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [],
    actor: { worker: by, name: 'Somebody', role: 'case-manager', roles: ['case-manager'], agency: AGENCY, service: SERVICE },
    records: [{ kind: 'document.kept', data: { title: 'An order', sort: 'other', from: 'A court', 'seen-by': 'everybody', file: { ...stored, name: 'order.txt', type: 'text/plain; charset=utf-8' } }, occurredOn: plainDate('2026-11-20') }],
  });
  if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
  return result.entries[0]!;
}

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

async function wordsOfWorkbook(bytes: Uint8Array): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book.worksheets.flatMap((sheet) => sheet.getSheetValues().map((row) => JSON.stringify(row))).join('\n');
}

/** The path of a route about a child; what else it names is made up. */
function pathOf(route: Route, relation: Relation): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => {
    if (name === 'child') return children.get(relation)!;
    if (name === 'entry') return (route.path.includes('/documents/') ? documents : entries).get(relation)!;
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
  const partner = isPartner(role);
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
      if (reaches(role, 'own') && !found.body.includes(CHILDREN.own)) wrong.push('the search does not find the child that is their own');
    }
    expect(wrong.splice(0)).toEqual([]);
  });

  it('takes along in no list and in no figure, in no format, a child that the tables do not give', async () => {
    const browser = sessions.get(role)!;
    let held = 0;
    for (const route of ROUTES.filter((r) => /[/.](csv|xlsx)$/.test(r.path) && r.path.includes(':name'))) {
      const names = route.path.startsWith('/measures') ? exported.measures : route.path.startsWith('/lists') ? exported.lists : exported.checklists;
      // A workbook holds the same table as the text: one of each sort shows that it is made from it.
      for (const name of route.path.endsWith('xlsx') ? names.slice(0, 1) : names) {
        const answer = await browser.get(route.path.replace(':name', name));
        const allowed = route.permission !== 'signed in' && opens([role], { permission: route.permission, purpose: route.purpose, change: false });
        if (!allowed && answer.status !== 403) wrong.push(`${route.path} ${name}: ${answer.status}`);
        if (answer.status >= 500) wrong.push(`${route.path} ${name}: ${answer.status}`);
        const text = route.path.endsWith('xlsx') && answer.status === 200 ? await wordsOfWorkbook(answer.bytes) : answer.body;
        if (text.includes(CHILDREN.ordinary)) held += 1;
        wrong.push(...strangersIn(text, role).map((r) => `${route.path} ${name} holds the child that is ${r}`));
      }
    }
    expect(wrong.splice(0)).toEqual([]);
    // So that there was something to be left out of it.
    if (role === 'team-manager') expect(held).toBeGreaterThan(3);
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
  expect(new Set(sorts().map((r) => sightOf([r]).reach))).toEqual(new Set(['service', 'strand', 'assigned', 'victim', 'shared', 'none']));
});

async function signedIn(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}
const tokenOf = (body: string): string => /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? '';
const entriesOf = async (relation: Relation): Promise<readonly { readonly kind: string; readonly of?: string }[]> => web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: children.get(relation)! }));

describe('ids that are guessed or changed', () => {
  it('lead to no entry of another record, by any page, for those who see everything', async () => {
    for (const person of ['anna', 'ben'] as const) {
      const browser = await signedIn(person);
      for (const route of ROUTES.filter((r) => r.method === 'GET' && /:child/.test(r.path) && /:entry/.test(r.path))) {
        for (const relation of RELATIONS.filter((r) => r !== 'ordinary')) {
          const of = route.path.includes('/documents/') ? documents : entries;
          const answer = await browser.get(route.path.replace(':child', children.get('ordinary')!).replace(':entry', of.get(relation)!).replace(/:(\w+)/g, '0190a000-0000-7000-8000-00000000ffff'));
          if (answer.status !== 404 && answer.status !== 403) wrong.push(`${route.path} with the entry of ${relation}: ${answer.status}`);
          if (answer.body.includes(CHILDREN[relation])) wrong.push(`${route.path} shows ${relation}`);
        }
      }
    }
    expect(wrong.splice(0)).toEqual([]);
  });

  it('are recorded by no form: an entry of another record, a person of another service', async () => {
    const browser = await signedIn('ben');
    const base = `/children/${children.get('ordinary')!}`;
    const before = (await entriesOf('ordinary')).length;
    const token = tokenOf((await browser.get(base)).body);
    const typed = { _csrf: token, occurredOn: '20/11/2026', outcome: 'kept', with: 'child', how: 'in-person', note: 'x', reason: 'x', correctionReason: 'x', role: 'case-manager' };
    for (const relation of RELATIONS.filter((r) => r !== 'ordinary')) {
      const foreign = entries.get(relation)!;
      for (const path of [`${base}/note`, ...KINDS.filter((k) => isTyped(k) && k.answers !== undefined).map((k) => `${base}/record/${k.name}`)]) {
        const answer = await browser.post(path, { ...typed, of: foreign });
        if (answer.status === 303) wrong.push(`${path} was recorded for the entry of ${relation}`);
      }
      for (const act of ['correct', 'withdraw', 'answer']) {
        const answer = await browser.post(`${base}/entries/${foreign}/${act}`, { ...typed, answer: 'agree' });
        if (answer.status === 303) wrong.push(`${act} reached the entry of ${relation}`);
      }
    }
    const stranger = await browser.post(`${base}/record/allocation.made`, { ...typed, worker: '0190a000-0000-7000-8000-00000000ffff' });
    expect(wordsOf(stranger.body)).toContain('To: choose again');
    expect(wrong.splice(0)).toEqual([]);
    expect((await entriesOf('ordinary')).length).toBe(before);
  });

  it('give nobody the result of somebody else’s form, and the try is on record', async () => {
    const [anna, fay] = [await signedIn('anna'), await signedIn('fay')];
    const path = `/children/${children.get('ordinary')!}/note`;
    const form: Record<string, string> = { ...hiddenFields((await anna.get(path)).body), outcome: 'kept', with: 'child', how: 'in-person', note: 'Anna’s own words', occurredOn: '20/11/2026' };
    expect((await anna.post(path, form)).status).toBe(303);
    const answer = await fay.post(path, { ...form, ...hiddenFields((await fay.get(path)).body), _command: form['_command'] ?? '' });
    expect(answer.status).toBe(403);
    expect(wordsOf(answer.body)).toContain('This form has been sent by somebody else');
    expect((await web.reads()).at(-1)?.event).toBe('child.record-form: another’s form');
  });
});

describe('what somebody typed and did not send', () => {
  it('is given to nobody else, changed by nobody else, and discarded by nobody else', async () => {
    const [anna, ben] = [await signedIn('anna'), await signedIn('ben')];
    const key = `record:${children.get('ordinary')!}:note.recorded`;
    const form = `/children/${children.get('ordinary')!}/record/note.recorded`;
    const mine = tokenOf((await anna.get(form)).body);
    const theirs = tokenOf((await ben.get(form)).body);
    expect((await anna.post(`/drafts/${key}`, { _csrf: mine, note: 'Zurückgehalten' })).status).toBe(200);
    expect((await ben.get(`/drafts/${key}`)).status).toBe(404);
    expect((await ben.get(form)).body).not.toContain('Zurückgehalten');
    await ben.remove(`/drafts/${key}`, theirs);
    await ben.post(`/drafts/${key}/discard`, { _csrf: theirs });
    await ben.post(`/drafts/${key}`, { _csrf: theirs, note: 'Ben’s' });
    expect((await anna.get(`/drafts/${key}`)).body).toContain('Zurückgehalten');
    // Another's token opens nothing either: what comes with it is held for nobody.
    expect((await ben.post(`/drafts/${key}`, { _csrf: mine, note: 'x' })).status).toBe(403);
    await expect(web.store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT sealed FROM draft'))).rejects.toThrow('permission denied');
  });

  it('is, of a tracker that was read and not brought in, its author’s alone, also before other managers; and it expires', async () => {
    const cara = await signedIn('cara');
    const { body } = await cara.get('/import');
    const sent = await cara.upload('/import', { ...hiddenFields(body) }, { field: 'file', filename: 'list.csv', bytes: new TextEncoder().encode('Reference,Surname,First name,DOB\nZZ-1,Kirschbaum,Jo,1/2/2010\n') });
    const batch = /\/import\/([^/]+)\/columns/.exec(sent.location)?.[1] ?? '';
    expect((await cara.get(`/import/${batch}/columns`)).body).toContain('Kirschbaum');
    const ben = await signedIn('ben');
    const token = tokenOf((await ben.get('/import')).body);
    for (const route of ROUTES.filter((r) => r.path.startsWith('/import/:batch'))) {
      const path = route.path.replace(':batch', batch).replace(':line', '2');
      const answer = route.method === 'GET' ? await ben.get(path) : await ben.post(path, { _csrf: token });
      if (answer.status !== 404 || answer.body.includes('Kirschbaum')) wrong.push(`${route.method} ${route.path}: ${answer.status}`);
    }
    expect(wrong.splice(0)).toEqual([]);
    expect((await ben.get('/import')).body).not.toContain('list.csv');
    const rows = async (): Promise<unknown> => web.store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT (SELECT count(*)::int FROM import_batch) AS batches, (SELECT count(*)::int FROM import_row) AS rows'));
    await expireRows(web.ports, SERVICE);
    expect(await rows()).toMatchObject([{ batches: 1 }]);
    web.now('2026-12-25T10:00:00.000Z');
    await expireRows(web.ports, SERVICE);
    expect(await rows()).toEqual([{ batches: 0, rows: 0 }]);
    web.now('2026-11-24T10:00:00.000Z');
  });
});

describe('a session', () => {
  it('ends at midnight with the last day of its account, whatever it was doing', async () => {
    web.now('2026-11-24T23:50:00.000Z');
    const eli = await signedIn('eli');
    await web.identity.setActiveUntil({ service: SERVICE, worker: PEOPLE.eli.worker }, plainDate('2026-11-24'));
    expect((await eli.get('/measures')).status).toBe(200);
    web.now('2026-11-25T00:01:00.000Z');
    expect((await eli.get('/measures')).location).toBe('/sign-in?to=%2Fmeasures');
    expect((await signedIn('eli')).cookies.has('throughline')).toBe(false);
    web.now('2026-11-24T10:00:00.000Z');
  });
});

describe('a job', () => {
  it('of one service changes nothing of another, and nobody can start one by a page', async () => {
    const superuser = new Client(web.superuser);
    await superuser.connect();
    const tables = (await superuser.query("SELECT table_name AS t FROM information_schema.columns WHERE table_schema = 'throughline' AND column_name = 'service' ORDER BY 1")).rows.map((r: { t: string }) => r.t);
    const state = async (): Promise<string> => {
      const parts: string[] = [];
      for (const t of tables) parts.push(`${t} ${String((await superuser.query(`SELECT md5(coalesce(string_agg(x::text, ' ' ORDER BY x::text), '')) AS m FROM throughline.${t} x WHERE service = 'elsewhere'`)).rows[0]?.['m'])}`);
      return parts.join('\n');
    };
    const before = await state();
    await deriveAgain(web.ports, SERVICE, plainDate('2027-06-01'));
    await expireRows(web.ports, SERVICE);
    await removeFiles(web.ports, web.files, SERVICE);
    await sealAudit(web.ports, SERVICE, true);
    expect(await state()).toBe(before);
    await superuser.end();
    expect(ROUTES.filter((r) => /job|seal|derive|rebuild|sweep/.test(r.path))).toEqual([]);
  });
});
