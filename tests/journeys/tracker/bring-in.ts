import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { faultsOf, type Watched } from '../program/browser.ts';

export interface Tracker {
  /** name of the sample, or of a file with these lines */
  readonly file: string;
  readonly lines?: readonly string[];
  /** the day on which it was true, where the file does not say it */
  readonly asAt?: string;
  readonly rows: number;
}

/** From the home page of a service with nothing in it to the tracker on record. @returns what the page of the import says */
export async function bringIn(watched: Watched, { file, lines, asAt, rows }: Tracker): Promise<string> {
  const { page } = watched;
  await page.goto('/');
  await page.waitForURL('**/home');
  await page.getByRole('link', { name: 'Bring in your tracker' }).click();
  await page.getByLabel('The tracker').setInputFiles(lines === undefined ? join(import.meta.dirname, '../../../samples', file) : { name: file, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/columns');
  expect(await faultsOf(watched, `${file} columns`)).toEqual([]);
  if (asAt !== undefined) {
    await page.getByRole('button', { name: 'See what would come of it' }).click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('As at');
    await page.getByLabel(/^As at/).fill(asAt);
  }
  await page.getByRole('button', { name: 'See what would come of it' }).click();
  await page.waitForURL('**/preview');
  expect(await page.locator('main').innerText()).toContain('Nothing is on record yet');
  expect(await page.locator('main').innerText()).toMatch(new RegExp(`Rows\\s+${rows}\\b`));
  expect(await faultsOf(watched, `${file} preview`)).toEqual([]);
  await page.locator('input[name="live"]').first().check();
  await page.getByRole('button', { name: /^Bring in \d+ rows$/ }).click();
  await page.getByRole('heading', { name: 'Your tracker is in' }).waitFor({ timeout: 60_000 });
  expect(await faultsOf(watched, `${file} result`)).toEqual([]);
  return page.locator('main').innerText();
}

/** The ratings in the first column of the table of those not in yet, in their order. */
export async function notInYet(page: Page): Promise<readonly string[]> {
  return page.locator('[aria-labelledby="not-in"] tbody tr > :first-child').allInnerTexts();
}
