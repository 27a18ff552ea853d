import { beforeAll, expect, it } from 'vitest';
import { addChild, classify, visitor } from './program/acts.ts';
import { pageOf, picture, useBrowser } from './program/browser.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  child = await addChild(await visitor(DEMO.caseManager), { surname: 'Ullesthorpe', forenames: 'Dario' }, 'L. Marlowe');
  await classify(child);
});

it('a coordinator takes the city list from the home page, finds the steps that are missing, and has the talk before the RAG meeting on record', async () => {
  const { page, context, faults } = await pageOf(DEMO.coordinator);
  await page.goto('/home');
  await page.getByRole('link', { name: 'DYO list' }).click();
  const row = page.locator('main tr', { hasText: 'Dario Ullesthorpe' });
  expect(await row.innerText()).toContain('L. Marlowe');
  await page.goto('/home');
  await page.getByRole('link', { name: 'Compliance view' }).click();
  expect(await page.locator('main tr', { hasText: 'Dario Ullesthorpe' }).innerText()).toMatch(/\d of \d/);
  await page.goto('/home');
  await page.getByRole('link', { name: 'DYO without a referral to the CM&DP' }).click();
  expect(await page.locator('main').innerText()).toContain('Dario Ullesthorpe');
  await picture(page, 'coordinator, who is without a referral', 1280);

  await page.goto('/home');
  await page.getByRole('link', { name: /8 December 2026: RAG meeting/ }).click();
  const item = page.locator('tr', { hasText: 'Dario Ullesthorpe' });
  expect(await item.innerText()).toContain('Go through the current assessment before the RAG meeting: team manager, seconded police officer, Offender Management Coordinator');
  await page.goto(`/children/${child}/record/discussion.held?fill.topic=assessment-before-rag&fill.with=offender-management-coordinator,team-manager`);
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForURL(`**/children/${child}`);
  await page.goto('/home');
  await page.getByRole('link', { name: /8 December 2026: RAG meeting/ }).click();
  expect(await item.innerText()).toContain('Go through the current assessment before the RAG meeting: seconded police officer (LEI-4.6)');
  await page.getByRole('button', { name: 'Papers to print' }).click();
  expect(await page.locator('main').innerText()).toContain('Dario Ullesthorpe');
  await page.goto(`/children/${child}/chronology`);
  expect(await page.locator('.tl-chronology').innerText()).toContain('J. Moran, Offender Management Coordinator');
  expect(faults).toEqual([]);
  await context.close();
});
