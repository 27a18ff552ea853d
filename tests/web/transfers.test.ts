import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/core/access/roles.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { id, type AgencyId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { machineIds } from '../../src/store/ids.ts';
import { Browser, hiddenFields, wordsOf, type Answer, type Fields } from './browser.ts';
import { openWebService, PASSWORD, SERVICE, type Person, type WebService } from './service.ts';

const THERE = id<ServiceId>('otherborough');
const THIRD = id<ServiceId>('thirdtown');

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
  await addService(THERE, 'Otherborough Youth Justice Service', { boss: ['team-manager'], hand: ['case-manager'] });
  await addService(THIRD, 'Thirdtown Youth Justice Service', { chief: ['team-manager'] });
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

async function addService(service: ServiceId, name: string, people: Readonly<Record<string, readonly Role[]>>): Promise<void> {
  const agency = id<AgencyId>('yjs');
  const passwordHash = await hashPassword(PASSWORD);
  const workers = await web.store.asSystem(service, async ({ directory }) => {
    await directory.addService({ id: service, name, demo: true, policy: 'leicester-city/deter-young-offenders' }, '2026-11-24T10:00:00.000Z');
    await directory.addAgency({ id: agency, name, sort: 'youth-offending-service' });
    const made: [string, WorkerId][] = [];
    for (const [username, roles] of Object.entries(people)) {
      const worker = id<WorkerId>(machineIds.next());
      await directory.addWorker({ id: worker, agency, name: `${username} of ${service}`, posts: roles.map((role) => ({ role, area: '' })) }, plainDate('2025-01-01'));
      made.push([username, worker]);
    }
    return made;
  });
  for (const [username, worker] of workers) await web.identity.addAccount({ service, worker, username, passwordHash, demo: true }, '2026-11-24T10:00:00.000Z');
}

async function as(person: Person | 'boss' | 'hand' | 'chief'): Promise<Browser> {
  const browser = new Browser(web.app);
  const page = await browser.get('/sign-in');
  const answer = await browser.post('/sign-in', { ...hiddenFields(page.body), username: person, password: PASSWORD });
  expect(answer.status).toBe(303);
  return browser;
}

async function entries(child: SubjectId, kind?: string, service = SERVICE): Promise<readonly Entry[]> {
  return (await web.ports.store.asSystem(service, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => kind === undefined || e.kind === kind);
}

const TERMS: Fields = { to: THERE, sort: 'permanent', from: '24/11/2026', why: 'The family moves', person: 'Duty manager', gateway: 'cda-1998-s115', occurredOn: 'today', '_chosen-for': 'permanent' };

/** Sends the form of the proposal with these entries ticked. */
async function propose(browser: Browser, child: SubjectId, take: readonly string[], more: Fields = {}): Promise<Answer> {
  const page = `/children/${child}/transfers/propose`;
  return browser.submit(page, { ...TERMS, take, ...more });
}

async function proposed(child: SubjectId, by: Person = 'anna'): Promise<string> {
  const answer = await propose(await as(by), child, [(await entries(child, 'identity.recorded'))[0]!.id]);
  expect(answer.status, wordsOf(answer.body).slice(0, 600)).toBe(303);
  return `/children/${child}/transfers/${(await entries(child, 'transfer.proposed')).at(-1)!.id}`;
}

async function sent(child: SubjectId): Promise<{ readonly page: string; readonly parcel: string }> {
  const page = await proposed(child);
  await (await as('ben')).submit(page, { answer: 'agree' }, `${page}/agree`);
  expect((await (await as('anna')).submit(page, {}, `${page}/send`)).status).toBe(303);
  return { page, parcel: String((await entries(child, 'transfer.sent')).at(-1)!.data['parcel']) };
}

describe('putting together what goes to another service', () => {
  it('begins with what the kind of move needs, and leaves out what somebody takes away', async () => {
    const child = await web.child('Beginner', [{ kind: 'note.recorded', data: { note: 'Doing well' } }, { kind: 'rag.set', data: { colour: 'green' }, happened: true }]);
    const anna = await as('anna');
    const page = await anna.get(`/children/${child}/transfers/propose`);
    expect(page.status, web.log.join('').slice(-1500)).toBe(200);
    expect(wordsOf(page.body)).toContain('2 of 3 entries are chosen');
    expect(wordsOf(page.body)).toContain('Otherborough Youth Justice Service');
    const note = (await entries(child, 'note.recorded'))[0]!.id;
    const answer = await propose(anna, child, [note]);
    expect(answer.status).toBe(303);
    const [made] = await entries(child, 'transfer.proposed');
    expect(made?.data['entries']).toEqual([{ entry: note }]);
    expect(made?.data['digest']).toMatch(/^[0-9a-f]{64}$/);
    const information = await anna.submit(`/children/${child}/transfers/propose`, { ...TERMS, sort: 'information', _more: 'sort' });
    expect(wordsOf(information.body)).toContain('1 of 3 entries are chosen');
  });

  it('tells in words what is the service’s own practice, and blacks out what is somebody else’s', async () => {
    const child = await web.child('Wordsmith', [{ kind: 'carer.recorded', data: { name: 'Marvin Pettigrew', relation: 'uncle', contact: 'safe' } }, { kind: 'note.recorded', data: { note: 'Marvin Pettigrew drove him here.' } }, { kind: 'rag.set', data: { colour: 'green', reason: 'All is quiet' }, happened: true }]);
    const [note, rag] = [(await entries(child, 'note.recorded'))[0]!.id, (await entries(child, 'rag.set'))[0]!.id];
    const anna = await as('anna');
    const without = await propose(anna, child, [note, rag], { part: note });
    expect(without.status).toBe(200);
    expect(wordsOf(without.body)).toContain('Choose what is blacked out');
    const slip = await propose(anna, child, [note, rag], { part: note, [`of.${note}.added`]: 'Marvin Petigrew' });
    expect(wordsOf(slip.body)).toContain('These words are not in the entry: Marvin Petigrew');
    expect((await propose(anna, child, [note, rag], { part: note, [`of.${note}.mark`]: 'Marvin Pettigrew' })).status).toBe(303);
    const told = (await entries(child, 'transfer.proposed')).at(-1)?.data['in-words'] as readonly Readonly<Record<string, string>>[];
    expect(told.map((t) => [t['how'], t['text']])).toEqual([['part', expect.stringContaining('█████ drove him here.')], ['local', expect.stringContaining('All is quiet')]]);
  });

  it('takes nothing that the form did not offer: no entry of another child, none that never goes', async () => {
    const [child, other] = [await web.child('Offered'), await web.child('Elsewhere', [{ kind: 'note.recorded', data: { note: 'Another child' } }])];
    const stranger = (await entries(other, 'note.recorded'))[0]!.id;
    const answer = await propose(await as('anna'), child, [stranger]);
    expect(answer.status).toBe(200);
    expect(wordsOf(answer.body)).toContain('Choose what is to go across');
    expect(await entries(child, 'transfer.proposed')).toEqual([]);
  });

  it('says at the fields what is missing, and keeps what was typed', async () => {
    const child = await web.child('Missingness');
    const answer = await (await as('anna')).submit(`/children/${child}/transfers/propose`, { why: 'Because they move', occurredOn: 'today' });
    const words = wordsOf(answer.body);
    for (const missing of ['To which service? Choose one', 'What kind of move: choose one', 'On which basis: choose one', 'For whom there: fill this in']) expect(words).toContain(missing);
    expect(answer.body).toContain('Because they move');
  });
});

describe('who may do what', () => {
  it('a manager agrees, and neither a case manager nor whoever proposed it', async () => {
    const child = await web.child('Agreeable');
    const page = await proposed(child);
    expect((await (await as('fay')).submit(page, { answer: 'agree' }, `${page}/agree`)).status).toBe(403);
    expect(await entries(child, 'transfer.agreed')).toEqual([]);
    const own = await proposed(child, 'ben');
    expect((await (await as('ben')).submit(own, { answer: 'agree' }, `${own}/agree`)).status).toBe(403);
    const ben = await as('ben');
    expect((await ben.submit(page, { answer: 'decline' }, `${page}/agree`)).status).toBe(400);
    expect((await ben.submit(page, { answer: 'agree' }, `${page}/agree`)).status).toBe(303);
    expect(await entries(child, 'transfer.agreed')).toHaveLength(1);
  });

  it('nothing is sent before, and the page says by which rule', async () => {
    const child = await web.child('Tooearly');
    const page = await proposed(child);
    const answer = await (await as('anna')).submit(page, {}, `${page}/send`);
    expect(answer.status).toBe(409);
    expect(wordsOf(answer.body)).toContain('TLN-100');
    expect(wordsOf(answer.body)).toContain('the agreement of a manager who did not propose it');
    expect(await entries(child, 'transfer.sent')).toEqual([]);
  });

  it('what was sent is opened by a manager of the service that it was sent to, and by nobody else anywhere', async () => {
    const child = await web.child('Wanderley');
    const { parcel } = await sent(child);
    expect((await (await as('boss')).get(`/transfers/${parcel}`)).body).toContain('Wanderley');
    for (const [person, status] of [['hand', 403], ['chief', 404], ['anna', 403], ['ben', 404], ['eli', 403], ['cara', 403]] as const) {
      const browser = await as(person);
      for (const path of [`/transfers/${parcel}`, '/transfers']) {
        const answer = await browser.get(path);
        if (path.endsWith(parcel)) expect(answer.status, `${person} ${path}`).toBe(status);
        expect(answer.body, `${person} ${path}`).not.toContain('Wanderley');
      }
      const token = hiddenFields((await browser.get('/policy')).body)['_csrf'] ?? /name="_csrf" value="([^"]*)"/.exec((await browser.get('/policy')).body)?.[1] ?? '';
      for (const act of ['accept', 'refuse']) expect([403, 404], `${person} ${act}`).toContain((await browser.post(`/transfers/${parcel}/${act}`, { _csrf: token, into: 'new', reason: 'None of ours' })).status);
    }
    expect((await (await as('boss')).get(`/transfers/${parcel}`)).status).toBe(200);
  });

  it('none of its kinds is typed into the general form', async () => {
    const child = await web.child('Untyped');
    for (const kind of ['transfer.proposed', 'transfer.agreed', 'transfer.sent', 'transfer.answered', 'record.received', 'history.received']) {
      expect((await (await as('ben')).get(`/children/${child}/record/${kind}`)).status, kind).toBe(404);
    }
  });
});

