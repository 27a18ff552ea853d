import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { faultsOf, type Watched } from '../program/browser.ts';

export interface Rated {
  readonly child: string;
  readonly name: string;
  readonly colour: 'red' | 'amber' | 'green';
}

/** What a meeting says of a child for each colour: the answers that the criteria of that colour ask for. */
const ANSWERS = {
  red: { harm: 'imminent', offending: 'offending-now', high: 'yes', engagement: 'not-engaging' },
  amber: { harm: 'possible-unlikely', offending: 'may-be-offending', high: 'no', engagement: 'partly' },
  green: { harm: 'none', offending: 'not-offending', high: 'no', engagement: 'engaging' },
} as const;

/** Plans today's sitting, opens it and takes the attendance. @returns the sitting's address */
export async function openMeeting({ page }: Watched): Promise<string> {
  await page.goto('/meetings');
  await page.getByRole('button', { name: 'Plan the next RAG meeting' }).click();
  await page.getByLabel('Day', { exact: true }).fill('today');
  await page.getByLabel(/^Why not on the proposed day/).fill('The first meeting over the list that has been brought in');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.getByRole('button', { name: 'Open the meeting' }).waitFor();
  const sitting = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Open the meeting' }).click();
  await page.waitForURL('**/attendance');
  for (const name of ['H. Calloway', 'J. Moran', 'PC A. Whitlock']) {
    await page.getByRole('group', { name: `Attendance of ${name}` }).getByLabel('Present').check();
  }
  await page.getByRole('button', { name: 'Record the attendance' }).click();
  await page.waitForURL(`**${sitting}`);
  await page.getByText('Keep what somebody contributed').click();
  await page.getByLabel('Whose contribution').selectOption('seconded-police-officer');
  await page.getByLabel('What was contributed').fill('Two of them were stopped together on Friday.');
  await page.getByRole('button', { name: 'Keep the contribution' }).click();
  await page.getByText('Two of them were stopped together on Friday.').waitFor();
  return sitting;
}

/** Rates the child who is before the meeting, with an action for the case manager, and goes to the next. */
export async function rateHere(page: Page, colour: Rated['colour']): Promise<Rated> {
  const here = page.url();
  const child = /children\/([0-9a-f-]{36})/.exec(here)?.[1] ?? '';
  const name = (await page.locator('h1').innerText()).split(',')[0] ?? '';
  const answers = ANSWERS[colour];
  const choose = (field: string, value: string): Promise<void> => page.locator(`input[name="rating.${field}"][value="${value}"]`).check();
  const type = (field: string, text: string): Promise<void> => page.locator(`[name="rating.${field}"]`).fill(text);
  expect(await page.locator('input[name="rating.colour"]:checked').count()).toBe(0);
  await choose('harm', answers.harm);
  await type('harm-indicators', 'Violence between two groups of young people');
  await choose('offending', answers.offending);
  await type('offending-information-on', 'yesterday');
  await choose('assessed-high', answers.high);
  await choose('at-large', 'no');
  await choose('engagement', answers.engagement);
  for (const source of ['source-multi-agency', 'source-assetplus', 'source-reoffending', 'source-records']) {
    const onRecord = page.locator(`input[name="confirm.${source}"]`);
    if ((await onRecord.count()) > 0) await onRecord.check();
    else await type(source, 'yesterday');
  }
  await choose('colour', colour);
  await type('reason', 'What the agencies brought together points this way.');
  await type('changed', 'Better: in college again. Worse: seen with the older group.');
  await type('childs-view', 'I want to be left alone to get on with it.');
  await page.locator('[name="action.0.what"]').fill(`Visit the family of ${name}`);
  await page.locator('[name="action.0.who"]').selectOption('role:case-manager');
  await page.locator('[name="action.0.due"]').fill('1/12/2026');
  // The last child has no next, and stays at this address: what tells the new page from this one is a mark on this one.
  await page.evaluate('document.body.dataset.left = "no"');
  await page.locator('button[name="_then"][value="next"]').click();
  await page.locator('body:not([data-left])').waitFor();
  if (page.url().includes('check=yes')) throw new Error(`${name} is not settled: ${await page.locator('.govuk-error-summary').innerText()}`);
  return { child, name, colour };
}

/** Decides what has been rated and carries the others over; a close that is not ready says what stands in the way. */
export async function adjourn(watched: Watched, sitting: string): Promise<string> {
  const { page } = watched;
  await page.goto(`${sitting}/close`);
  await page.getByRole('button', { name: 'Close the meeting' }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('What would satisfy it');
  await page.locator('input[name="not-in"]').check();
  if (!(await page.getByLabel('Why the meeting adjourns').isVisible())) await page.getByText('Adjourn: carry over').click();
  await page.getByLabel('Why the meeting adjourns').fill('Two hours are over');
  await page.getByLabel('Carried over to').fill('1/12/2026');
  await page.getByRole('button', { name: 'Adjourn', exact: true }).click();
  await page.waitForURL('**/minutes', { timeout: 60_000 });
  expect(await faultsOf(watched, 'minutes after the close')).toEqual([]);
  return page.locator('main').innerText();
}
