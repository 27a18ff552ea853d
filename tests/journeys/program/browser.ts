import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, inject } from 'vitest';
import { accessibilityFaults } from '../../browser/accessibility.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { Visitor } from './without-scripts.ts';

export const WIDE = { width: 1280, height: 900 } as const;
export const PHONE = { width: 375, height: 740 } as const;

let browser: Browser | undefined;

/** The program's origin and a browser for the tests of this file. */
export function useBrowser(): { readonly origin: string } {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());
  return inject('program');
}

/** Faults that a page shows nobody: in its console, or a request that leaves the server. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
}

export interface Opening {
  readonly width?: typeof WIDE | typeof PHONE;
  readonly scripts?: boolean;
  /** whose cookies it brings */
  readonly as?: Visitor;
}

export async function openPage(opening: Opening = {}): Promise<Watched> {
  return watchedPage(await openContext(opening));
}

/** Cookies and a cache of their own, with no page yet. */
export async function openContext({ width = WIDE, scripts = true, as }: Opening = {}): Promise<BrowserContext> {
  if (browser === undefined) throw new Error('no browser: call useBrowser() at the top of the file');
  const context = await browser.newContext({ baseURL: inject('program').origin, viewport: width, javaScriptEnabled: scripts, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  if (as !== undefined) await context.addCookies([...as.cookies()]);
  return context;
}

/** A further page of the same person, which need not fetch again what they have fetched. */
export async function watchedPage(context: BrowserContext): Promise<Watched> {
  const { origin } = inject('program');
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    // A page that says 403, 404 or 409 on purpose is reported by the browser as a failed load of itself.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith('data:')) faults.push(`request: ${request.url()}`);
  });
  return { page, context, faults };
}

/** A page of somebody who has signed in. */
export async function pageOf(username: string, opening: Omit<Opening, 'as'> = {}): Promise<Watched> {
  return openPage({ ...opening, as: await new Visitor(inject('program').origin).signIn(username) });
}

/** What is wrong with the page as it stands: accessibility, title and heading, width on a phone; leaves it at the width it had. */
export async function faultsOf({ page, faults }: Watched, name: string): Promise<readonly string[]> {
  const found = faults.splice(0);
  const title = await page.title();
  if (!/^\S.* – Throughline$/.test(title)) found.push(`title: "${title}"`);
  const headings = await page.locator('h1').allInnerTexts();
  if (headings.length !== 1 || headings[0]?.trim() === '') found.push(`h1: ${JSON.stringify(headings)}`);
  found.push(...(await accessibilityFaults(page)));
  for (const width of [PHONE, WIDE]) {
    await page.setViewportSize(width);
    const wide = await tooWideAt(page);
    if (wide !== '') found.push(`wider than ${width.width} px: ${wide}`);
    await picture(page, name, width.width);
  }
  return found;
}

/** What makes the page scroll sideways as wide as it is now; empty if nothing does. */
export async function tooWideAt(page: Page): Promise<string> {
  return String(await page.evaluate(TOO_WIDE));
}

/** Keeps a picture of the page where THROUGHLINE_PICTURES names a folder. */
export async function picture(page: Page, name: string, width: number): Promise<void> {
  const folder = process.env['THROUGHLINE_PICTURES'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}-${width}.png`), fullPage: true });
}

/** Runs in the page: what makes it scroll sideways. */
const TOO_WIDE = `(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return '';
  const clipped = (e) => e.parentElement !== null && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e.parentElement).overflowX) || clipped(e.parentElement));
  const over = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !clipped(e));
  return root.scrollWidth + ' px: ' + over.slice(0, 3).map((e) => e.outerHTML.slice(0, 160)).join(' | ');
})()`;
