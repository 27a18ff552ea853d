import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { record } from '../../src/app/record/record.ts';
import { id, type AgencyId, type CommandId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, PEOPLE, SERVICE, type WebService } from './service.ts';

let service: WebService;
let cara: Browser;
let ben: Browser;
let anna: Browser;
let sitting = '';
const children = {} as Record<'red' | 'amber' | 'leaving' | 'knife', SubjectId>;

async function tell(child: SubjectId, kind: string, on: string, data: Readonly<Record<string, unknown>>): Promise<string> {
  const actor = { worker: PEOPLE.ben.worker, name: PEOPLE.ben.name, role: 'team-manager', roles: ['team-manager'], agency: id<AgencyId>('yjs'), service: SERVICE } as const;
  const done = await record(service.ports, { id: id<CommandId>(service.ports.ids.next()), actor, subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [], records: [{ kind, data, occurredOn: plainDate(on), happened: true }] });
  if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done));
  return done.entries[0] ?? '';
}

const itemPath = (child: SubjectId): string => `/meetings/${sitting}/children/${child}`;

/** The judgements and sources of a rating, as they are typed. */
const rated = (colour: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'rating.colour': colour, 'rating.reason': 'what the meeting saw', 'rating.source-multi-agency': '20/11/2026', 'confirm.source-assetplus': '2026-11-02', 'rating.source-reoffending': 'yesterday', 'confirm.source-records': '2026-11-24', ...more,
});

beforeAll(async () => {
  service = await openWebService();
  service.now('2026-11-24T10:00:00.000Z');
  for (const [name, rag] of [['red', 'red'], ['amber', 'amber'], ['leaving', 'green']] as const) {
    const child = await service.child(`${name.charAt(0).toUpperCase()}${name.slice(1)}son`);
    children[name] = child;
    await tell(child, 'assessment.completed', '2026-11-02', { yogrs: 50, reoffending: 'medium', harm: 'medium', 'safety-and-wellbeing': 'low' });
    await tell(child, 'dyo.classified', '2026-05-02', { criterion: ['yogrs'] });
    await tell(child, 'rag.set', name === 'leaving' ? '2026-06-02' : '2026-10-13', { colour: rag, reason: `why ${name}` });
  }
  await tell(children.red, 'agency.involved', '2026-10-01', { agency: 'education' });
  await tell(children.red, 'voice.recorded', '2026-11-01', { view: 'I want to go back to boxing' });
  await tell(children.red, 'action.set', '2026-10-13', { what: 'Curfew check', 'owner-name': 'Sergeant Post', due: '2026-10-20' });
  children.knife = await service.child('Knifeson');
  await tell(children.knife, 'flag.set', '2026-11-10', { flag: 'habitual-knife-carrier', confirmed: true, source: 'police' });
  cara = new Browser(service.app);
  ben = new Browser(service.app);
  anna = new Browser(service.app);
  await cara.signIn('cara');
  await ben.signIn('ben');
  await anna.signIn('anna');
});
afterAll(() => service?.close());

