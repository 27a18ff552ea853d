import { beforeAll, expect, it } from 'vitest';
import { addChild, visitor } from './program/acts.ts';
import { openPage, pageOf, useBrowser } from './program/browser.ts';
import { FOCUSED, tabTo, typeByKeys } from './program/keyboard-only.ts';
import { DEMO, PASSWORD } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  child = await addChild(await visitor(DEMO.caseManager), { surname: 'Hollingbery', forenames: 'Ines' }, 'L. Marlowe');
});

it('a case manager signs in, skips the menu and records a note without a mouse', async () => {
  const { page, context, faults } = await openPage();
  await page.goto('/sign-in');
  await tabTo(page, /^input\|username/);
  await page.keyboard.type(DEMO.caseManager);
  await tabTo(page, /^input\|password/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/my-work');

  await page.keyboard.press('Tab');
  expect(String(await page.evaluate(FOCUSED))).toContain('Skip to main content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement?.id')).toBe('main-content');

  await page.goto('/my-work');
  await tabTo(page, /^input\|q\|/);
  await page.keyboard.type('Hollingbery');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?**');
  await tabTo(page, /^a\|.*Ines Hollingbery/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/children/${child}`);
  await tabTo(page, /Write a note/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/note');

  await tabTo(page, /\|outcome\|/);
  await page.keyboard.press('Space');
  await tabTo(page, /\|with\|/);
  await page.keyboard.press('Space');
  await tabTo(page, /\|how\|/);
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /^textarea\|note\|/);
  await page.keyboard.type('Ines rang us herself.');
  await tabTo(page, /^button\|.*\|Record$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/children/${child}`);
  expect(await page.locator('main').innerText()).toContain('Recorded: Contact.');
  await page.goto(`/children/${child}/chronology`);
  expect(await page.locator('.tl-chronology').innerText()).toContain('Ines rang us herself.');
  expect(faults).toEqual([]);
  await context.close();
});

it('Enter in a field sends the form, also where a draft can be discarded and entries can be ticked anew', async () => {
  const { page, context } = await pageOf(DEMO.caseManager);
  const path = `/children/${child}/record/carer.recorded`;
  await page.goto(path);
  await typeByKeys(page, 'name', 'Agnes Hollingbery');
  await page.keyboard.press('Tab');
  await page.getByText('Draft saved').waitFor();
  await page.goto(path);
  await page.getByText('This is your draft').waitFor();
  await tabTo(page, /^input\|name\|/);
  await page.keyboard.press('Enter');
  await page.getByText('There is a problem').waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Agnes Hollingbery');

  await page.goto(`/children/${child}/transfers/propose`);
  await typeByKeys(page, 'person', 'Duty manager');
  await page.keyboard.press('Enter');
  await page.getByText('There is a problem').waitFor();
  expect(await page.evaluate('document.activeElement.className')).toContain('govuk-error-summary');
  expect(await page.getByLabel('For whom there').inputValue()).toBe('Duty manager');
  await context.close();
});
