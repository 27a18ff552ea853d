import { expect, it } from 'vitest';
import { visitor } from './program/acts.ts';
import { openPage, useBrowser } from './program/browser.ts';
import { DEMO } from './program/people.ts';

useBrowser();

it('printing a page of the record is seen by whoever asks who looked at the child', async () => {
  const manager = await visitor(DEMO.teamManager);
  const child = /\/children\/([0-9a-f-]{36})/.exec((await manager.get('/register')).body)?.[1] ?? '';
  const watched = await openPage({ as: manager });
  await watched.page.goto(`/children/${child}/chronology`);
  await watched.page.emulateMedia({ media: 'print' });
  expect(await watched.page.evaluate(`[...document.querySelectorAll('main a[href]')].filter((a) => getComputedStyle(a, '::after').content.includes('/')).length`), 'no address, and so no id, goes onto paper').toBe(0);
  await watched.page.emulateMedia({ media: null });
  const answered = watched.page.waitForResponse((r) => r.url().endsWith(`/children/${child}/printed`));
  await watched.page.pdf();
  expect((await answered).status()).toBe(200);
  await watched.page.goto(`/children/${child}/looked-at?what=export`);
  await watched.page.locator('main details summary').first().click();
  expect(await watched.page.locator('main').innerText()).toContain('a page of the record, on paper');
  expect(watched.faults).toEqual([]);
  await watched.context.close();
});
