import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/chronology/entry.ts';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, hiddenFields, wordsOf, type Answer, type Fields } from './browser.ts';
import { openWebService, SERVICE, type Person, type WebService } from './service.ts';

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

function entries(child: SubjectId): Promise<readonly Entry[]> {
  return web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }));
}

async function kinds(child: SubjectId): Promise<readonly string[]> {
  return (await entries(child)).map((e) => e.kind);
}

async function latest(child: SubjectId, kind: string): Promise<Entry> {
  const found = (await entries(child)).filter((e) => e.kind === kind).at(-1);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

/** What stands in a field of the form on a page. */
function fieldOf(answer: Answer, name: string): string {
  return new RegExp(`<input[^>]*name="${name}"[^>]* value="([^"]*)"`).exec(answer.body)?.[1] ?? /<textarea[^>]*>([^<]*)<\/textarea>/.exec(answer.body.slice(answer.body.indexOf(`name="${name}"`) - 400))?.[1] ?? '';
}

const NOTE: Fields = { outcome: 'kept', with: 'child', how: 'in-person', note: 'We talked about college.', occurredOn: 'yesterday', occurredAt: '930' };

describe('the note with outcome and next appointment', () => {
  it('is recorded in one act, with loose dates and times', async () => {
    const child = await web.child('Note');
    const browser = await as('anna');
    const answer = await browser.submit(`/children/${child}/note`, { ...NOTE, 'next-on': 'Mon', 'next-at': '2pm', 'next-place': 'Office' });
    expect(answer).toMatchObject({ status: 303, location: `/children/${child}` });
    const contact = await latest(child, 'contact.recorded');
    expect(contact).toMatchObject({ occurredOn: '2026-11-23', occurredAt: '09:30', recordedAs: 'case-manager' });
    const appointment = await latest(child, 'appointment.booked');
    expect(appointment).toMatchObject({ act: contact.act, data: { on: '2026-11-30', at: '14:00', place: 'Office' } });
    expect(wordsOf((await browser.follow(answer)).body)).toContain('Recorded: Contact.');
    expect(wordsOf((await browser.get(`/children/${child}/note`)).body)).toContain('Which appointment was it? Mon 30 November 2026, 14:00, Office');
  });

  it('says each fault at its field and loses nothing that was typed', async () => {
    const child = await web.child('Faults');
    const browser = await as('anna');
    const answer = await browser.submit(`/children/${child}/note`, { note: 'A long talk', occurredOn: '31/2/2026', 'next-on': '3 March', 'next-at': '9' });
    expect(answer.status).toBe(200);
    const words = wordsOf(answer.body);
    expect(words).toContain('There is a problem');
    for (const fault of ['Outcome: choose one', 'With: choose one', 'How: choose one', 'Day: give a day that exists: February 2026 has 28 days', 'Next appointment: give the year as well', 'Time: give a time such as 9:30 or 2pm']) expect(words).toContain(fault);
    expect([fieldOf(answer, 'occurredOn'), fieldOf(answer, 'next-on'), fieldOf(answer, 'next-at')]).toEqual(['31/2/2026', '3 March', '9']);
    expect(answer.body).toContain('A long talk');
    expect(answer.body).toContain('href="#next-on"');
    expect(answer.body).toContain('id="next-on"');
    expect(await kinds(child)).toEqual(['identity.recorded']);
  });

  it('is recorded once, however often it is sent', async () => {
    const child = await web.child('Twice');
    const browser = await as('anna');
    const page = await browser.get(`/children/${child}/note`);
    const form = { ...hiddenFields(page.body), ...NOTE };
    const answers = await Promise.all([1, 2, 3].map(() => browser.post(`/children/${child}/note`, form)));
    expect(answers.map((a) => a.status)).toEqual([303, 303, 303]);
    expect(await kinds(child)).toEqual(['identity.recorded', 'contact.recorded']);
  });

  it('shows markup that was typed as text, on the form, the entry and the chronology', async () => {
    const evil = '"><img src=x onerror=alert(1)></textarea><script>alert(1)</script>{{7*7}}';
    const child = await web.child(evil.slice(0, 40));
    const browser = await as('anna');
    const pages = [await browser.submit(`/children/${child}/note`, { ...NOTE, outcome: '', note: evil })];
    await browser.submit(`/children/${child}/note`, { ...NOTE, note: evil });
    const contact = await latest(child, 'contact.recorded');
    for (const path of ['', '/chronology', `/entries/${contact.id}`, `/entries/${contact.id}/correct`]) pages.push(await browser.get(`/children/${child}${path}`));
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.body).not.toMatch(/<img src=x|<script>alert/);
    }
    expect(pages.at(-2)?.body).toContain('&lt;img src=x onerror=alert(1)>');
  });

  it('takes a long text, and says by how much a longer one is too long', async () => {
    const child = await web.child('Long');
    const browser = await as('anna');
    const text = 'Ä long story. '.repeat(850);
    expect((await browser.submit(`/children/${child}/note`, { ...NOTE, note: text })).status).toBe(303);
    expect((await latest(child, 'contact.recorded')).data['note']).toBe(text.trim());
    const tooLong = await browser.submit(`/children/${child}/note`, { ...NOTE, note: 'x'.repeat(13_000) });
    expect(wordsOf(tooLong.body)).toContain('Note: give at most 12000 characters (it has 13000)');
    expect(tooLong.body).toContain('x'.repeat(13_000));
  });
});

