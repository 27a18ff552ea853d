import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator } from '@playwright/test';
import { beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../../src/core/chronology/kinds/index.ts';
import { renderPage } from '../../src/web/layout/page.tsx';
import { failurePage } from '../../src/web/pages/errors/pages.tsx';
import { isTyped } from '../../src/web/pages/record/kinds.tsx';
import { ROUTES } from '../../src/web/routes.ts';
import { visitor } from './program/acts.ts';
import { faultsOf, openContext, openPage, PHONE, tooWideAt, useBrowser, watchedPage, type Watched } from './program/browser.ts';
import { DEMO } from './program/people.ts';
import type { Visitor } from './program/without-scripts.ts';
import { NO_PAGE, OUTSIDE, VISITS, type Visit } from './visits/visits.ts';
import { makeWorld, type World } from './visits/world.ts';

const { origin } = useBrowser();
let world: World;
const people = new Map<string, Promise<Visitor>>();

/** Somebody signs in once; each visit has a page of its own, so that several go on at a time. */
function signedIn(username: string): Promise<Visitor> {
  const known = people.get(username) ?? visitor(username);
  people.set(username, known);
  return known;
}
/** What somebody has fetched once, their further pages need not fetch. Whoever has not signed in starts with nothing. */
const contexts = new Map<string, Promise<BrowserContext>>();
async function contextOf(username: string): Promise<BrowserContext> {
  const known = contexts.get(username) ?? signedIn(username).then((as) => openContext({ as }));
  contexts.set(username, known);
  return known;
}
async function pageFor(username: string | undefined): Promise<Watched> {
  return username === undefined ? openPage() : watchedPage(await contextOf(username));
}
/** Closes the page; the context of somebody who has signed in stays. */
async function leave({ page, context }: Watched, username: string | undefined): Promise<void> {
  await (username === undefined ? context : page).close();
}

beforeAll(async () => {
  world = await makeWorld();
});

/** Fills every field of a form in which words are typed. @returns their names */
async function typeEverywhere(form: Locator, text: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const field of await form.locator('input[type="text"], textarea').all()) {
    if (!(await field.isVisible())) continue;
    await field.fill(text);
    names.push((await field.getAttribute('name')) ?? '');
  }
  return names;
}

/** Enter presses the first button of a form: where there is a main one, it is that. */
function enterMisleads(form: string): boolean {
  const buttons = [...form.matchAll(/<button type="submit"[^>]*>/g)].map(([tag]) => tag);
  const aside = (tag: string): boolean => /govuk-button--(secondary|warning)|\sformaction=/.test(tag);
  return /<input[^>]*type="(text|search|email|tel|password|date)"/.test(form) && buttons[0] !== undefined && aside(buttons[0]) && buttons.some((b) => !aside(b));
}

async function look({ state, path, press, clear, typed, says }: Omit<Visit, 'as'>, as: string | undefined, name: string, status = 200): Promise<readonly string[]> {
  const watched = await pageFor(as);
  const { page } = watched;
  const answer = await page.goto(path(world));
  expect(answer?.status()).toBe(status);
  if (press !== undefined) {
    const button = page.locator('main').getByRole('button', { name: press, exact: true }).first();
    if (!(await button.isVisible())) await page.locator('main details:not([open])', { has: page.getByRole('button', { name: press, exact: true, includeHidden: true }) }).first().locator('summary').first().click();
    if (clear !== undefined) await page.getByLabel(clear, { exact: true }).fill('');
    const filled = typed === undefined ? [] : await typeEverywhere(button.locator('xpath=ancestor::form'), typed);
    await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST' && !r.url().includes('/drafts/')), button.click()]);
    await page.waitForLoadState();
    for (const field of filled) expect((await page.locator(`main [name="${field}"]`).first().inputValue()).length, `what was typed into ${field} stands there again`).toBe(typed?.length);
  }
  if (says !== undefined) expect(await page.locator('main').innerText()).toContain(says);
  const found = await faultsOf(watched, `${name} ${state}`);
  await leave(watched, as);
  return found;
}

