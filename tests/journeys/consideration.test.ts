import { beforeAll, expect, it } from 'vitest';
import { addChild, visitor } from './program/acts.ts';
import { pageOf, useBrowser } from './program/browser.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  child = await addChild(await visitor(DEMO.caseManager), { surname: 'Pettifer', forenames: 'Rowan' }, 'L. Marlowe');
});

it('a score at the threshold opens the consideration; classifying awaits the team manager, whose agreement starts the notification', async () => {
  const worker = await pageOf(DEMO.caseManager);
  await worker.page.goto(`/children/${child}/record/assessment.completed`);
  await worker.page.getByLabel('YOGRS (optional)').fill('77');
  await worker.page.getByRole('button', { name: 'Record', exact: true }).click();
  await worker.page.waitForURL(`**/children/${child}`);
  const asked = worker.page.locator('#asked ~ ul .tl-duty', { hasText: 'LEI-1.1' });
  expect(await asked.innerText()).toContain('YOGRS 77');

  await asked.getByRole('link').first().click();
  await worker.page.getByLabel('Classify as DYO').check();
  await worker.page.getByLabel('YOGRS score').check();
  await worker.page.getByLabel('Reason').fill('The score is at the threshold, and the offences have become more serious.');
  await worker.page.getByRole('button', { name: 'Record this decision' }).click();
  await worker.page.waitForURL('**/entries/**');
  const held = await worker.page.locator('main').innerText();
  expect(held).toContain('Not on record yet. It awaits the agreement of the team manager');
  const proposal = new URL(worker.page.url()).pathname;
  await worker.page.goto('/register');
  expect(await worker.page.locator('main').innerText()).not.toContain('Rowan Pettifer');

  const manager = await pageOf(DEMO.teamManager);
  await manager.page.goto('/my-work');
  await manager.page.locator(`a[href="${proposal}"]`).first().click();
  await manager.page.waitForURL(`**${proposal}`);
  expect(await manager.page.locator('main').innerText()).toContain('The score is at the threshold');
  await manager.page.getByRole('button', { name: 'Agree: put the decision on record' }).click();
  expect(await manager.page.locator('main').innerText()).toContain('The decision is on record');

  await worker.page.goto(`/children/${child}`);
  const now = await worker.page.locator('main').innerText();
  expect(now).toContain('DYO, not yet rated');
  const notify = worker.page.locator('#asked ~ ul .tl-duty', { hasText: 'LEI-9.1' });
  expect(await notify.innerText()).toContain('Due Wed 25 November');
  expect(await asked.count()).toBe(0);
  await worker.page.goto('/register');
  expect(await worker.page.locator('main').innerText()).toContain('Rowan Pettifer');
  expect([...worker.faults, ...manager.faults]).toEqual([]);
  await worker.context.close();
  await manager.context.close();
});
