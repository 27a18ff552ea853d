import { beforeAll, expect, it } from 'vitest';
import { addChild, allocate, classify, record, visitor } from './program/acts.ts';
import { pageOf, picture, useBrowser } from './program/browser.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  const caseManager = await visitor(DEMO.caseManager);
  child = await addChild(caseManager, { surname: 'Barkestone', forenames: 'Noor' }, 'L. Marlowe');
  await allocate(child, 'seconded-police-officer', 'PC A. Whitlock');
  await record(caseManager, child, 'address.recorded', { line: '4 Mill Lane', area: 'Central Leicester' });
  await classify(child);
  await record(caseManager, child, 'action.set', { what: 'Walk past the shops on Friday', 'owner-role': 'seconded-police-officer', due: '4/12/2026' });
});

it('an officer finds a child of their own area, brings intelligence of which the others read only what they may, and ticks what stands in Niche', async () => {
  const { page, context, faults } = await pageOf(DEMO.police);
  await page.goto('/home');
  await page.locator('[aria-label="Central Leicester"]').getByRole('link', { name: 'Noor Barkestone' }).click();
  await page.waitForURL(`**/children/${child}`);
  await page.goto(`/children/${child}/record/intelligence.recorded`);
  await page.locator('input[name="direction"]').first().check();
  await page.getByLabel('The intelligence', { exact: true }).fill('A source saw her carry a bag for the older group');
  await page.getByLabel('Words that may be passed on (optional)').fill('Seen with older young people on Friday evening');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForURL(`**/children/${child}`);
  await page.goto(`/children/${child}/chronology`);
  expect(await page.locator('.tl-chronology').innerText()).toContain('A source saw her carry a bag');

  const caseManager = await pageOf(DEMO.caseManager);
  await caseManager.page.goto(`/children/${child}/chronology`);
  const seen = await caseManager.page.locator('.tl-chronology').innerText();
  expect(seen).toContain('Seen with older young people on Friday evening');
  expect(seen).not.toContain('A source saw her carry a bag');
  await caseManager.context.close();

  await page.goto('/home');
  await page.locator('.tl-figures').getByRole('link', { name: /owed in another system/ }).click();
  const owed = page.locator('main li, main tr, main .tl-duty', { hasText: 'Noor Barkestone' }).first();
  const before = await page.locator('main').getByText('Noor Barkestone').count();
  expect(before).toBeGreaterThan(0);
  await picture(page, 'officer, what is owed in Niche', 1280);
  await owed.getByLabel(/^Entered in Niche/).first().check();
  await page.getByRole('button', { name: 'Record those ticked' }).first().click();
  await page.locator('.govuk-notification-banner, .moj-alert').first().waitFor();
  await page.goto(`/children/${child}/chronology`);
  expect(await page.locator('.tl-chronology').innerText()).toContain('Partner’s record updated');
  await page.goto('/second-entries');
  expect(await page.locator('main').getByText('Noor Barkestone').count()).toBeLessThan(before);
  expect(faults).toEqual([]);
  await context.close();
});
