import { expect } from 'vitest';
import { faultsOf, pageOf } from '../program/browser.ts';
import type { EmptyService } from '../program/people.ts';
import { bringIn, notInYet, type Tracker } from './bring-in.ts';
import { adjourn, openMeeting, rateHere } from './run-meeting.ts';

export interface Expected extends Tracker {
  readonly service: EmptyService;
  /** children of the tracker who are not in yet */
  readonly notIn: number;
}

/** The main job, whole: a tracker comes in, what is open is seen, the meeting is run over it, and its decisions stand on each chronology. */
export async function wholeJourney({ service, notIn, ...tracker }: Expected): Promise<void> {
  const coordinator = await pageOf(`coordinator.${service}`);
  const { page } = coordinator;
  const result = await bringIn(coordinator, tracker);
  expect(result).toContain(`${notIn} children in the tracker are not in yet`);
  const ratings = await notInYet(page);
  expect(ratings).toHaveLength(notIn);
  expect(ratings.findLastIndex((r) => /red/i.test(r))).toBeLessThan(ratings.findIndex((r) => /^(Amber|Green)$/i.test(r)) === -1 ? ratings.length : ratings.findIndex((r) => /^(Amber|Green)$/i.test(r)));
  await page.goto('/board');
  expect(await page.locator('main').innerText()).toContain(`${notIn} children in the tracker are not in yet`);
  expect(await faultsOf(coordinator, `${tracker.file} board`)).toEqual([]);

  // What fell due before the service went live: to be checked, nobody's lateness; and why each is asked.
  await page.goto('/my-work/brought-forward');
  if (service === 'csv') expect(await page.locator('main').innerText()).toMatch(/fell due \d/);
  expect(await faultsOf(coordinator, `${tracker.file} brought forward`)).toEqual([]);
  await page.goto('/team');
  expect(await page.locator('main').innerText()).toContain('0 late in the service');

  const sitting = await openMeeting(coordinator);
  await page.getByRole('button', { name: 'Begin with the first child' }).click();
  await page.waitForURL('**/children/**');
  expect(await faultsOf(coordinator, `${tracker.file} run`)).toEqual([]);
  const rated = [await rateHere(page, 'red'), await rateHere(page, 'amber'), await rateHere(page, 'red')];
  const minutes = await adjourn(coordinator, sitting);
  for (const { name } of rated) expect(minutes).toContain(name);

  for (const { child, name, colour } of rated) {
    await page.goto(`/children/${child}/chronology`);
    const atMeeting = page.locator('.tl-entry', { hasText: 'at a meeting' });
    const said = (await atMeeting.allInnerTexts()).join('\n');
    expect(said.toLowerCase()).toContain(colour);
    expect(said).toContain(`Visit the family of ${name}`);
    await page.goto(`/children/${child}/duties`);
    expect(await page.locator('main').innerText()).toContain('Confirm the action that somebody else wrote down');
    await page.goto(`${sitting}/minutes/${child}`);
    const extract = await page.locator('main').innerText();
    expect(extract).toContain('No other child is named in it');
    expect(extract).toContain(name);
    for (const other of rated) if (other.name !== name) expect(extract).not.toContain(other.name);
  }
  await page.goto(`/children/${rated[0]?.child ?? ''}/duties`);
  expect(await faultsOf(coordinator, `${tracker.file} duties after the meeting`)).toEqual([]);
  await coordinator.context.close();
}
