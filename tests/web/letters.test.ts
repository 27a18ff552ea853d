import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/chronology/entry.ts';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, wordsOf } from './browser.ts';
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

async function letters(child: SubjectId): Promise<readonly Entry[]> {
  return (await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => e.kind === 'letter.written');
}

const LETTER = { to: 'child', about: 'other', name: 'Sam', occurredOn: 'today' };
const PLAIN = 'Dear Sam\n\nYou can see me on Monday. I will come to your home.\n\nAnna';
const OFFICE = 'Following multi-disciplinary consideration of your circumstances the organisation determined that additional restrictive interventions are proportionate.';

describe('a letter', () => {
  it('starts from the words of the policy, with its reading age beside it', async () => {
    const child = await web.child('Letter');
    const page = wordsOf((await (await as('anna')).get(`/children/${child}/letter?to=child&about=dyo-status`)).body);
    expect(page).toContain('You are now on a list that we call DYO.');
    expect(Number(/Reading age: (\d+) years/.exec(page)?.[1])).toBeLessThanOrEqual(11);
    expect(page).toContain('Nobody has decided yet who is told, and whether it is safe at home.');
    expect(page).not.toContain('{');
  });

  it('about leaving the list starts from words of its own for whoever has left it, and of none for whoever was never on it', async () => {
    const browser = await as('anna');
    const left = await web.child('Leaver', [{ kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }, { kind: 'dyo.ended', data: { ground: 'other', reason: 'Doing well', 'decided-by': ['team-manager'] } }]);
    for (const to of ['child', 'carer']) {
      const page = wordsOf((await browser.get(`/children/${left}/letter?to=${to}`)).body);
      expect(page).toMatch(/no longer on the list that we call DYO/);
      expect(Number(/Reading age: (\d+) years/.exec(page)?.[1])).toBeLessThanOrEqual(9);
    }
    const never = wordsOf((await browser.get(`/children/${await web.child('Never')}/letter`)).body);
    expect(never).toContain('nothing to read yet');
  });

  it('is kept with its reading age, and read again as it was written', async () => {
    const child = await web.child('Kept');
    const browser = await as('anna');
    const answer = await browser.submit(`/children/${child}/letter`, { ...LETTER, text: PLAIN });
    expect(answer).toMatchObject({ status: 303, location: `/children/${child}/letters` });
    const [letter] = await letters(child);
    expect(letter?.data).toMatchObject({ to: 'child', about: 'other', name: 'Sam' });
    expect(letter?.data['reading-age']).toBeLessThanOrEqual(8);
    const shown = wordsOf((await browser.get(`/children/${child}/letters/${letter?.id ?? ''}`)).body);
    expect(shown).toContain('You can see me on Monday.');
    expect(shown).toContain('It is not sent from here');
    const file = await browser.get(`/children/${child}/letters/${letter?.id ?? ''}/docx`);
    expect(file.status).toBe(200);
    expect(file.body.slice(0, 2)).toBe('PK');
  });

  it('that is hard to read is shown with its age before it is kept', async () => {
    const child = await web.child('Hard');
    const browser = await as('anna');
    const first = await browser.submit(`/children/${child}/letter`, { ...LETTER, text: OFFICE });
    expect(first.status).toBe(200);
    const age = /The reading age is now (\d+)/.exec(wordsOf(first.body))?.[1];
    expect(Number(age)).toBeGreaterThan(11);
    expect(first.body).toContain('Following multi-disciplinary consideration');
    expect(await letters(child)).toEqual([]);
    expect((await browser.submit(`/children/${child}/letter`, { ...LETTER, text: OFFICE, 'reading-age': age ?? '' })).status).toBe(303);
    expect(await letters(child)).toHaveLength(1);
  });

  it('about DYO status waits for the decision who is told, and nothing typed is lost', async () => {
    const child = await web.child('Waits');
    const answer = await (await as('anna')).submit(`/children/${child}/letter`, { ...LETTER, about: 'dyo-status', text: PLAIN });
    const words = wordsOf(answer.body);
    expect(words).toContain('a decision on who is told and how, with safety at home looked at first');
    expect(words).toContain('I will come to your home.');
    expect(await letters(child)).toEqual([]);
  });

  it('of a child out of reach is not found', async () => {
    const child = await web.child('Elsewhere');
    expect((await (await as('anna')).get(`/children/${child}/letters/0190a000-0000-7000-8000-000000000001`)).status).toBe(404);
  });
});