describe('a RAG meeting without scripts', () => {
  it('is planned on a day that is read as it is typed', async () => {
    const wrong = await cara.submit('/meetings/plan', { on: '31/11/2026' });
    expect(wordsOf(wrong.body)).toContain('a day that exists: November 2026 has 30 days');
    const planned = await cara.submit('/meetings/plan', { on: 'today', place: 'Room 4' });
    expect(planned.status).toBe(303);
    sitting = planned.location.split('/').at(-1) ?? '';
    const page = await cara.get(`/meetings/${sitting}`);
    const words = wordsOf(page.body);
    expect(words.indexOf('Redson')).toBeLessThan(words.indexOf('Knifeson'));
    expect(words.indexOf('Knifeson')).toBeLessThan(words.indexOf('Amberson'));
    expect(words.indexOf('Amberson')).toBeLessThan(words.indexOf('Leavingson'));
    expect(words).toContain('Go through the current assessment before the RAG meeting');
    expect(words).toContain('No information since the last rating from education');
  });

  it('asks why somebody is added by hand, and is opened', async () => {
    await service.child('Plainson');
    const asked = await cara.submit(`/meetings/${sitting}`, { who: 'Plainson' }, `/meetings/${sitting}/add`);
    expect(asked.status).toBe(422);
    expect(wordsOf(asked.body)).toContain('Enter why the meeting is to speak about the child');
    await cara.submit(`/meetings/${sitting}`, { who: 'Plainson', reason: 'a friend of two' }, `/meetings/${sitting}/add`);
    const opened = await cara.submit(`/meetings/${sitting}`, {}, `/meetings/${sitting}/open`);
    expect(opened.location).toBe(`/meetings/${sitting}/attendance`);
    expect(wordsOf((await cara.get(`/meetings/${sitting}`)).body)).toContain('Added by hand: a friend of two');
  });

  it('lays out what is known of a child, and chooses no colour', async () => {
    const page = await cara.get(itemPath(children.red));
    const words = wordsOf(page.body);
    for (const known of ['why red', '42 days ago', 'Curfew check', 'I want to go back to boxing', 'Has not contributed Education', 'Serious harm could occur imminently']) expect(words).toContain(known);
    expect(page.body).not.toMatch(/<input[^>]*name="rating\.[^"]*"[^>]*checked/);
    expect(page.body).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/);
  });

  it('LEI-4.7 keeps what was typed and says which source is still to be given', async () => {
    await cara.submit(itemPath(children.red), { 'rating.colour': 'red', 'rating.harm': 'imminent', 'rating.source-assetplus': '31/2/2026', 'rating.reason': 'seen with a knife' });
    const page = await cara.get(`${itemPath(children.red)}?check=yes`);
    expect(page.body).toContain('value="31/2/2026"');
    expect(wordsOf(page.body)).toContain('the day to which reoffending data reach');
    expect(page.body).toMatch(/<input[^>]*value="red"[^>]*checked/);
  });

  it('tells a second screen what differs and loses neither', async () => {
    const early = await ben.get(itemPath(children.red));
    const done = Object.keys(Object.fromEntries([...early.body.matchAll(/name="(done\.[^"]+)"/g)].map(([, n]) => [n, n])))[0] ?? '';
    const saved = await cara.submit(itemPath(children.red), { ...rated('red', { 'rating.harm': 'imminent' }), [done]: 'done', 'action.0.what': 'Boxing club', 'action.0.who': `worker:${PEOPLE.anna.worker}`, 'action.0.due': '3/12/2026', 'information.0.held-by': 'police', 'information.0.information-on': '20/11/2026', _then: 'next' });
    expect(saved.location).toBe(itemPath(children.knife));
    const behind = await ben.post(itemPath(children.red), { ...hiddenFields(early.body), ...rated('amber') });
    expect(behind.status).toBe(409);
    expect(wordsOf(behind.body)).toContain('Cara Coordinator saved this child on another screen');
    expect(wordsOf(behind.body)).toContain('Rating red amber');
    expect(behind.body).toMatch(/<input[^>]*value="amber"[^>]*checked/);
    const version = await cara.get(`${itemPath(children.red)}/version`, { accept: 'application/json' });
    expect(JSON.parse(version.body)).toMatchObject({ version: 2, savedBy: 'Cara Coordinator' });
  });

  it('LEI-4.3 names each child who is not settled, and nothing goes on record', async () => {
    const refused = await cara.submit(`/meetings/${sitting}/close`, { _what: 'close' });
    expect(refused.status).toBe(409);
    const words = wordsOf(refused.body);
    for (const name of ['Knifeson', 'Amberson', 'Leavingson', 'Plainson']) expect(words).toContain(name);
    expect(words).toContain('Nobody’s attendance is recorded');
    const chronology = await anna.get(`/children/${children.red}/chronology`);
    expect(wordsOf(chronology.body)).not.toContain('Boxing club');
  });

  it('closes once everybody is settled; case managers see the decisions on the child', async () => {
    const attendance = await cara.get(`/meetings/${sitting}/attendance`);
    const present = Object.fromEntries([...attendance.body.matchAll(/name="(person\.\d+\.worker)" value="[^"]+"/g)].map(([, name]) => [(name ?? '').replace('worker', 'attendance'), 'present']));
    const why = await cara.post(`/meetings/${sitting}/attendance`, { ...hiddenFields(attendance.body), ...present });
    expect(wordsOf(why.body)).toContain('Give why nobody sits for seconded police officer (LEI-8.20)');
    expect((await cara.post(`/meetings/${sitting}/attendance`, { ...hiddenFields(why.body), ...present, 'answer:LEI-8.20': 'Nobody is seconded this month' })).location).toBe(`/meetings/${sitting}`);
    await cara.submit(itemPath(children.knife), { 'considered.hkc.outcome': 'not-ragged', 'considered.hkc.reason': 'no knife since the move' });
    await cara.submit(itemPath(children.amber), rated('amber', { 'rating.harm': 'possible-unlikely', 'rating.reason': 'argued with Redson Jo and with Jo Knifeson' }));
    await cara.submit(itemPath(children.leaving), { ...rated('green', { 'rating.harm': 'none', 'rating.offending': 'not-offending', 'rating.engagement': 'engaging' }), ends: 'leaves', 'leaves.ground': 'green-for-three-months', 'leaves.reason': 'kept going to college' });
    const plain = wordsOf((await cara.get(`/meetings/${sitting}`)).body);
    expect(plain).toContain('Plainson');
    const adjourned = await cara.submit(`/meetings/${sitting}/close`, { _what: 'adjourn', 'adjourn-reason': 'time was up', 'adjourn-until': '1/12/2026' });
    expect(adjourned.location).toBe(`/meetings/${sitting}/minutes`);
    const seen = wordsOf((await anna.get(`/children/${children.red}/chronology`)).body);
    for (const entry of ['Boxing club', 'Partner information considered', 'Action answered']) expect(seen).toContain(entry);
    const again = await ben.get(`/meetings/${sitting}/close`);
    expect(again.location).toBe(`/meetings/${sitting}`);
  });

  it('makes minutes for one child in which no other child is named, as page and document', async () => {
    const minutes = await cara.get(`/meetings/${sitting}/minutes/${children.amber}`);
    const words = wordsOf(minutes.body);
    expect(words).toContain('[another child]');
    expect(words).toContain('Criteria met Amber: Serious harm is possible but unlikely as things are, or too little is known (LEI-4.16)');
    for (const name of ['Redson', 'Knifeson', 'Leavingson']) expect(words).not.toContain(name);
    const file = await cara.get(`/meetings/${sitting}/minutes/${children.amber}/docx`);
    expect(file.headers['content-type']).toContain('wordprocessingml');
    expect(file.status).toBe(200);
  });

  it('marks a copy of the whole with for whom and why', async () => {
    const none = await cara.submit(`/meetings/${sitting}/minutes`, { for: 'the head of service' }, `/meetings/${sitting}/copies`);
    expect(wordsOf(none.body)).toContain('Enter why an extract is not enough');
    const made = await cara.submit(`/meetings/${sitting}/minutes`, { for: 'the head of service', reason: 'review of the whole meeting' }, `/meetings/${sitting}/copies`);
    const copy = await cara.get(made.location);
    expect(wordsOf(copy.body)).toContain('Copy of the whole, for the head of service');
    expect(wordsOf((await cara.get(`/meetings/${sitting}/minutes`)).body)).toContain('review of the whole meeting');
    expect((await cara.get(`/meetings/${sitting}/copies/${children.red}`)).status).toBe(404);
  });

  it('does not let a case manager run a meeting', async () => {
    expect((await anna.get(`/meetings/${sitting}`)).status).toBe(200);
    expect((await anna.get(`/meetings/${sitting}/close`)).status).toBe(403);
  });
});

describe('ratings without a manager', () => {
  it('LEI-4.2 wait for a manager, who confirms them in one act', async () => {
    const planned = await cara.submit('/meetings/plan', { on: 'today', why: 'a second try' });
    sitting = planned.location.split('/').at(-1) ?? '';
    await cara.submit(`/meetings/${sitting}`, {}, `/meetings/${sitting}/open`);
    const attendance = await cara.get(`/meetings/${sitting}/attendance`);
    const mine = attendance.body.match(new RegExp(`name="(person\\.\\d+)\\.worker" value="${PEOPLE.cara.worker}"`))?.[1] ?? '';
    const taken = await cara.post(`/meetings/${sitting}/attendance`, { ...hiddenFields(attendance.body), [`${mine}.attendance`]: 'present', 'answer:LEI-8.20': 'Called out' });
    expect(wordsOf((await cara.follow(taken)).body)).toContain('ratings stay provisional');
    await cara.submit(itemPath(children.red), rated('amber', { 'rating.harm': 'possible-unlikely' }));
    const closed = await cara.submit(`/meetings/${sitting}/close`, { _what: 'adjourn', 'adjourn-reason': 'no time', 'adjourn-until': '1/12/2026' });
    expect(closed.status).toBe(303);
    expect(wordsOf((await cara.get('/meetings/ratings-to-confirm')).body)).toContain('A team manager, service manager or head of service confirms them');
    expect(wordsOf((await ben.get('/meetings/ratings-to-confirm')).body)).toContain('until then red is in force');
    const confirmed = await ben.submit('/meetings/ratings-to-confirm', { _all: 'yes' });
    expect(wordsOf((await ben.follow(confirmed)).body)).toContain('None: every rating is final');
    const row = await service.store.asSystem(SERVICE, ({ records }) => records.chronology({ kind: 'child', id: children.red }));
    expect(row.at(-1)?.kind).toBe('rag.confirmed');
  });
});
