import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { record } from '../../src/app/record/record.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import type { NewRecord } from '../../src/core/decisions/command.ts';
import { id, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { AGENCY, openWebService, PASSWORD, PEOPLE, SERVICE, type WebService } from './service.ts';

describe('My work of the information governance officer', () => {
  let web: WebService;
  let child: SubjectId;
  let gil: Browser;
  const on = plainDate('2026-11-20');

  async function recorded(subject: Subject, role: 'team-manager' | 'system', ...records: readonly Omit<NewRecord, 'occurredOn'>[]): Promise<void> {
    const actor = { worker: PEOPLE.ben.worker, name: PEOPLE.ben.name, role, roles: ['team-manager'], agency: AGENCY, service: SERVICE } as const;
    const result = await record(web.ports, { id: id(web.ports.ids.next()), actor, subject, source: 'live', answers: {}, agreements: [], records: records.map((r) => ({ ...r, occurredOn: on })) }, { create: subject.kind !== 'child' });
    if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
  }
  const words = async (): Promise<string> => wordsOf((await gil.get('/my-work')).body);

  beforeAll(async () => {
    web = await openWebService();
    const officer = id<WorkerId>(web.ports.ids.next());
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addWorker({ id: officer, agency: AGENCY, name: 'Gil Fence', posts: [{ role: 'information-governance-officer', area: '' }] }, plainDate('2025-01-01')));
    await web.identity.addAccount({ service: SERVICE, worker: officer, username: 'gil', passwordHash: await hashPassword(PASSWORD), demo: true }, '2026-11-24T10:00:00.000Z');
    child = await web.child('Ashby');
    gil = new Browser(web.app);
    const page = await gil.get('/sign-in');
    await gil.post('/sign-in', { ...hiddenFields(page.body), username: 'gil', password: PASSWORD });
  });
  afterAll(() => web?.close());

  it('is where their day begins, and says so where nothing waits', async () => {
    expect((await gil.get('/')).location).toBe('/my-work');
    expect(await words()).toContain('Nothing is asked of you now');
  });

  it('shows what is theirs, each with its day and the page on which it is done', async () => {
    await recorded({ kind: 'child', id: child }, 'team-manager', { kind: 'rights.requested', data: { right: 'access', 'asked-by': 'child', name: 'Jo', capacity: 'understands', identity: 'known', what: 'All of it' } });
    const agreement = (title: string, review: string) => ({ kind: 'agreement.registered', data: { type: 'information-exchange', title, 'next-review': review } });
    await recorded({ kind: 'unit', id: id(web.ports.ids.next()) }, 'team-manager', { kind: 'unit.recorded', data: { name: 'A school', sort: 'partner' } }, agreement('Sharing with the school', '2026-12-10'), agreement('Sharing in a year', '2027-11-10'));
    const rule = (await ruleAgreedByOfficer());
    await recorded({ kind: 'child', id: child }, 'system', { kind: 'erasure.proposed', data: { scope: 'record', rule, title: 'A child', entries: 1, 'kept-until': '2026-11-01', as: 'team-manager' } });
    await web.store.asSystem(SERVICE, (unit) => unit.files.put({ ref: '0190a000-0000-7000-8000-00000000f11e', size: 1, sha256: 'a'.repeat(64) }, child, PEOPLE.ben.worker));
    await web.store.asSystem(SERVICE, (unit) => unit.files.scanned('0190a000-0000-7000-8000-00000000f11e', { result: 'harm', found: 'Win.Test.EICAR_HDB-1' }, web.ports.clock.now()));
    const said = await words();
    expect(said).toMatch(/Requests about records \(1\) Jo Ashby, by /);
    expect(said).toMatch(/Agreements to be looked at again \(1\) Sharing with the school, with A school, by /);
    expect(said).not.toContain('Sharing in a year, with');
    expect(said).toMatch(/Impact assessments to be looked at again \(2\) Sharing with the school: no assessment names this agreement/);
    expect(said).toMatch(/Erasures to agree to or refuse \(1\) Jo Ashby: proposed on 20 November 2026/);
    expect(said).toMatch(/Files that are withheld \(1\) Win\.Test\.EICAR_HDB-1, found on 24 November 2026/);
    for (const href of ['/rights', '/processing', '/retention', '/looking']) expect((await gil.get(href)).status, href).toBe(200);
  });

  it('shows unusual looking until it has been looked into', async () => {
    const anna = new Browser(web.app);
    await anna.signIn('eli');
    for (let n = 0; n < 12; n += 1) await anna.get(`/children/0190a000-0000-7000-8000-0000000e000${n.toString(16)}`);
    expect(await words()).toMatch(/Unusual looking, to look into \(\d+\).*Eli Numbers/);
  });

  it('opens nothing of a record to them, and shows its lines to nobody else', async () => {
    expect((await gil.get(`/children/${child}`)).status).toBe(403);
    expect((await gil.get('/home')).status).toBe(403);
    const ben = new Browser(web.app);
    await ben.signIn('ben');
    const managers = wordsOf((await ben.get('/my-work')).body);
    expect(managers).not.toContain('Unusual looking');
    expect(managers).not.toContain('Files that are withheld');
    expect(managers).not.toContain('Erasures to agree');
  });

  async function ruleAgreedByOfficer(): Promise<string> {
    const { program } = await web.store.asReader({ service: SERVICE, worker: PEOPLE.ben.worker, name: 'Ben', agency: AGENCY, roles: ['team-manager'], purpose: 'reading the policy in force' }, async ({ directory }) => (await import('../../src/app/record/context.ts')).programOf(directory, web.ports.policies, plainDate('2026-11-24')));
    return program.rules.retention.find((r) => r.about === 'child' && r.agrees.includes('information-governance-officer'))!.key;
  }
});
