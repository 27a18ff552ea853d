import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { id, type AgencyId, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { Browser, wordsOf } from './browser.ts';
import { openWebService, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';
import { textOf } from './zip-members.ts';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}

async function entries(child: SubjectId, kind?: string): Promise<readonly Entry[]> {
  return (await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => kind === undefined || e.kind === kind);
}

const NOTE = 'Jo came with his mother. Marvin Pettigrew rang from 0116 496 0123. Jo wants to go back to football.';

async function childWithRequest(name: string, more: Readonly<Record<string, string>> = {}): Promise<{ child: SubjectId; note: Entry; request: string }> {
  const child = await web.child(name, [
    { kind: 'carer.recorded', data: { name: 'Marvin Pettigrew', relation: 'uncle', contact: 'safe' } },
    { kind: 'note.recorded', data: { note: NOTE } },
  ]);
  const anna = await as('anna');
  const answer = await anna.submit(`/children/${child}/record/rights.requested`, { right: 'access', 'asked-by': 'child', name: 'Jo', capacity: 'understands', identity: 'known', what: 'All of it', occurredOn: 'today', ...more });
  expect(answer.status).toBe(303);
  const request = (await entries(child, 'rights.requested'))[0]!.id;
  return { child, note: (await entries(child, 'note.recorded'))[0]!, request };
}

describe('a request to see the record', () => {
  it('is prepared entry by entry, read over by somebody else, given once, and what is blacked out is nowhere in the file', async () => {
    const { child, note, request } = await childWithRequest('Accessible', { preparer: PEOPLE.anna.worker });
    const base = `/children/${child}/rights/${request}`;
    const [anna, ben, fay] = await Promise.all([as('anna'), as('ben'), as('fay')]);
    expect(wordsOf((await anna.get(base)).body)).toContain('to be answered by Thu 24 December 2026');

    // Only whoever was named, or a manager.
    expect((await fay.get(`${base}/bundle`)).status).toBe(403);
    expect(wordsOf((await anna.get(`${base}/bundle`)).body)).toContain('0 of 3 decided');
    expect((await anna.get(`${base}/give`)).status).toBe(403);

    const page = wordsOf((await anna.get(`${base}/bundle/${note.id}`)).body);
    for (const words of ['Marvin Pettigrew (name)', '0116 496 0123 (telephone number)', 'Jo came with his mother. (speaks of somebody else)']) expect(page).toContain(words);

    // Words that are not there, and a part without words, are said and nothing typed is lost.
    const slip = await anna.submit(`${base}/bundle/${note.id}`, { decision: 'part', reason: 'third-party', added: 'Marvin Petigrew' });
    expect(wordsOf(slip.body)).toContain('These words are not in the entry: Marvin Petigrew');
    expect(slip.body).toContain('Marvin Petigrew</textarea>');
    expect(wordsOf((await anna.submit(`${base}/bundle/${note.id}`, { decision: 'part' })).body)).toContain('There is a problem');
    const kept = await anna.submit(`${base}/bundle/${note.id}`, { decision: 'part', reason: 'third-party', mark: ['Marvin Pettigrew', '0116 496 0123'], added: 'Jo came with his mother.' });
    expect(kept.status).toBe(303);

    // The order of the list leads on to what is not decided yet.
    for (const e of (await entries(child)).filter((x) => ['identity.recorded', 'carer.recorded'].includes(x.kind))) {
      const withheld = e.kind === 'carer.recorded';
      expect((await anna.submit(`${base}/bundle/${e.id}`, withheld ? { decision: 'withhold', reason: 'third-party' } : { decision: 'give' })).status).toBe(303);
    }
    expect(wordsOf((await anna.get(`${base}/bundle`)).body)).toContain('3 of 3 decided');

    // Not before somebody else has read it over.
    const early = await ben.submit(`${base}/give`, { to: 'Jo', how: 'By hand', letter: 'Here it is.' });
    expect(wordsOf(early.body)).toContain('a second reading');
    const reading = await ben.get(`${base}/read-over`);
    expect(wordsOf(reading.body)).toContain('█████ rang from █████');
    expect((await ben.submit(`${base}/read-over`, { finding: 'ready' })).status).toBe(303);

    const form = await ben.get(`${base}/give`);
    const age = Number(/Reading age: (\d+) years/.exec(wordsOf(form.body))?.[1]);
    expect(age).toBeLessThanOrEqual(11);
    const letter = /name="letter"[^>]*>([\s\S]*?)<\/textarea>/.exec(form.body)?.[1] ?? '';
    expect(letter).toContain('ico.org.uk');
    const given = await ben.submit(`${base}/give`, { to: 'Jo', how: 'By hand', letter });
    expect(given.location).toBe(`${base}/copy`);

    // The request is answered, and the log says who blacked out what and why.
    const [copy] = await entries(child, 'bundle.given');
    expect(copy?.data).toMatchObject({ given: 1, 'in-part': 1, withheld: 1, 'reading-age': age });
    expect((await entries(child, 'rights.answered'))[0]?.data).toMatchObject({ right: 'access', answer: 'given-part' });
    const shown = wordsOf((await ben.get(`${base}/copy`)).body);
    expect(shown).toContain('Anna Case, Tue 24 November 2026');
    expect(shown).toContain('It is about other people. They have rights too.');

    const file = await web.app.inject({ method: 'GET', url: `${base}/copy/docx`, headers: { cookie: [...ben.cookies].map(([n, v]) => `${n}=${v}`).join('; ') } });
    expect(file.statusCode).toBe(200);
    const text = textOf(file.rawPayload);
    expect(text).toContain('Jo wants to go back to football.');
    expect(text).toContain('█████ rang from █████');
    for (const gone of ['Marvin', 'Pettigrew', '0116', '0123', 'mother', 'uncle']) expect(text, gone).not.toContain(gone);

    // It is asked again who takes a copy when the sign-in is old.
    web.now('2026-11-24T10:30:00.000Z');
    expect((await ben.get(`${base}/copy/docx`)).location).toContain('/confirm');
  });

  it('is followed without anything of the record by whoever may not see it', async () => {
    const { child, request } = await childWithRequest('Followed');
    for (const role of ['information-governance-officer', 'administrator'] as const) await web.identity.givePost({ service: SERVICE, worker: PEOPLE.eli.worker }, { role, area: '', from: plainDate('2025-01-01') });
    const rows = await web.store.asReader({ service: SERVICE, worker: PEOPLE.eli.worker, name: 'Somebody', agency: (await entries(child))[0]!.agency, roles: ['information-governance-officer'], purpose: 'following requests about records' }, (unit) => unit.rights.followed());
    expect(rows.find((r) => r.request === request)).toMatchObject({ name: 'Jo Followed', askedFor: 'access', stage: 'received', due: '2026-12-24', entries: 3, apart: 0, decided: 0 });
    expect(await web.store.asReader({ service: SERVICE, worker: PEOPLE.eli.worker, name: 'Somebody', agency: (await entries(child))[0]!.agency, roles: ['administrator'], purpose: 'following requests about records' }, (unit) => unit.rights.followed())).toEqual([]);
    expect(wordsOf((await (await as('ben')).get('/rights')).body)).toContain('0 of 3 entries decided');
  });

  it('says how much only others may see, and wants it said what was decided about that', async () => {
    const { child } = await childWithRequest('Apart');
    const ben = await as('ben');
    // What is recorded after a request came is not a part of it: the one that comes next has it.
    expect((await ben.submit(`/children/${child}/record/intelligence.recorded`, { direction: 'police-to-yos', text: 'Seen near the arcade', source: 'local-police', 'source-evaluation': '1', assessment: 'd', handling: 'p', occurredOn: 'today' })).status).toBe(303);
    const again = { right: 'access', 'asked-by': 'child', name: 'Jo', capacity: 'understands', identity: 'known', what: 'All of it', occurredOn: 'today' };
    expect((await ben.submit(`/children/${child}/record/rights.requested`, again)).status).toBe(303);
    const [first, request] = (await entries(child, 'rights.requested')).map((e) => e.id);
    expect(wordsOf((await ben.get(`/children/${child}/rights/${first ?? ''}/bundle`)).body)).not.toContain('may be seen by others alone');
    const page = wordsOf((await ben.get(`/children/${child}/rights/${request ?? ''}/bundle`)).body);
    expect(page).toContain('One further entry may be seen by others alone');
    expect(page).not.toContain('arcade');
  });
});

describe('what is put right, and what is not', () => {
  it('a statement stands beside the entry and goes with it when it is shared', async () => {
    const { child, note, request } = await childWithRequest('Disagreeing', { right: 'rectification', what: 'I came alone' });
    await web.ports.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: id<AgencyId>('college'), name: 'The college', sort: 'education' }));
    const anna = await as('anna');
    const answered = await anna.submit(`/children/${child}/record/rights.answered?of=${request}`, { of: request, right: 'rectification', answer: 'not-accepted', entry: note.id, told: 'The sheet says so', occurredOn: 'today' });
    expect(answered.status).toBe(303);
    const answer = (await entries(child, 'rights.answered'))[0]!;
    expect((await anna.submit(`/children/${child}/record/disagreement.stated?of=${answer.id}`, { of: answer.id, stated: 'stated', by: 'child', words: 'I came on my own', entry: note.id, occurredOn: 'today' })).status).toBe(303);
    expect(wordsOf((await anna.get(`/children/${child}/entries/${note.id}`)).body)).toContain('I came on my own');
    expect(wordsOf((await anna.get(`/children/${child}/chronology`)).body)).toContain('I came on my own');
    const share = { to: 'college', person: 'A tutor', purpose: 'A place', gateway: 'ca-2004-s11', channel: 'here', until: '31/12/2026', occurredOn: 'today' };
    expect((await anna.submit(`/children/${child}/share`, { ...share, 'entries.0.entry': note.id, '_looked-at': 'yes' })).status).toBe(303);
    const made = (await entries(child, 'disclosure.made'))[0]!;
    const statement = (await entries(child, 'disagreement.stated'))[0]!;
    expect(made.data['entries']).toEqual([{ entry: note.id }, { entry: statement.id }]);
  });

  it('what is kept and not used stands above the form for sharing', async () => {
    const child = await web.child('Restricting');
    const ben = await as('ben');
    await ben.submit(`/children/${child}/record/processing.restricted`, { why: 'objection', what: 'Not to be told to the school', occurredOn: 'today' });
    expect(wordsOf((await ben.get(`/children/${child}/share`)).body)).toContain('Kept, and not used: Not to be told to the school');
    expect(wordsOf((await ben.get(`/children/${child}/sharing`)).body)).toContain('Kept, and not used: Not to be told to the school');
  });
});