describe('every page', () => {
  it('is in the table of visits, by its route', () => {
    const reading = ROUTES.filter((r) => r.method === 'GET').map((r) => r.path);
    expect(reading.filter((path) => VISITS[path] === undefined && NO_PAGE[path] === undefined && path !== '/held/:key')).toEqual([]);
    expect([...Object.keys(VISITS), ...Object.keys(NO_PAGE)].filter((path) => !reading.includes(path))).toEqual([]);
  });

  const all = Object.entries(VISITS).flatMap(([route, visits]) => visits.map((visit, n) => [route, visit, `${route} ${n + 1}`] as const));
  it.concurrent.each(all.map(([route, visit, name]) => ({ route, visit, name, title: `${route}, ${visit.state}, as ${visit.as}` })))('$title', async ({ visit, name }) => {
    expect(await look(visit, visit.as, name)).toEqual([]);
  });

  it.concurrent.each(OUTSIDE.map((visit) => ({ visit, title: `${visit.named ?? visit.path(world)}, ${visit.state}` })))('$title', async ({ visit }) => {
    expect(await look(visit, visit.as, visit.path(world), visit.status)).toEqual([]);
  });

  it('the page for a failure of ours', async () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/manifest.json'), 'utf8')) as Record<string, string>;
    const { title, body } = failurePage('7F3A-91C2');
    const watched = await openPage();
    await watched.page.route('**/failing', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: renderPage({ title, serviceName: 'A service', assets: manifest, children: body }) }));
    await watched.page.goto('/failing');
    expect((await faultsOf(watched, 'failure')).filter((f) => !f.includes('status of 500'))).toEqual([]);
    await watched.context.close();
  });

  it('is whole without JavaScript: a title, one heading, a way to send each form, and no script in it', async () => {
    const faults: string[] = [];
    for (const [route, visits] of Object.entries(VISITS)) {
      const [visit] = visits;
      if (visit === undefined) continue;
      const { status, body } = await (await signedIn(visit.as)).get(visit.path(world));
      const main = body.slice(body.indexOf('<main'));
      if (status !== 200) faults.push(`${route}: ${status}`);
      if (!/<title>\S/.test(body) || main.split('<h1').length !== 2) faults.push(`${route}: title or heading`);
      if (/<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+="/.test(body)) faults.push(`${route}: script or style in the page`);
      for (const [form] of main.matchAll(/<form[\s\S]*?<\/form>/g)) {
        if (!/<button|role="button"/.test(form)) faults.push(`${route}: a form that cannot be sent`);
        if (enterMisleads(form)) faults.push(`${route}: Enter in a field presses another button than the main one`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('every form of a kind fits a telephone', async () => {
    const { page } = await pageFor(DEMO.teamManager);
    await page.setViewportSize(PHONE);
    const faults: string[] = [];
    for (const kind of KINDS.filter(isTyped)) {
      await page.goto(`/children/${world.long}/record/${kind.name}`);
      const wide = await tooWideAt(page);
      if (wide !== '') faults.push(`${kind.name}: ${wide}`);
    }
    await page.close();
    expect(faults).toEqual([]);
  });
});

describe('what is no page', () => {
  it.each(Object.entries(NO_PAGE))('%s', async (_route, { as, path, type }) => {
    // Whoever takes something along has said who they are a short while ago, which the visits before may have taken longer than.
    expect((await (await visitor(as)).get(path(world))).type).toContain(type);
  });

  it('nothing is shown to whoever has not signed in', async () => {
    const shown: string[] = [];
    for (const { method, path } of ROUTES) {
      if (method !== 'GET') continue;
      const answer = await fetch(origin + path.replaceAll(/:\w+/g, '0190a000-0000-7000-8000-000000000001'), { redirect: 'manual' });
      if (answer.status !== 303 || answer.headers.get('location')?.startsWith('/sign-in') !== true) shown.push(`${path}: ${answer.status}`);
    }
    expect(shown).toEqual([]);
  });
});
