import { expect, it } from 'vitest';
import { staffFor } from '../../src/synthetic/people/staff.ts';
import { menuOf } from '../../src/web/server/menu.ts';
import { visitor } from './program/acts.ts';
import { faultsOf, openPage, pageOf, useBrowser, WIDE } from './program/browser.ts';
import { FOCUSED, tabTo } from './program/keyboard-only.ts';
import { DEMO } from './program/people.ts';

useBrowser();

/** One of each menu that somebody has. */
const EACH_MENU = [...new Map(staffFor(40).all.map((s) => [menuOf(s.posts.map((p) => p.role)).join(' '), s] as const)).values()];

it('the menu of every role stands in one line at 1280 px', async () => {
  const tall: string[] = [];
  for (const { username } of EACH_MENU) {
    const { page, context } = await openPage({ as: await visitor(username), width: WIDE });
    await page.goto('/account');
    const sections = page.locator('.govuk-service-navigation');
    expect(await sections.locator('a').count(), username).toBeGreaterThan(0);
    const height = (await sections.boundingBox())?.height ?? 0;
    if (height > 60) tall.push(`${username}: ${height} px`);
    await context.close();
  }
  expect(tall).toEqual([]);
});

it('what a manager needs rarely opens with Enter, is walked with Tab, and closes with Escape and by going on', async () => {
  const watched = await pageOf(DEMO.teamManager);
  const { page, context } = watched;
  await page.goto('/my-work');
  const fold = page.locator('.tl-more__fold');
  const isOpen = () => fold.evaluate((e) => e.hasAttribute('open'));
  await tabTo(page, /^summary\|.*More/);
  await page.keyboard.press('Enter');
  expect(await isOpen()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await isOpen()).toBe(false);
  expect(String(await page.evaluate(FOCUSED))).toMatch(/^summary\|.*More/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^a\|.*Policy$/);
  await page.keyboard.press('Tab');
  expect(await isOpen()).toBe(false);
  await page.goto('/my-work');
  await tabTo(page, /^summary\|.*More/);
  await page.keyboard.press('Enter');
  expect(await faultsOf(watched, 'menu opened')).toEqual([]);
  await page.locator('.tl-more__summary').focus();
  await tabTo(page, /^a\|.*Rights$/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/rights');
  expect(await fold.locator('xpath=ancestor::li').getAttribute('class')).toContain('--active');
  await context.close();
});

it('without scripts the rest of the menu opens and leads on all the same', async () => {
  const { page, context } = await openPage({ as: await visitor(DEMO.head), scripts: false });
  await page.goto('/home');
  await page.locator('summary', { hasText: 'More' }).click();
  await page.getByRole('link', { name: 'Keeping and erasing' }).click();
  expect(new URL(page.url()).pathname).toBe('/retention');
  await context.close();
});
