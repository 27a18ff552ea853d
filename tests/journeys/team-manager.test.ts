import { beforeAll, expect, it } from 'vitest';
import { addChild, record, visitor } from './program/acts.ts';
import { pageOf, picture, useBrowser } from './program/browser.ts';
import { wordsOf } from './program/without-scripts.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  const [caseManager, manager] = await Promise.all([visitor('birch.panel'), visitor('manager.panel')]);
  child = await addChild(caseManager, { surname: 'Whatborough', forenames: 'Ines' });
  const { body } = await manager.get(`/children/${child}/record/allocation.made`);
  await record(manager, child, 'allocation.made', { role: 'case-manager', worker: /<option value="([^"]+)"[^>]*>M\. Birch/.exec(body)?.[1] ?? '' });
  await record(caseManager, child, 'assessment.completed', { yogrs: '81', reoffending: 'high' });
  const proposed = await record(caseManager, child, 'dyo.decision', { outcome: 'classified', criterion: ['yogrs'], reason: 'More often since the summer.' });
  await manager.submit(proposed.at, `${proposed.at}/answer`, { answer: 'agreed' });
  // A month ago: what was due then is late today.
  await record(caseManager, child, 'order.started', { type: 'yro', starts: '1/10/2026', occurredOn: '1/10/2026' });
  await record(caseManager, child, 'action.set', { what: 'Ask the school for a place in the workshop', 'owner-role': 'case-manager', due: '20/11/2026', occurredOn: '2/11/2026' });
});

it('a team manager sees what is late and who is without supervision, holds it child by child, closes it, and confirms an action', async () => {
  const { page, context, faults } = await pageOf('manager.panel');
  await page.goto('/home');
  expect(await page.locator('[aria-labelledby="team"]').innerText()).toMatch(/M\. Birch\s+[1-9]/);
  await page.getByRole('link', { name: 'The whole team' }).click();
  const team = await page.locator('main').innerText();
  expect(team).toContain('Do: Ask the school for a place in the workshop');
  expect(team).toMatch(/M\. Birch\s+1\s+not yet\s+none planned/);
  await picture(page, 'team manager, the team', 1280);
  await page.locator('tr', { hasText: 'not yet' }).getByRole('link', { name: 'M. Birch' }).click();
  await page.getByRole('button', { name: 'Close the supervision' }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('a note on the plan (Pathways and Planning) of each DYO on the agenda');
  await page.getByText('Write a note on Ines Whatborough').click();
  await page.getByLabel('Pathways and Planning').fill('The plan holds; the school is asked again this week.');
  await page.getByLabel('Risk now').fill('Steady.');
  await page.getByRole('button', { name: 'Record the note' }).click();
  await page.getByText('Discussed', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Close the supervision' }).click();
  await page.getByText(/^Last on Tue 24 November 2026/).waitFor();
  await page.goto(`/children/${child}/chronology`);
  const oversight = await page.locator('.tl-entry', { hasText: 'Management oversight' }).first().innerText();
  expect(oversight).toContain('The plan holds; the school is asked again this week.');
  expect(oversight).toContain('H. Calloway, team manager');

  await page.goto('/my-work');
  await page.locator('summary', { hasText: 'Open until done' }).click();
  await page.locator('li.tl-duty', { hasText: 'Confirm the action that somebody else wrote down' }).filter({ hasText: 'Ines Whatborough' }).locator('.tl-duty__what a').click();
  await page.getByRole('button', { name: 'Record this decision' }).click();
  await page.waitForURL(`**/children/${child}`);
  await page.goto('/my-work');
  expect(await page.locator('li.tl-duty', { hasText: 'Confirm the action' }).filter({ hasText: 'Ines Whatborough' }).count()).toBe(0);
  expect(wordsOf((await (await visitor('birch.panel')).get('/my-work')).body)).toContain('Do: Ask the school for a place in the workshop');
  expect(faults).toEqual([]);
  await context.close();
});
