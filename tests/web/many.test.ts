import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../src/app/record/record.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { id, type AgencyId, type CommandId, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { NewRecord } from '../../src/core/decisions/command.ts';
import { machineIds } from '../../src/store/ids.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { AGENCY, openWebService, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

let web: WebService;
const children: SubjectId[] = [];
let restricted: SubjectId;
const POLICE = id<AgencyId>('police');

beforeAll(async () => {
  web = await openWebService();
  await web.store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addAgency({ id: POLICE, name: 'Leicestershire Police', sort: 'police' });
    await directory.addAgency({ id: id<AgencyId>('health'), name: 'Health Trust', sort: 'health' });
  });
  for (let n = 0; n < 30; n += 1) {
    const held = n < 25 ? PEOPLE.anna.worker : PEOPLE.fay.worker;
    children.push(await web.child(`Sparrow${String(n).padStart(2, '0')}`, [{ kind: 'allocation.made', data: { role: 'case-manager', worker: held } }, ...(n < 6 ? [{ kind: 'dyo.classified', data: { criterion: ['yogrs'] } }, { kind: 'panel.booked', data: { panel: 'case-management-and-diversity', on: '2026-11-23', cause: 'initial' } }] : [])]));
  }
  restricted = await web.child('Wintergreenish', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }, { kind: 'case.restricted', data: { why: 'A colleague’s child', ask: PEOPLE.ben.worker, people: [{ worker: PEOPLE.ben.worker }] } }]);
}, 120_000);
afterAll(() => web?.close());

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}
async function entries(child: SubjectId, kind: string): Promise<readonly Entry[]> {
  return (await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => e.kind === kind);
}
async function tell(child: SubjectId, agency: AgencyId, what: Omit<NewRecord, 'occurredOn'>): Promise<void> {
  const actor = { worker: PEOPLE.ben.worker, name: PEOPLE.ben.name, role: 'team-manager', roles: ['team-manager'], agency, service: SERVICE } as const;
  const done = await record(web.ports, { id: id<CommandId>(machineIds.next()), actor, subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [], records: [{ ...what, occurredOn: plainDate('2026-11-20') }] });
  if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done));
}
const boxes = (body: string): number => (body.match(/name="child"/g) ?? []).length;

