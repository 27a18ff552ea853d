import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanKept } from '../../src/app/documents/scan-kept.ts';
import { loadAlerts } from '../../src/app/work/alerts.ts';
import type { Scanned, Scanner } from '../../src/app/ports/scanner.ts';
import type { Role } from '../../src/core/access/roles.ts';
import { id, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { EICAR } from './fake-clamd.ts';
import { AGENCY, openWebService, PEOPLE, SERVICE, type WebService } from './service.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

/** A scanner that says what it is told to, and remembers how often it was asked. */
class Says implements Scanner {
  readonly name = 'a scanner of the test';
  asked = 0;
  answering = true;
  async scan(bytes: Uint8Array): Promise<Scanned> {
    this.asked += 1;
    if (!this.answering) return Promise.resolve({ found: 'no-answer', why: 'it is being restarted' });
    return Promise.resolve(Buffer.from(bytes).includes(Buffer.from(EICAR)) ? { found: 'harm', name: 'Win.Test.EICAR_HDB-1' } : { found: 'nothing' });
  }
  answers(): Promise<boolean> {
    return Promise.resolve(this.answering);
  }
}

describe('files that were kept before a scanner was set', () => {
  let web: WebService;
  let child: SubjectId;
  let anna: Browser;
  const scanner = new Says();
  const turn = (ending?: () => boolean) => scanKept(web.ports, web.files, scanner, SERVICE, ending);
  const said = async (kind: string) => (await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => e.kind === kind);
  const document = async (title: string) => (await said('document.kept')).find((e) => e.data['title'] === title)!.id;
  const take = async (title: string) => anna.get(`/children/${child}/documents/${await document(title)}/file`);
  async function keep(title: string, bytes: Uint8Array): Promise<void> {
    const path = `/children/${child}/documents/add`;
    const { body } = await anna.get(path);
    const sent = await anna.upload(path, { ...hiddenFields(body), title, sort: 'letter', from: 'A school', 'seen-by': 'everybody', occurredOn: 'today' }, { field: 'file', filename: 'letter.pdf', bytes });
    expect(sent.status).toBe(303);
  }

  beforeAll(async () => {
    web = await openWebService();
    child = await web.child('Ashby');
    anna = new Browser(web.app);
    await anna.signIn('anna');
    await keep('First letter', PDF);
    await keep('Bad letter', new Uint8Array([...PDF, ...EICAR]));
    await keep('Last letter', PDF);
  });
  afterAll(() => web?.close());

  it('wait, with no result guessed, while the scanner does not answer', async () => {
    scanner.answering = false;
    expect(await turn()).toEqual({ looked: 0, harmful: 0, stopped: 'it is being restarted' });
    scanner.answering = true;
    expect((await take('Bad letter')).status).toBe(200);
  });

  it('are looked through from where a turn that was ended has come to, each once', async () => {
    scanner.asked = 0;
    expect(await turn(() => scanner.asked > 0)).toEqual({ looked: 1, harmful: 0 });
    expect(await turn()).toEqual({ looked: 2, harmful: 1 });
    expect(await turn()).toEqual({ looked: 0, harmful: 0 });
    expect(scanner.asked).toBe(3);
  });

  it('are taken as before where nothing was found, and given to nobody where something was, with the reason', async () => {
    expect((await take('First letter')).status).toBe(200);
    const answer = await take('Bad letter');
    expect(answer.status).toBe(403);
    expect(wordsOf(answer.body)).toContain('The virus scanner found something harmful in letter.pdf after it was kept');
    const read = await web.store.asReader({ service: SERVICE, worker: PEOPLE.anna.worker, name: 'Anna Case', agency: AGENCY, roles: ['case-manager'], purpose: 'working with the child' }, async ({ documents }) => [await documents.ofEntry(child, await document('Bad letter')), (await documents.open(child)).size]);
    expect(read).toEqual([undefined, 2]);
    // It is kept: the check of the record still finds it whole.
    const [row] = await web.store.connections.asSystem(SERVICE, (tx) => tx.query("SELECT ref FROM stored_file WHERE scan = 'harm'"));
    expect((await web.files.get(String((row as { ref: string }).ref))).found).toBe('bytes');
  });

  it('stand on the record as withheld, once, and the managers are alerted', async () => {
    expect((await said('document.withheld')).map((e) => [e.recordedAs, e.data])).toEqual([['system', { found: 'Win.Test.EICAR_HDB-1', document: await document('Bad letter') }]]);
    const told = await loadAlerts(web.ports, { service: SERVICE, worker: PEOPLE.ben.worker, name: 'Ben Manager', agency: AGENCY, roles: ['team-manager'], purpose: 'seeing what is to be done' }, plainDate('2026-11-24'));
    expect(told.map((t) => [t.clauses, t.text])).toEqual([[['TLN-110'], 'Win.Test.EICAR_HDB-1 was found in a file. It is kept, and given to nobody']]);
  });

  it('are written down once also where the program was killed between withholding and telling', async () => {
    await web.store.connections.asSystem(SERVICE, (tx) => tx.query("UPDATE stored_file SET told = false WHERE scan = 'harm'"));
    await turn();
    expect(await said('document.withheld')).toHaveLength(1);
  });

  it('are seen as withheld by the governance officer, without whose they are, and by nobody else in this way', async () => {
    const withheld = (worker: WorkerId, roles: readonly Role[]) => web.store.asReader({ service: SERVICE, worker, name: 'x', agency: AGENCY, roles, purpose: 'checking how records are looked at' }, ({ documents }) => documents.withheld());
    const officer = id<WorkerId>(web.ports.ids.next());
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addWorker({ id: officer, agency: AGENCY, name: 'Gwen Officer', posts: [{ role: 'information-governance-officer', area: '' }] }, plainDate('2025-01-01')));
    expect((await withheld(officer, ['information-governance-officer'])).map((w) => Object.keys(w).sort())).toEqual([['found', 'ref', 'scannedAt']]);
    for (const person of ['anna', 'ben', 'cara'] as const) expect(await withheld(PEOPLE[person].worker, PEOPLE[person].roles), person).toEqual([]);
  });
});
