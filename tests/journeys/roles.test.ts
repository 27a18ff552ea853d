import { beforeAll, expect, it } from 'vitest';
import { addChild, record, visitor } from './program/acts.ts';
import { pageOf, useBrowser } from './program/browser.ts';
import { VOLUNTEER } from '../../src/synthetic/people/staff.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let mine: string;
let another: string;
beforeAll(async () => {
  const caseManager = await visitor(DEMO.caseManager);
  mine = await addChild(caseManager, { surname: 'Tillotson', forenames: 'Bea' }, 'L. Marlowe');
  another = await addChild(caseManager, { surname: 'Tillotson', forenames: 'Nell' }, 'L. Marlowe');
  const manager = await visitor(DEMO.teamManager);
  await record(manager, mine, 'volunteer.assigned', { worker: VOLUNTEER.id, from: '1/11/2026', until: '31/12/2099', 'what-for': 'Mentoring' });
});

it('a volunteer sees the child to whom they are assigned, and no other', async () => {
  const { page, context, faults } = await pageOf(DEMO.volunteer);
  await page.goto('/caseload');
  const caseload = await page.locator('main').innerText();
  expect(caseload).toContain('Bea Tillotson');
  expect(caseload).not.toContain('Nell Tillotson');
  await page.goto('/caseload?all=yes');
  expect(await page.locator('main').innerText()).not.toContain('Nell Tillotson');
  await page.goto('/search?q=Tillotson');
  const found = await page.locator('main').innerText();
  expect(found).toContain('Bea Tillotson');
  expect(found).not.toContain('Nell Tillotson');
  expect((await page.goto(`/children/${mine}`))?.status()).toBe(200);
  for (const path of ['', '/chronology', '/lifeline', '/note', '/record/note.recorded']) expect((await page.goto(`/children/${another}${path}`))?.status(), path).toBe(404);
  expect(faults).toEqual([]);
  await context.close();
});

it.each([
  [DEMO.caseManager, '/import', 'Bring in a tracker'],
  [DEMO.volunteer, '/board', 'See the DYO register and the board'],
  [DEMO.analyst, `/my-work`, 'See what is to be done'],
  [DEMO.administrator, '/caseload', 'See the cases that the role reaches'],
])('%s is refused %s in words: the right “%s”, and who has it', async (username, path, right) => {
  const { page, context } = await pageOf(username);
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(403);
  const words = await page.locator('main').innerText();
  expect(words).toContain(`This page needs the right “${right}”`);
  expect(words).toMatch(/It belongs to: \w/);
  await context.close();
});