describe('sharing an entry in part', () => {
  it('asks for the words, keeps the text as it is given, and does not share the entry itself', async () => {
    const { child, note } = await childWithRequest('Parted');
    const anna = await as('anna');
    const share = { to: 'college', person: 'A tutor', purpose: 'A place', gateway: 'ca-2004-s11', channel: 'here', until: '31/12/2026', occurredOn: 'today' };
    const asked = await anna.submit(`/children/${child}/share`, { ...share, 'entries.0.entry': note.id, part: note.id });
    expect(wordsOf(asked.body)).toContain('Choose what is blacked out');
    expect(wordsOf(asked.body)).toContain('Marvin Pettigrew (name)');
    const looked = await anna.submit(`/children/${child}/share`, { ...share, 'entries.0.entry': note.id, part: note.id, [`of.${note.id}.mark`]: ['Marvin Pettigrew', '0116 496 0123'] });
    const summary = wordsOf(looked.body);
    expect(summary).toContain('Shared in part: 1 entry');
    expect(summary).toMatch(/What they read .*█████ rang from █████.* Not all of it is given in Note Why /);
    expect(summary, 'no row of raw data').not.toMatch(/Entries shared in part|\{|entry:/);
    expect(summary).not.toContain('Pettigrew');
    const done = await anna.submit(`/children/${child}/share`, { ...share, 'entries.0.entry': note.id, part: note.id, [`of.${note.id}.mark`]: ['Marvin Pettigrew', '0116 496 0123'], '_looked-at': 'yes' });
    expect(done.status).toBe(303);
    const made = (await entries(child, 'disclosure.made'))[0]!;
    expect(made.data['entries']).toBeUndefined();
    expect(JSON.stringify(made.data['in-part'])).toContain('█████ rang from █████');
    expect(JSON.stringify(made.data['in-part'])).not.toContain('Pettigrew');
  });
});
