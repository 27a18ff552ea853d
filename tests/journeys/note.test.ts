import { beforeAll, expect, it } from 'vitest';
import { addChild, visitor } from './program/acts.ts';
import { pageOf, PHONE, useBrowser } from './program/browser.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  child = await addChild(await visitor(DEMO.caseManager), { surname: 'Quarrington', forenames: 'Mabel' }, 'L. Marlowe');
});

it('note, outcome and next appointment are written on a phone in under a minute, corrected with a reason, and both stay', async () => {
  const { page, context, faults } = await pageOf(DEMO.caseManager, { width: PHONE });
  await page.goto(`/children/${child}`);
  const began = performance.now();
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.getByLabel('Kept').check();
  await page.getByLabel('The child', { exact: true }).check();
  await page.getByLabel('In person').check();
  await page.getByLabel('Note (optional)').fill('Mabel came early. She wants to try the bike workshop.');
  await page.getByLabel('Next appointment (optional)').fill('1/12/2026');
  await page.locator('[name="next-at"]').fill('2pm');
  await page.getByLabel('Where (optional)').fill('Bike workshop');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForURL(`**/children/${child}`);
  expect(performance.now() - began).toBeLessThan(60_000);
  const overview = await page.locator('main').innerText();
  expect(overview).toContain('Recorded: Contact.');
  expect(overview).toContain('Tue 1 December 2026, 14:00, Bike workshop');

  await page.getByRole('link', { name: 'Chronology' }).click();
  await page.locator('.tl-entry', { hasText: 'Mabel came early' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Correct it' }).click();
  await page.getByLabel('Note (optional)').fill('Mabel came late, after college. She wants to try the bike workshop.');
  await page.getByRole('button', { name: 'Record the correction' }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('why the entry is corrected');
  await page.getByLabel('Why is this entry corrected?').fill('I had mixed up two visits.');
  await page.getByRole('button', { name: 'Record the correction' }).click();
  await page.waitForURL(`**/children/${child}/entries/**`);
  const versions = await page.locator('main').innerText();
  for (const words of ['Mabel came late, after college', 'Mabel came early', 'I had mixed up two visits.', 'L. Marlowe']) expect(versions).toContain(words);
  expect(faults).toEqual([]);
  await context.close();
});
