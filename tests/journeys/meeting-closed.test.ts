import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { faultsOf, pageOf, useBrowser, type Watched } from './program/browser.ts';
import { chooseByKeys, selectByKeys, tabTo, typeByKeys } from './program/keyboard-only.ts';
import { bringIn } from './tracker/bring-in.ts';
import { docxText } from './tracker/docx-text.ts';
import { openMeeting, rateHere, type Rated } from './tracker/run-meeting.ts';

useBrowser();

const HEAD = 'YOS Ref,Surname,Forename(s),DOB,HKC,Case Manager,NPA,DYO?,DYO from,Notified by email,RAG,RAG date,Comments';
/** Three who are on the list, and one whose date of birth does not exist. */
const LINES = [
  HEAD,
  'C1,Ashdown,Robin,01/02/2010,N,L. Marlowe,West Leicester,DYO,03/03/2026,04/03/2026,Red,13/10/2026,',
  'C2,Birchall,Sam,02/02/2010,N,M. Birch,West Leicester,DYO,04/03/2026,05/03/2026,Amber,13/10/2026,',
  'C3,Colebrook,Alex,03/02/2010,N,D. Quill,East Leicester,DYO,05/03/2026,06/03/2026,Green,13/10/2026,',
  'C4,Dunmore,Jo,31/02/2010,N,P. Oakes,East Leicester,DYO,06/03/2026,07/03/2026,Red,13/10/2026,',
];

let coordinator: Watched;
let sitting: string;
const rated: Rated[] = [];
beforeAll(async () => {
  coordinator = await pageOf('coordinator.closing');
  const said = await bringIn(coordinator, { file: 'list.csv', lines: LINES, asAt: '24/11/2026', rows: 4 });
  expect(said).toContain('1 child in the tracker is not in yet');
  sitting = await openMeeting(coordinator);
});

it('a child is rated at the meeting without a mouse, and single keys lead to the next child and back', async () => {
  const { page } = coordinator;
  await tabTo(page, /\|Begin with the first child$/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/children/**');
  const first = page.url();
  const name = (await page.locator('h1').innerText()).split(',')[0] ?? '';
  await page.keyboard.press('n');
  await page.waitForURL((url) => url.href !== first && url.pathname.includes('/children/'));
  await page.keyboard.press('p');
  await page.waitForURL(first);

  const rating = (field: string): string => `rating.${field}`;
  await chooseByKeys(page, rating('harm'), 'imminent');
  await typeByKeys(page, rating('harm-indicators'), 'Violence between two groups. No key leads away while somebody types: n, p.');
  await chooseByKeys(page, rating('offending'), 'offending-now');
  await typeByKeys(page, rating('offending-information-on'), 'yesterday');
  await chooseByKeys(page, rating('assessed-high'), 'yes');
  await chooseByKeys(page, rating('at-large'), 'no');
  await chooseByKeys(page, rating('engagement'), 'not-engaging');
  for (const source of ['source-multi-agency', 'source-assetplus', 'source-reoffending', 'source-records']) {
    if ((await page.locator(`input[name="confirm.${source}"]`).count()) === 0) await typeByKeys(page, rating(source), 'yesterday');
    else {
      await tabTo(page, new RegExp(`^input\\|confirm\\.${source}\\|`));
      await page.keyboard.press('Space');
    }
  }
  await chooseByKeys(page, rating('colour'), 'red');
  await typeByKeys(page, rating('reason'), 'What the agencies brought together points this way.');
  await typeByKeys(page, rating('changed'), 'Better: in college again. Worse: seen with the older group.');
  await typeByKeys(page, rating('childs-view'), 'I want to be left alone to get on with it.');
  await typeByKeys(page, 'action.0.what', `Visit the family of ${name}`);
  await selectByKeys(page, 'action.0.who', 'role:case-manager');
  await typeByKeys(page, 'action.0.due', '1/12/2026');
  expect(page.url()).toBe(first);
  await tabTo(page, /^button\|.*Save and go to the next child$/);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== first);
  if (page.url().includes('check=yes')) throw new Error(`not settled: ${await page.locator('.govuk-error-summary').innerText()}`);
  rated.push({ child: /children\/([0-9a-f-]{36})/.exec(first)?.[1] ?? '', name, colour: 'red' });
});

it('the meeting is closed whole: everybody is rated, the child who is not in is acknowledged, and what it decided is read in the minutes, the Word document and on the child', async () => {
  const { page } = coordinator;
  rated.push(await rateHere(page, 'amber'), await rateHere(page, 'green'));
  expect(new Set(rated.map((r) => r.name))).toEqual(new Set(['Robin Ashdown', 'Sam Birchall', 'Alex Colebrook']));

  await page.goto(`${sitting}/close`);
  const before = await page.locator('main').innerText();
  expect(before).toContain('3 of 3 children are settled. Nothing stands in the way.');
  expect(before).toContain('Jo Dunmore');
  await page.getByRole('button', { name: 'Close the meeting' }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('not in yet');
  await page.goto(`/children/${rated[0]?.child ?? ''}/chronology`);
  expect(await page.locator('.tl-chronology').innerText()).not.toContain('at a meeting');
  await page.goto(`${sitting}/close`);
  await page.getByLabel('The chair knows that this child was not before the meeting').check();
  await page.getByRole('button', { name: 'Close the meeting' }).click();
  await page.waitForURL('**/minutes', { timeout: 60_000 });
  expect(await page.locator('body').innerText()).toContain('Closed: 3 children');
  expect(await faultsOf(coordinator, 'minutes of a meeting that is closed whole')).toEqual([]);

  for (const { child, name, colour } of rated) {
    await page.goto(`${sitting}/minutes`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Word document for ${name}` }).click()]);
    expect(download.suggestedFilename()).toMatch(/^minutes-2026-11-24-.*\.docx$/);
    const text = docxText(await readFile(await download.path()));
    for (const wanted of [name, `Visit the family of ${name}`, 'What the agencies brought together points this way.', 'I want to be left alone to get on with it.']) expect(text).toContain(wanted);
    expect(text.toLowerCase()).toContain(colour);
    for (const other of rated) if (other.name !== name) expect(text).not.toContain(other.name.split(' ')[1]);
    await page.goto(`/children/${child}/duties`);
    const duties = await page.locator('main').innerText();
    expect(duties).toContain(`Visit the family of ${name}`);
    expect(duties).toContain('Confirm the action that somebody else wrote down');
    await page.goto(`/children/${child}`);
    expect((await page.locator('main').innerText()).toLowerCase()).toContain(colour);
  }
  // A second close gives what the first gave.
  await page.goto(`${sitting}/close`);
  expect(new URL(page.url()).pathname).toBe(sitting);
  await coordinator.context.close();

  const manager = await pageOf('marlowe.closing');
  await manager.page.goto('/my-work');
  expect(await manager.page.locator('main').innerText()).toContain('Robin Ashdown');
  expect(manager.faults).toEqual([]);
  await manager.context.close();
});