describe('the answer', () => {
  it('taken in, the child’s page there shows the history with its origin, and the sender’s page that it was', async () => {
    const child = await web.child('Settlement', [{ kind: 'note.recorded', data: { note: 'Doing well' } }]);
    const page = `/children/${child}/transfers/propose`;
    await propose(await as('anna'), child, [(await entries(child, 'identity.recorded'))[0]!.id, (await entries(child, 'note.recorded'))[0]!.id]);
    const proposal = (await entries(child, 'transfer.proposed')).at(-1)!;
    const base = page.replace('propose', proposal.id);
    await (await as('ben')).submit(base, { answer: 'agree' }, `${base}/agree`);
    await (await as('anna')).submit(base, {}, `${base}/send`);
    const parcel = String((await entries(child, 'transfer.sent'))[0]!.data['parcel']);
    const boss = await as('boss');
    expect(wordsOf((await boss.get('/my-work')).body)).toContain('Take in the record that Testshire has sent, or say why not');
    expect((await boss.submit(`/transfers/${parcel}`, {}, `/transfers/${parcel}/accept`)).status).toBe(400);
    const form = { ...hiddenFields((await boss.get(`/transfers/${parcel}`)).body), into: 'new' };
    const taken = await boss.post(`/transfers/${parcel}/accept`, form);
    expect(taken.status).toBe(303);
    const there = /\/children\/([0-9a-f-]{36})\/transfers/.exec(taken.location)?.[1] ?? '';
    expect(wordsOf((await boss.get(`/children/${there}/chronology`)).body)).toContain('Testshire: recorded there by the team manager on 24 November 2026, came here on 24 November 2026');
    expect(wordsOf((await (await as('anna')).get(base)).body)).toContain('boss of otherborough, team manager');
    // Sent twice by a slow line, it is taken in once.
    expect((await boss.post(`/transfers/${parcel}/accept`, form)).status).toBe(409);
    expect((await entries(id<SubjectId>(there), undefined, THERE)).length).toBe(3);
  });

  it('refused with a reason, nothing of it is there any longer and the sender reads why', async () => {
    const child = await web.child('Refusely');
    const { page, parcel } = await sent(child);
    const boss = await as('boss');
    expect((await boss.submit(`/transfers/${parcel}`, { reason: '' }, `/transfers/${parcel}/refuse`)).status).toBe(400);
    expect((await boss.submit(`/transfers/${parcel}`, { reason: 'They never came' }, `/transfers/${parcel}/refuse`)).status).toBe(303);
    expect((await boss.get(`/transfers/${parcel}`)).status).toBe(404);
    expect(wordsOf((await (await as('anna')).get(page)).body)).toContain('They never came');
  });

  it('taken back before it is answered, it cannot be opened, and after the answer it cannot be taken back', async () => {
    const child = await web.child('Backwards');
    const { page, parcel } = await sent(child);
    const anna = await as('anna');
    expect((await anna.submit(page, { why: '' }, `${page}/take-back`)).status).toBe(400);
    expect((await anna.submit(page, { why: 'They stay' }, `${page}/take-back`)).status).toBe(303);
    expect((await (await as('boss')).get(`/transfers/${parcel}`)).status).toBe(404);
    const again = await sent(child);
    const form = { ...hiddenFields((await anna.get(again.page)).body), why: 'They stay' };
    await (await as('boss')).submit(`/transfers/${again.parcel}`, { into: 'new' }, `/transfers/${again.parcel}/accept`);
    expect((await anna.post(`${again.page}/take-back`, form)).status).toBe(409);
    expect((await entries(child, 'transfer.withdrawn'))).toHaveLength(1);
  });
});
