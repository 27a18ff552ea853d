import { beforeAll, expect, it } from 'vitest';
import { addChild, visitor } from './program/acts.ts';
import { openPage, pageOf, PHONE, useBrowser } from './program/browser.ts';
import { endSession } from './program/end-sessions.ts';
import { DEMO, PASSWORD } from './program/people.ts';
import type { Watched } from './program/browser.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  child = await addChild(await visitor(DEMO.caseManager), { surname: 'Winterbourne', forenames: 'Caleb' }, 'L. Marlowe');
});

async function signInOn({ page }: Watched, username: string): Promise<void> {
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

it('an entry is recorded without JavaScript, on a telephone, after a fault at its field', async () => {
  const { page, context, faults } = await pageOf(DEMO.caseManager, { scripts: false, width: PHONE });
  await page.goto(`/children/${child}/record`);
  await page.getByRole('link', { name: 'Note', exact: true }).click();
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('There is a problem');
  await page.locator('textarea').first().fill('School rang: Caleb has been in every day this week.');
  for (const text of await page.locator('main input[type="text"]').all()) if ((await text.getAttribute('name'))?.startsWith('occurred') === false && (await text.inputValue()) === '') await text.fill('School');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  expect(await page.locator('main').innerText()).toContain('Recorded: Note');
  expect(faults).toEqual([]);
  await context.close();
});

it('a session that ends in the middle of a form: its author gets the text back, another person does not', async () => {
  const author = await pageOf(DEMO.caseManager, { scripts: false });
  await author.page.goto(`/children/${child}/note`);
  await author.page.getByLabel('Kept').check();
  await author.page.getByLabel('The child', { exact: true }).check();
  await author.page.getByLabel('Telephone').check();
  await author.page.getByLabel('Note (optional)').fill('A long talk about his brother, typed in a corridor.');
  const token = (await author.context.cookies()).find((c) => c.name === 'throughline')?.value ?? '';
  await endSession(token);
  await author.page.getByRole('button', { name: 'Record', exact: true }).click();
  await author.page.waitForURL('**/sign-in?held=1');
  expect(await author.page.locator('main').innerText()).toContain('What you typed has been kept for you alone');

  const other = await openPage({ scripts: false });
  await other.context.addCookies(await author.context.cookies());
  await other.page.goto('/sign-in?held=1');
  await signInOn(other, DEMO.otherCaseManager);
  await other.page.waitForURL('**/my-work');
  expect(await other.page.content()).not.toContain('typed in a corridor');

  await signInOn(author, DEMO.caseManager);
  await author.page.waitForURL('**/note?held=**');
  const held = new URL(author.page.url());
  expect(await author.page.getByLabel('Note (optional)').inputValue()).toBe('A long talk about his brother, typed in a corridor.');
  expect(await author.page.locator('main').innerText()).toContain('You were signed out before this was sent');

  const key = held.searchParams.get('held') ?? '';
  const refused = await other.page.goto(`/held/${key}`);
  expect(refused?.status()).toBe(404);
  await other.page.goto(`${held.pathname}${held.search}`);
  expect(await other.page.content()).not.toContain('typed in a corridor');

  await author.page.getByRole('button', { name: 'Record', exact: true }).click();
  await author.page.waitForURL(`**/children/${child}`);
  await author.page.goto(`/children/${child}/chronology`);
  expect(await author.page.locator('.tl-chronology').innerText()).toContain('typed in a corridor');
  expect((await author.page.goto(`/held/${key}`))?.status()).toBe(404);
  expect([...author.faults, ...other.faults]).toEqual([]);
  await author.context.close();
  await other.context.close();
});
