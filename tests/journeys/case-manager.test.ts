import { beforeAll, expect, it } from 'vitest';
import { addChild, record, visitor } from './program/acts.ts';
import { pageOf, picture, useBrowser } from './program/browser.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  const caseManager = await visitor(DEMO.caseManager);
  child = await addChild(caseManager, { surname: 'Osgathorpe', forenames: 'Leah' }, 'L. Marlowe');
  await record(caseManager, child, 'assessment.completed', { yogrs: '79', reoffending: 'high' });
});

it('a case manager suggests from the home page what the score asks, the manager confirms, and each duty that is done gives place to the next', async () => {
  const worker = await pageOf(DEMO.caseManager);
  const { page } = worker;
  await page.goto('/home');
  await page.locator('.tl-figures').getByRole('link', { name: /to decide/ }).click();
  await page.locator('[aria-labelledby="decide"] .tl-duty', { hasText: 'Leah Osgathorpe' }).getByRole('link').first().click();
  await page.getByLabel('Classify as DYO').check();
  await page.getByLabel('YOGRS score').check();
  await page.getByLabel('Reason').fill('Three offences since September, each with the same two friends.');
  await page.getByRole('button', { name: 'Record this decision' }).click();
  await page.waitForURL('**/entries/**');
  const proposal = new URL(page.url()).pathname;

  const manager = await pageOf(DEMO.teamManager);
  await manager.page.goto('/home');
  await manager.page.locator('.tl-figures').getByRole('link', { name: /awaits? your agreement/ }).click();
  await manager.page.locator(`a[href="${proposal}"]`).first().click();
  await manager.page.getByRole('button', { name: 'Agree: put the decision on record' }).click();
  await manager.page.getByText('The decision is on record').first().waitFor();
  await manager.context.close();

  await page.goto('/home');
  await page.locator('.tl-figures').getByRole('link', { name: /due this week/ }).click();
  const duty = (title: string) => page.locator('li.tl-duty', { hasText: 'Leah Osgathorpe' }).filter({ hasText: title });
  await picture(page, 'case manager with the duties of a child on the list', 1280);
  await duty('Refer to the Case Management and Diversity Panel').locator('.tl-duty__what a').click();
  await page.waitForURL('**/record/panel.referred?**');
  expect(await page.getByLabel('Case Management and Diversity Panel').isChecked()).toBe(true);
  await page.getByLabel('What is wanted of the panel (optional)').fill('How to keep the two friends and lose the Fridays');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForURL(`**/children/${child}`);

  await page.goto(`/children/${child}/chronology`);
  const chronology = await page.locator('.tl-chronology').innerText();
  for (const words of ['Classified as DYO', 'Referred to a panel', 'L. Marlowe, case manager']) expect(chronology).toContain(words);
  await page.goto('/my-work');
  expect(await duty('Refer to the Case Management and Diversity Panel').count()).toBe(0);
  expect(await duty('Have the case discussed at the CM&DP').count()).toBe(1);
  expect(worker.faults).toEqual([]);
  await worker.context.close();
});
