import { expect, it } from 'vitest';
import { CASE_MANAGERS } from '../../src/synthetic/people/staff.ts';
import { addChild, record, visitor } from './program/acts.ts';
import { faultsOf, openPage, useBrowser } from './program/browser.ts';
import { chooseByKeys, tabTo } from './program/keyboard-only.ts';
import { DEMO } from './program/people.ts';

useBrowser();

it('a team manager sets a panel day for several children from the caseload without a mouse, and answers what a rule asks of one of them', async () => {
  const manager = await visitor(DEMO.teamManager);
  const [first, second] = [await addChild(manager, { surname: 'Quarrington', forenames: 'Ada' }, 'L. Marlowe'), await addChild(manager, { surname: 'Quarrington', forenames: 'Bede' }, 'L. Marlowe')];
  // Bede is in custody: a panel later than a month after the sentence asks why.
  await record(manager, second, 'custody.started', { occurredOn: '1/9/2026', basis: 'sentence', place: 'A secure school', 'sentenced-on': '1/9/2026' });

  const watched = await openPage({ as: manager });
  const { page, context } = watched;
  await page.goto(`/caseload?held-by=${CASE_MANAGERS[0]?.id ?? ''}&sort=name&order=up`);
  expect(await faultsOf(watched, 'many caseload')).toEqual([]);
  await tabTo(page, /^button\|.*Record for those ticked/);
  await page.keyboard.press('Enter');
  await page.getByText('Nobody is ticked').waitFor();
  expect(await faultsOf(watched, 'many nobody ticked')).toEqual([]);
  await tabTo(page, /^a\|.*Go back to the list/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/caseload?**');
  for (const child of [first, second]) {
    await tabTo(page, new RegExp(`^input\\|child\\|.*${child}|choose-${child}`));
    await page.keyboard.press('Space');
    expect(await page.locator(`#choose-${child}`).isChecked()).toBe(true);
  }
  await tabTo(page, /^button\|.*Record for those ticked/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Record for 2 children' }).waitFor();
  expect(await faultsOf(watched, 'many what')).toEqual([]);
  await tabTo(page, /^button\|.*Continue/);
  await page.keyboard.press('Enter');
  await page.getByText('There is a problem').waitFor();
  expect(await page.locator('main').innerText()).toContain('Record for 2 children');
  await chooseByKeys(page, 'kind', 'panel.booked');
  await tabTo(page, /^button\|.*Continue/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Book a panel on the same day: 2 children' }).waitFor();
  expect(await faultsOf(watched, 'many form')).toEqual([]);
  await tabTo(page, /^button\|.*Record for 2 children/);
  await page.keyboard.press('Enter');
  await page.getByText('There is a problem').waitFor();
  expect(await faultsOf(watched, 'many form with faults')).toEqual([]);
  expect(await page.evaluate('document.activeElement?.className')).toContain('govuk-error-summary');
  await chooseByKeys(page, 'panel', 'case-management-and-diversity');
  await tabTo(page, /\|on\|/);
  await page.keyboard.type('15/12/2026');
  await tabTo(page, /^button\|.*Record for 2 children/);
  await page.keyboard.press('Enter');
  await page.getByText('Recorded for 1 of 2 children').waitFor();
  expect(await page.locator('main').innerText()).toContain('1 needs an answer of yours');
  expect(await faultsOf(watched, 'many results asked')).toEqual([]);
  await tabTo(page, /^textarea\|answer:/);
  await page.keyboard.type('The first sitting with room.');
  await tabTo(page, /^button\|.*Send the answers/);
  await page.keyboard.press('Enter');
  await page.getByText('Recorded for 2 of 2 children').waitFor();
  expect(await faultsOf(watched, 'many results')).toEqual([]);
  await context.close();
  for (const child of [first, second]) expect((await manager.get(`/children/${child}/chronology?q=panel`)).body.match(/Panel date/g)?.length).toBeGreaterThan(0);
});

it('a coordinator reaches all that a list finds, and the board and a list of the policy lead there too, without scripts', async () => {
  const coordinator = await visitor(DEMO.coordinator);
  for (const path of ['/board', '/register', '/lists/dyo', '/caseload']) expect((await coordinator.get(path)).body).toContain('Record for those ticked');
  expect((await coordinator.get('/board?chosen=page')).body).toMatch(/<input[^>]*name="child"[^>]*checked/);
  const looked = await openPage({ as: coordinator });
  for (const path of ['/board?chosen=page', '/lists/dyo?chosen=page', '/register?chosen=page']) {
    await looked.page.goto(path);
    expect(await faultsOf(looked, `many ${path}`)).toEqual([]);
  }
  await looked.context.close();
  const watched = await openPage({ as: coordinator, scripts: false });
  await watched.page.goto('/board?chosen=page');
  await watched.page.getByRole('button', { name: 'Record for those ticked' }).click();
  const [said] = (await watched.page.locator('h1').innerText()).match(/\d+/) ?? [];
  expect(Number(said)).toBeGreaterThan(3);
  await watched.page.goto('/lists/dyo?chosen=page');
  await watched.page.getByRole('button', { name: 'Record for those ticked' }).click();
  expect(await watched.page.locator('h1').innerText()).toBe(`Record for ${said} children`);
  await watched.context.close();
});