describe('forms generated from kinds', () => {
  it('make a page for every kind that is typed, without a fault', async () => {
    const child = await web.child('Kinds');
    const browser = await as('ben');
    const index = await browser.get(`/children/${child}/record`);
    const found = [...index.body.matchAll(/href="(\/children\/[^"]*\/record\/[^"]*)"/g)].map((m) => m[1] ?? '');
    expect(found.length).toBeGreaterThan(30);
    for (const path of found) {
      // A kind that is a document is written on a page of its own.
      const page = await browser.follow(await browser.get(path));
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.body).toContain('<form');
      expect((await browser.post(path, hiddenFields(page.body))).status).not.toBe(500);
    }
  });

  it('are offered for what somebody may record: nothing that the program alone writes, nothing of a compartment that is not theirs, and they are told so before they type', async () => {
    const child = await web.child('Offered');
    const browser = await as('anna');
    const index = (await browser.get(`/children/${child}/record`)).body;
    for (const kind of ['glass.broken', 'erasure.proposed', 'document.withheld', 'health.recorded']) expect(index, kind).not.toContain(`/record/${kind}"`);
    expect(index).toContain('/record/intelligence.recorded"');
    for (const kind of ['glass.broken', 'document.withheld']) expect((await browser.get(`/children/${child}/record/${kind}`)).status, kind).toBe(404);
    const health = await browser.get(`/children/${child}/record/health.recorded`);
    expect(health.status).toBe(403);
    expect(wordsOf(health.body)).toContain('Health: what the health worker notes is read and recorded by others: Health worker. Ask one of them to record it.');
  });

  it('read numbers, choices, people and periods, and show them again in words', async () => {
    const child = await web.child('Values');
    const browser = await as('ben');
    const done = await browser.submit(`/children/${child}/record/visit-frequency.set`, { every: 'fortnightly', reason: 'Settled', occurredOn: 'today' });
    expect([done.status, wordsOf(done.body).slice(0, 300)]).toEqual([303, '']);
    expect((await latest(child, 'visit-frequency.set')).data['every']).toEqual({ n: 2, unit: 'week' });
    await browser.submit(`/children/${child}/record/allocation.made`, { role: 'case-manager', worker: '0190a000-0000-7000-8000-000000000001', occurredOn: '20/11/2026' });
    const made = await latest(child, 'allocation.made');
    const entry = wordsOf((await browser.get(`/children/${child}/entries/${made.id}`)).body);
    expect(entry).toContain('As Case manager');
    expect(entry).toContain('To Anna Case');
    expect(entry).toContain('by Ben Manager as team manager');
  });

  it('offer the areas of the service, and begin with the area where the child lives', async () => {
    const child = await web.child('Northerner', [{ kind: 'address.recorded', data: { area: 'North' } }]);
    const browser = await as('cara');
    expect((await browser.get(`/children/${child}/record/neighbourhood.liaison`)).body).toMatch(/<option value="North" selected[^>]*>North/);
    expect((await browser.get(`/children/${child}/record/address.recorded`)).body).toMatch(/<select[^>]*name="area"[^>]*>.*<option value="North">/s);
    expect((await browser.get(`/children/${child}/record/onward.asked`)).body).toContain('>Testshire Youth Justice Service</option>');
  });

  it('are filled with what the open decision knows', async () => {
    const child = await web.child('Filled', [{ kind: 'assessment.completed', data: { yogrs: 81 } }]);
    const browser = await as('anna');
    const page = await browser.get(`/children/${child}`);
    const link = /href="(\/children\/[^"]*\/record\/dyo\.decision\?consideration=[^"]*)"/.exec(page.body)?.[1] ?? '';
    expect(link).not.toBe('');
    const form = await browser.get(link.replaceAll('&amp;', '&'));
    expect(form.body).toMatch(/value="yogrs"[^>]* checked/);
    expect(form.body).not.toMatch(/value="classified"[^>]* checked/);
  });
});