describe('recording for several children', () => {
  it('offers a box for each child whom the person may open, ticks all on the page, and says how many a list finds', async () => {
    const anna = await as('anna');
    const page = await anna.get('/caseload');
    expect(boxes(page.body)).toBe(25);
    expect(page.body).not.toContain('Wintergreenish');
    expect((await anna.get('/caseload?chosen=page')).body.match(/name="child"[^>]*checked/g)).toHaveLength(25);
    const found = await anna.get(`/many?list=caseload&all=yes&held-by=${PEOPLE.fay.worker}`);
    expect(wordsOf(found.body)).toContain('Record for 5 children');
    expect(wordsOf((await anna.get('/many?list=caseload&all=yes')).body)).toContain('Record for 30 children');
    const ben = await as('ben');
    expect(wordsOf((await ben.get('/many?list=caseload')).body)).toContain('Record for 31 children');
  });

  it('never takes in a child who is sent along and whom the person may not open, nor one of another kind of id', async () => {
    const anna = await as('anna');
    const token = hiddenFields((await anna.get('/many?list=caseload')).body)['_csrf'] ?? '';
    const chosen = await anna.post('/many', { _csrf: token, child: [children[0] ?? '', restricted, 'x'] });
    expect(wordsOf(chosen.body)).toContain('Record for 1 child');
    const done = await anna.post('/many/record', { _csrf: token, kind: 'note.recorded', child: [children[0] ?? '', restricted], note: 'The office moves.', occurredOn: 'today', _command: machineIds.next() });
    expect(wordsOf(done.body)).toContain('Recorded for 1 of 1 child');
    expect(await entries(restricted, 'note.recorded')).toEqual([]);
  });

  it('offers to each role what it may record, and refuses the rest however it is sent', async () => {
    const anna = await as('anna');
    const what = await anna.get('/many?list=caseload');
    expect(wordsOf(what.body)).toContain('Write the same note');
    expect(wordsOf(what.body)).not.toContain('Hand over to somebody else');
    const token = hiddenFields(what.body)['_csrf'] ?? '';
    expect((await anna.post('/many/record', { _csrf: token, kind: 'allocation.made', child: children, role: 'case-manager', worker: PEOPLE.anna.worker, occurredOn: 'today' })).status).toBe(404);
    const eli = await as('eli');
    expect((await eli.get('/many?list=register')).status).toBe(403);
    expect((await eli.get('/register')).body).not.toContain('Record for those ticked');
  });

  it('asks what a rule asks for each child by itself, keeps what is recorded, and sent again gives the same', async () => {
    const anna = await as('anna');
    const form = await anna.get('/many?list=caseload&kind=panel.booked');
    const fields = { ...hiddenFields(form.body), panel: 'case-management-and-diversity', on: '15/12/2026', occurredOn: 'today' };
    const first = await anna.post('/many/record', fields);
    const words = wordsOf(first.body);
    expect(words).toContain('Recorded for 19 of 25 children. 6 need an answer of yours.');
    expect((first.body.match(/<textarea[^>]*name="answer:/g) ?? []).length).toBe(6);
    for (const child of children.slice(0, 6)) expect(await entries(child, 'panel.booked')).toHaveLength(1);
    const names = [...first.body.matchAll(/<textarea[^>]*name="(answer:[^"]+)"/g)].map(([, name]) => name ?? '');
    const answers = Object.fromEntries(names.slice(0, 2).map((name) => [name, 'A planned review']));
    const second = await anna.post('/many/record', { ...hiddenFields(first.body), ...answers });
    expect(wordsOf(second.body)).toContain('Recorded for 21 of 25 children. 4 need an answer of yours.');
    const again = await anna.post('/many/record', { ...hiddenFields(first.body), ...answers });
    expect(wordsOf(again.body)).toContain('Recorded for 21 of 25 children. 4 need an answer of yours.');
    for (const child of children.slice(6, 25)) expect(await entries(child, 'panel.booked')).toHaveLength(1);
  });

  it('says what was recorded meanwhile, and records after it was seen', async () => {
    const anna = await as('anna');
    const form = await anna.get(`/many?list=caseload&all=yes&held-by=${PEOPLE.fay.worker}&kind=panel.booked`);
    expect(wordsOf(form.body)).toContain('Book a panel on the same day: 5 children');
    const fields = { ...hiddenFields(form.body), panel: 'case-management-and-diversity', on: '15/12/2026', occurredOn: 'today' };
    expect(wordsOf((await anna.post('/many/record', { ...fields, on: 'no day' })).body)).toContain('There is a problem');
    const sent = await anna.post('/many/record', fields);
    expect(wordsOf(sent.body)).toContain('Recorded for 5 of 5 children.');
  });

  it('hands a leaver’s caseload over from the list narrowed to them', async () => {
    const ben = await as('ben');
    const form = await ben.get(`/many?list=caseload&held-by=${PEOPLE.fay.worker}&kind=allocation.made`);
    const done = await ben.post('/many/record', { ...hiddenFields(form.body), role: 'case-manager', worker: PEOPLE.dora.worker, reason: 'Fay leaves.', occurredOn: 'today' });
    expect(wordsOf(done.body)).toContain('Recorded for 5 of 5 children.');
    expect(wordsOf((await ben.get(`/caseload?held-by=${PEOPLE.fay.worker}`)).body)).toContain('Nobody fits');
    expect(boxes((await ben.get(`/caseload?held-by=${PEOPLE.dora.worker}`)).body)).toBe(5);
    const reads = (await web.reads()).filter((r) => r.event === 'child.recorded-with-others' && children.slice(25).some((c) => c === r.subject_id));
    expect(reads.length).toBeGreaterThanOrEqual(5);
  });
});

describe('a share pack', () => {
  it('is looked at, recorded as shared for each child, leaves another agency’s information out, and is taken as files with a trace', async () => {
    const [own, theirs] = [children[0] ?? id<SubjectId>(''), children[1] ?? id<SubjectId>('')];
    await tell(own, AGENCY, { kind: 'address.recorded', data: { address: '1 High Street', area: 'North' } });
    await tell(theirs, id<AgencyId>('health'), { kind: 'address.recorded', data: { address: '9 Hidden Lane', area: 'North' } });
    const cara = await as('cara');
    const token = hiddenFields((await cara.get('/many?list=register')).body)['_csrf'] ?? '';
    const form = await cara.post('/packs/new', { _csrf: token, child: [own, theirs] });
    expect(wordsOf(form.body)).toContain('What is said of each child');
    const faulty = await cara.post('/packs', { ...hiddenFields(form.body), occurredOn: 'today' });
    expect(wordsOf(faulty.body)).toContain('There is a problem');
    const fields = { ...hiddenFields(form.body), to: 'police', person: 'Sergeant Dale', parts: ['address', 'case-manager'], purpose: 'The weekly sharing with the neighbourhood team', gateway: 'cda-1998-s115', agreement: 'Neighbourhood agreement', channel: 'secure', occurredOn: 'today' };
    const look = await cara.post('/packs', fields);
    expect(wordsOf(look.body)).toContain('1 High Street');
    expect(wordsOf(look.body)).toContain('1 entry is left out');
    expect(look.body).not.toContain('9 Hidden Lane');
    expect(await entries(own, 'disclosure.made')).toEqual([]);
    const done = await cara.post('/packs', { ...fields, ...hiddenFields(look.body), parts: ['address', 'case-manager'] });
    expect(wordsOf(done.body)).toContain('Recorded for 2 of 2 children.');
    const [made] = await entries(own, 'disclosure.made');
    expect(made?.data).toMatchObject({ to: 'police', gateway: 'cda-1998-s115', agreement: 'Neighbourhood agreement' });
    expect((await entries(theirs, 'disclosure.made'))[0]?.data['left-out']).toMatchObject([{ agency: 'health' }]);
    const path = /href="(\/packs\/[\w-]+)\/docx"/.exec(done.body)?.[1] ?? '';
    const file = await cara.get(`${path}/xlsx`);
    expect(file.headers['content-disposition']).toContain('demonstration-share-pack');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(file.bytes).buffer);
    const text = JSON.stringify(workbook.worksheets[0]?.getSheetValues());
    expect(text).toContain('1 High Street');
    expect(text).toContain('section 115');
    expect(text).not.toContain('Hidden Lane');
    expect(text).toContain('demonstration');
    expect((await cara.get(`${path}/docx`)).status).toBe(200);
    expect((await web.reads()).filter((r) => r.event === 'pack.taken')).toHaveLength(2);
    expect((await (await as('eli')).get(`${path}/docx`)).status).toBe(403);
  });

  it('is followed until its receipt is recorded', async () => {
    const cara = await as('cara');
    const child = children[0] ?? id<SubjectId>('');
    const page = await cara.get(`/children/${child}/sharing`);
    expect(wordsOf(page.body)).toContain('One has no receipt yet');
    const href = /href="([^"]*record\/disclosure\.received[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const done = await cara.submit(href, { of: String((await entries(child, 'disclosure.made'))[0]?.id), by: 'Sergeant Dale', proof: 'read-receipt', occurredOn: 'today' });
    expect(done.status).toBe(303);
    const after = wordsOf((await cara.get(`/children/${child}/sharing`)).body);
    expect(after).not.toContain('no receipt yet');
    expect(after).toContain('Sergeant Dale, a read receipt of the secure mail');
  });
});
