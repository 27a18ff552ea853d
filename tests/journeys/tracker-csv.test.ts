import { expect, it } from 'vitest';
import { pageOf, useBrowser } from './program/browser.ts';
import { wholeJourney } from './tracker/whole.ts';

useBrowser();

it('a tracker as CSV comes in, the RAG meeting is run over it, and its decisions, actions, duties and minutes stand on the chronologies', async () => {
  await wholeJourney({ service: 'csv', file: 'dyo-tracker.csv', asAt: '24/11/2026', rows: 180, notIn: 23 });
});

it('the case manager sees who must be considered, under which clause, and why', async () => {
  const { page, context, faults } = await pageOf('oakes.csv');
  await page.goto('/my-work');
  const decide = page.locator('[aria-labelledby="decide"] .tl-duty', { hasText: 'Consider for DYO' });
  expect(await decide.count()).toBeGreaterThan(0);
  expect(await decide.first().innerText()).toMatch(/LEI-1\.\d/);
  await decide.first().getByRole('link', { name: /^Why/ }).click();
  await page.waitForURL('**/why?**');
  expect(await page.locator('main').innerText()).toMatch(/LEI-1\.\d/);
  expect(faults).toEqual([]);
  await context.close();
});