describe('what a rule says', () => {
  const decision = { outcome: 'classified', criterion: 'yogrs', reason: 'Discussed with the child.', occurredOn: 'today' };

  it('is refused with the rule, what would satisfy it, and the way that is offered; what was typed goes with it', async () => {
    const child = await web.child('Refused');
    const browser = await as('cara');
    const answer = await browser.submit(`/children/${child}/record/dyo.decision`, decision);
    const words = wordsOf(answer.body);
    expect(words).toContain('Not recorded yet: a rule stands in the way');
    expect(words).toContain('(LEI-2.1)');
    expect(words).toContain('What would satisfy it: the case manager or team manager or service manager or head of service records this.');
    expect(answer.body).toContain('Suggest it to the team manager');
    const offered = await browser.post(`/children/${child}/record/dyo.suggested`, { ...hiddenFields(answer.body), ...decision, _from: 'offer' });
    expect(offered.status).toBe(200);
    expect(offered.body).toContain('Discussed with the child.');
    expect(await kinds(child)).toEqual(['identity.recorded']);
    expect((await browser.post(`/children/${child}/record/dyo.suggested`, { ...hiddenFields(offered.body), criterion: 'yogrs', reason: 'Discussed with the child.', grounds: 'Score', occurredOn: 'today' })).status).toBe(303);
    expect(await kinds(child)).toContain('dyo.suggested');
  });

  it('is held as a proposal until a manager agrees, and then decided afresh', async () => {
    const child = await web.child('Held', [{ kind: 'assessment.completed', data: { yogrs: 81 } }]);
    const anna = await as('anna');
    const answer = await anna.submit(`/children/${child}/record/dyo.decision`, decision);
    expect(answer.location).toMatch(/\/entries\//);
    const own = await anna.follow(answer);
    expect(wordsOf(own.body)).toContain('It awaits the agreement of the team manager');
    expect(own.body).not.toContain('Agree: put the decision on record');
    const proposal = await latest(child, 'proposal.made');
    const path = `/children/${child}/entries/${proposal.id}`;
    expect((await anna.post(`${path}/answer`, { ...hiddenFields(own.body), answer: 'agreed' })).status).toBe(403);
    const fay = await as('fay');
    const fays = await fay.get(path);
    expect(fays.body).not.toContain('Agree: put the decision on record');
    const ben = await as('ben');
    const bens = await ben.get(path);
    expect(wordsOf((await ben.post(`${path}/answer`, { ...hiddenFields(bens.body), answer: 'declined' })).body)).toContain('Say why it is not agreed');
    const form = { ...hiddenFields(bens.body), answer: 'agreed' };
    expect((await ben.post(`${path}/answer`, form)).location).toBe(path);
    expect((await ben.post(`${path}/answer`, form)).location).toBe(path);
    const all = await entries(child);
    expect(all.map((e) => e.kind)).toEqual(['identity.recorded', 'assessment.completed', 'proposal.made', 'proposal.answered', 'dyo.decision', 'dyo.classified']);
    const [agreed, decided] = [all[3], all[4]];
    expect(agreed).toMatchObject({ recordedAs: 'team-manager', of: proposal.id });
    expect(decided).toMatchObject({ recordedAs: 'case-manager', act: agreed?.act });
    expect(wordsOf((await ben.get(path)).body)).toContain('Agreed: the decision is on record');
  });

  it('voids an agreement when the record has changed so that the decision would not stand', async () => {
    const child = await web.child('Void');
    const anna = await as('anna');
    await anna.submit(`/children/${child}/record/discussion.held`, { topic: 'discretionary-dyo', with: ['team-manager', 'offender-management-coordinator'], occurredOn: 'today', note: 'Both agree', views: 'Both agree' });
    const held = await anna.submit(`/children/${child}/record/dyo.decision`, { ...decision, criterion: 'discretion', grounds: 'Seriousness is rising' });
    expect(held.location).toMatch(/\/entries\//);
    const proposal = await latest(child, 'proposal.made');
    const talk = await latest(child, 'discussion.held');
    await anna.submit(`/children/${child}/entries/${talk.id}/withdraw`, { reason: 'Recorded on the wrong child' });
    const ben = await as('ben');
    const path = `/children/${child}/entries/${proposal.id}`;
    const answer = await ben.submit(path, { answer: 'agreed' }, `${path}/answer`);
    expect(wordsOf(answer.body)).toContain('Your agreement was not recorded: what is on record has changed since this was proposed');
    expect(wordsOf(answer.body)).toContain('a discussion with a team manager');
    expect(await kinds(child)).not.toContain('proposal.answered');
    expect((await anna.submit(path, { answer: 'withdrawn' }, `${path}/answer`)).location).toBe(path);
    expect(wordsOf((await ben.get(path)).body)).toContain('Taken back by its proposer');
  });

  it('asks, keeps what was typed, and takes the reason', async () => {
    const child = await web.child('Asked');
    const browser = await as('ben');
    const rag = { colour: 'green', harm: 'none', offending: 'not-offending', engagement: 'not-engaging', 'assessed-high': 'no', 'source-absent': 'All four: the systems were down', occurredOn: 'today' };
    const refused = await browser.submit(`/children/${child}/record/rag.set`, { ...rag, 'source-absent': '' });
    expect(wordsOf(refused.body)).toContain('the date of the AssetPlus assessment, or a note that it is missing and why');
    expect(refused.body).toContain('id="source-assetplus-error"');
    const page = await browser.get(`/children/${child}/record/rag.set`);
    const asked = await browser.post(`/children/${child}/record/rag.set`, { ...hiddenFields(page.body), ...rag });
    const names = [...asked.body.matchAll(/name="(answer:[^"]+)"/g)].map((m) => m[1] ?? '');
    expect([asked.status, names.length]).toEqual([200, 1]);
    expect(asked.body).toMatch(/value="green"[^>]* checked/);
    const answers = Object.fromEntries(names.map((n) => [n, 'The worker knows the family well.']));
    const done = await browser.post(`/children/${child}/record/rag.set`, { ...hiddenFields(asked.body), ...rag, ...answers });
    expect([done.status, wordsOf(done.body)]).toEqual([303, '']);
    expect(await kinds(child)).toContain('rag.set');
  });

  it('shows what was recorded meanwhile and records on confirmation, with everything typed', async () => {
    const child = await web.child('Meanwhile', [{ kind: 'assessment.completed', data: { yogrs: 81 } }]);
    const [anna, ben] = [await as('anna'), await as('ben')];
    const page = await anna.get(`/children/${child}/record/dyo.decision`);
    expect((await ben.submit(`/children/${child}/record/dyo.decision`, { ...decision, outcome: 'not-classified', reason: 'Ben was quicker.' })).status).toBe(303);
    const typed = { ...decision, outcome: 'not-classified', reason: 'My own long reason.' };
    const changed = await anna.post(`/children/${child}/record/dyo.decision`, { ...hiddenFields(page.body), ...typed });
    expect(changed.status).toBe(409);
    const words = wordsOf(changed.body);
    expect(words).toContain('This changed while you wrote');
    expect(words).toContain('Ben was quicker.');
    expect(words).toContain('recorded by Ben Manager as team manager');
    expect(changed.body).toContain('My own long reason.');
    expect((await anna.post(`/children/${child}/record/dyo.decision`, { ...hiddenFields(changed.body), ...typed })).status).toBe(303);
    expect((await latest(child, 'dyo.decision')).data['reason']).toBe('My own long reason.');
  });
});

describe('correcting', () => {
  it('keeps both versions with who, when and why, and moves the appointment that was written with it', async () => {
    const child = await web.child('Correct');
    const anna = await as('anna');
    await anna.submit(`/children/${child}/note`, { ...NOTE, 'next-on': '1/12/2026' });
    const first = await latest(child, 'contact.recorded');
    const path = `/children/${child}/entries/${first.id}`;
    const form = await anna.get(`${path}/correct`);
    expect(fieldOf(form, 'next-on')).toBe('1/12/2026');
    const unreasoned = await anna.post(`${path}/correct`, { ...hiddenFields(form.body), ...NOTE, outcome: 'missed-acceptable', 'next-on': '2/12/2026' });
    expect(wordsOf(unreasoned.body)).toContain('Say why the entry is corrected');
    const done = await anna.post(`${path}/correct`, { ...hiddenFields(form.body), ...NOTE, outcome: 'missed-acceptable', 'next-on': '2/12/2026', correctionReason: 'It was missed' });
    expect(done.location).toBe(`/children/${child}/entries/${(await latest(child, 'contact.recorded')).id}`);
    const words = wordsOf((await anna.follow(done)).body);
    expect(words).toContain('As it stands Outcome Changed Missed, reason accepted');
    expect(words).toContain('Corrected: Contact.');
    expect(words).toContain('Why it was corrected It was missed');
    expect(words).toContain('Before, version 1');
    const appointments = (await entries(child)).filter((e) => e.kind === 'appointment.booked');
    expect(appointments.map((e) => [e.data['on'], e.withdrawn === true])).toEqual([['2026-12-01', false], ['2026-12-02', false]]);
    expect(wordsOf((await anna.get(`/children/${child}/note`)).body)).toContain('Which appointment was it? Wed 2 December 2026 None of these');
  });

  it('shows a second corrector the first, and lets them correct the newer version with what they typed', async () => {
    const child = await web.child('Second');
    const [anna, ben] = [await as('anna'), await as('ben')];
    await anna.submit(`/children/${child}/note`, NOTE);
    const first = await latest(child, 'contact.recorded');
    const path = `/children/${child}/entries/${first.id}`;
    const form = await ben.get(`${path}/correct`);
    await anna.submit(`${path}/correct`, { ...NOTE, note: 'Corrected by Anna', correctionReason: 'Mistyped' });
    const answer = await ben.post(`${path}/correct`, { ...hiddenFields(form.body), ...NOTE, note: 'Corrected by Ben', correctionReason: 'Also mistyped' });
    expect(answer.status).toBe(409);
    expect(wordsOf(answer.body)).toContain('Corrected by Anna');
    expect(answer.body).toContain('Corrected by Ben');
    const second = await latest(child, 'contact.recorded');
    expect(answer.body).toContain(`action="/children/${child}/entries/${second.id}/correct"`);
    const done = await ben.post(`/children/${child}/entries/${second.id}/correct`, { ...hiddenFields(answer.body), ...NOTE, note: 'Corrected by Ben', correctionReason: 'Also mistyped' });
    expect(done.status).toBe(303);
    expect((await latest(child, 'contact.recorded')).supersedes).toBe(second.id);
  });

  it('lets its author put right what their role does not show them, and shows nothing of it', async () => {
    const child = await web.child('Intelligence');
    const anna = await as('anna');
    const sent = await anna.submit(`/children/${child}/record/intelligence.recorded`, { direction: 'police-to-yos', text: 'Heard at the front desk that he carries a nife', 'passed-on': 'Ask about Friday', occurredOn: 'today' });
    expect(sent.status).toBe(303);
    const [raw, notice] = [await latest(child, 'intelligence.recorded'), await latest(child, 'intelligence.notice')];
    expect((await anna.get(`/children/${child}/entries/${raw.id}`)).status).toBe(404);
    expect(wordsOf((await anna.get(`/children/${child}/entries/${notice.id}`)).body)).toContain('Correct the intelligence that you wrote');
    const path = `/children/${child}/entries/${notice.id}/correct?whole=yes`;
    const form = await anna.get(path);
    expect(wordsOf(form.body)).toContain('write it again as it should stand');
    expect(form.body).toContain('Ask about Friday');
    expect(form.body).not.toContain('nife');
    expect(await anna.submit(path, { direction: 'police-to-yos', text: 'Heard that he carries a knife', 'passed-on': 'Ask about Friday night', occurredOn: 'today', correctionReason: 'Misspelt' }, path.replace('?whole=yes', ''))).toMatchObject({ status: 303, location: `/children/${child}/chronology` });
    expect(await latest(child, 'intelligence.recorded')).toMatchObject({ supersedes: raw.id, reason: 'Misspelt', data: { text: 'Heard that he carries a knife' } });
    expect((await latest(child, 'intelligence.notice')).data).toMatchObject({ text: 'Ask about Friday night' });
    // Somebody else corrects the words that were passed on, and not what stands behind them.
    const now = await latest(child, 'intelligence.notice');
    expect(wordsOf((await (await as('ben')).get(`/children/${child}/entries/${now.id}/correct?whole=yes`)).body)).not.toContain('write it again');
    expect(await anna.submit(`/children/${child}/entries/${now.id}/withdraw`, { reason: 'About another child' })).toMatchObject({ status: 303 });
    expect(await latest(child, 'intelligence.recorded')).toMatchObject({ withdrawn: true });
    expect(await latest(child, 'intelligence.notice')).toMatchObject({ withdrawn: true });
  });

  it('withdraws with a reason, and the entry stays to be seen', async () => {
    const child = await web.child('Withdraw');
    const anna = await as('anna');
    await anna.submit(`/children/${child}/record/note.recorded`, { note: 'Of another child', text: 'Of another child', about: 'Of another child', occurredOn: 'today' });
    const note = await latest(child, 'note.recorded');
    const path = `/children/${child}/entries/${note.id}`;
    expect(wordsOf((await anna.submit(`${path}/withdraw`, {})).body)).toContain('Say why the entry is withdrawn');
    expect((await anna.submit(`${path}/withdraw`, { reason: 'Another child’s' })).location).toBe(path);
    const words = wordsOf((await anna.get(path)).body);
    expect(words).toContain('It was withdrawn since');
    expect(words).toContain('Of another child');
    expect(words).toContain('Another child’s');
  });
});

describe('adding a child', () => {
  it('makes one child however often it is sent, and asks to look first at children with a like name', async () => {
    const anna = await as('anna');
    const page = await anna.get('/children/new');
    const form = { ...hiddenFields(page.body), surname: 'Zebrowski', forenames: 'Kim', 'date-of-birth': '3/4/2011', address: '1 Long Lane', area: 'North' };
    const [one, two] = [await anna.post('/children', form), await anna.post('/children', form)];
    expect(one.location).toMatch(/^\/children\/[0-9a-f-]{36}$/);
    const again = await anna.submit('/children/new', { surname: 'Zebrowski', forenames: 'Kim' }, '/children');
    expect(wordsOf(again.body)).toContain('Is it one of these children? Kim Zebrowski');
    expect(two.location === one.location || wordsOf(two.body).includes('Kim Zebrowski')).toBe(true);
    expect((await anna.post('/children', { ...hiddenFields(again.body), surname: 'Zebrowski', forenames: 'Kim', notTheSame: 'yes' })).location).not.toBe(one.location);
    expect(wordsOf((await anna.submit('/children/new', { 'date-of-birth': 'soon' }, '/children')).body)).toContain('Date of birth: give a date such as');
  });
});
