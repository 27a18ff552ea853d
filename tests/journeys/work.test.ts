import { beforeAll, expect, it } from 'vitest';
import { addChild, classify, visitor } from './program/acts.ts';
import { openPage, picture, useBrowser } from './program/browser.ts';
import { DEMO, PASSWORD } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  child = await addChild(await visitor(DEMO.caseManager), { surname: 'Ravenscroft', forenames: 'Toby' }, 'L. Marlowe');
  await classify(child);
});

it('a case manager signs in, reads why a duty is due, proves it in place, and it leaves the work for the chronology', async () => {
  const { page, context, faults } = await openPage();
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill(DEMO.caseManager);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/my-work');

  const duty = page.locator('li.tl-duty', { hasText: 'LEI-9.1' }).filter({ hasText: 'Toby Ravenscroft' });
  expect(await duty.innerText()).toContain('Due Wed 25 November');
  await picture(page, 'my-work with a duty', 1280);
  await duty.getByRole('link', { name: 'Why this, why then' }).click();
  await page.waitForURL('**/why?**');
  const why = await page.locator('main').innerText();
  expect(why).toContain('LEI-9.1');
  expect(why).toMatch(/Wed 25 November/);
  expect(why).toMatch(/working day/);

  await page.goBack();
  await duty.locator('.tl-duty__what a').click();
  await page.waitForURL('**/record/dyo.notified?**');
  for (const role of ['Offender Management Coordinator', 'Team manager']) await page.getByLabel(role, { exact: true }).check();
  await page.getByLabel('E-mail').check();
  await page.getByRole('button', { name: 'Record' }).click();
  await page.waitForURL(`**/children/${child}`);
  expect(await page.locator('main').innerText()).toContain('Recorded: DYO notified');

  await page.getByRole('link', { name: 'My work' }).click();
  await page.waitForURL('**/my-work');
  expect(await duty.count()).toBe(0);
  await page.goto(`/children/${child}/chronology`);
  const entry = page.locator('.tl-entry', { hasText: 'DYO notified' });
  expect(await entry.innerText()).toContain('L. Marlowe, case manager');
  expect(faults).toEqual([]);
  await context.close();
});
