import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page as BrowserPage } from '@playwright/test';
import { build } from 'esbuild';
import { Logger, compile } from 'sass';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, TAGS } from '../../../../tests/browser/accessibility.ts';
import { launchChromium } from '../../../../tests/browser/chromium.ts';
import { renderPage } from '../../layout/page.tsx';
import type { PageModel } from '../../layout/page.tsx';
import { ContentGallery, FormGallery, ListGallery } from './gallery-page.tsx';

const ROOT = join(import.meta.dirname, '../../../..');
const HOST = 'http://localhost:9';
const POLICY = 'default-src \'none\'; script-src \'self\'; style-src \'self\'; img-src \'self\'; connect-src \'self\'; form-action \'self\'; base-uri \'none\'';
const frame = {
  maySearch: true,
  serviceName: 'Leicester City Youth Justice Service', assets: {}, user: { name: 'Alex Example', roleLabel: 'Offender Management Coordinator' }, csrf: 'token',
};
const MODELS: Readonly<Record<string, PageModel>> = {
  form: { ...frame, title: 'Record a contact', nav: 'my-work', back: { href: '/child' }, children: <FormGallery faulty={false} /> },
  faults: {
    ...frame, title: 'Record a contact', nav: 'my-work', children: <FormGallery faulty />,
    errors: [{ field: 'on', text: '31/2/2026 is not a day: February 2026 has 28' }, { field: 'outcome', text: 'Choose what happened' }],
  },
  content: {
    ...frame, title: 'Jordan Example', nav: 'caseload', breadcrumbs: [{ text: 'Caseload', href: '/caseload' }, { text: 'Jordan Example' }],
    notification: { title: 'Contact recorded', text: 'The duty “see weekly” is met.', kind: 'success' }, children: <ContentGallery />,
  },
  list: {
    ...frame, title: 'Meeting closed', nav: 'meetings', wide: true, children: <ListGallery />,
    notification: { title: 'This changed while you wrote', kind: 'warning' },
  },
  signedOut: { serviceName: frame.serviceName, assets: {}, title: 'Sign in', children: <h1 class="govuk-heading-l">Sign in</h1> },
};

let browser: Browser;
let styles: string;
const built = new Map<string, string>();
/** A folder for pictures, if somebody wants to look: they take longer than all that is asserted. */
const pictures = process.env['THROUGHLINE_PICTURES'] ?? '';

beforeAll(async () => {
  if (pictures !== '') mkdirSync(pictures, { recursive: true });
  styles = compile(join(ROOT, 'src/web/assets/styles/throughline.scss'), { loadPaths: [ROOT], quietDeps: true, logger: Logger.silent }).css;
  const entryPoints = ['main', 'supported'].map((name) => join(ROOT, `src/web/assets/browser/${name}.ts`));
  const result = await build({ entryPoints, bundle: true, format: 'esm', write: false, outdir: '/', absWorkingDir: ROOT, logLevel: 'error' });
  for (const file of result.outputFiles) built.set(file.path.split('/').at(-1) ?? '', file.text);
  browser = await launchChromium();
}, 60_000);

afterAll(() => browser?.close());

interface Opened {
  readonly page: BrowserPage;
  readonly complaints: string[];
  readonly drafts: string[];
}

/** Scripts run; are blocked on the way (so that axe can still look); or are switched off in the browser. */
type Scripts = 'run' | 'blocked' | 'off';

/** Opens a page of the gallery under the strict content policy, with the built styles and scripts. */
async function open(name: string, width: number, scripts: Scripts, draftStatus = 204): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts !== 'off' });
  const page = await context.newPage();
  const complaints: string[] = [];
  const drafts: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) complaints.push(message.text()); });
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const model = MODELS[path.slice(1)];
    const script = built.get(path.split('/').at(-1) ?? '');
    if (model !== undefined) await route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': POLICY }, body: renderPage(model) });
    else if (path.endsWith('.css')) await route.fulfill({ contentType: 'text/css', body: styles });
    else if (script !== undefined && scripts === 'run') await route.fulfill({ contentType: 'text/javascript', body: script });
    else if (path.startsWith('/drafts/')) {
      drafts.push(route.request().postData() ?? '');
      await route.fulfill({ status: draftStatus });
    } else await route.fulfill({ status: 404 });
  });
  await page.goto(`${HOST}/${name}`);
  return { page, complaints, drafts };
}

/** What is wrong with the page at this width. Colours do not change with the width: their contrast, the dearest of all rules, is measured once on each page. */
async function faultsAt({ page, complaints }: Opened, name: string, width: number, contrast: boolean): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 900 });
  if (pictures !== '') await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  const violations = await accessibilityFaults(page, { tags: [...TAGS, 'best-practice'], without: contrast ? [] : ['color-contrast'] });
  const wide = await page.locator('html').evaluate((html) => html.scrollWidth);
  return [...violations, ...(wide > width ? [`${wide} px wide`] : []), ...complaints];
}

describe.concurrent('every component on a page', () => {
  it.each(Object.keys(MODELS))('%s, with scripts at 1280 and at 375 px: nothing for axe, nothing wider than the screen, no complaint', async (name) => {
    const opened = await open(name, 1280, 'run');
    expect(await faultsAt(opened, name, 1280, true)).toEqual([]);
    expect(await faultsAt(opened, name, 375, false)).toEqual([]);
    await opened.page.context().close();
  }, 30_000);

  it.each(Object.keys(MODELS))('%s, with scripts that do not arrive at 375 px: nothing for axe, nothing wider than the screen, no complaint', async (name) => {
    const opened = await open(name, 375, 'blocked');
    expect(await faultsAt(opened, `${name}-plain`, 375, false)).toEqual([]);
    await opened.page.context().close();
  }, 30_000);
});

describe.concurrent('scripts', () => {
  it('without JavaScript all sections, search and sign-out are in reach at 375 px, and no field hides', async () => {
    const { page } = await open('form', 375, 'off');
    await page.locator('summary', { hasText: 'More' }).click();
    for (const section of ['My work', 'RAG board', 'Policy']) expect(await page.getByRole('link', { name: section }).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(true);
    expect(await page.getByRole('searchbox').isVisible()).toBe(true);
    expect(await page.getByLabel('Reason given').isVisible()).toBe(true);
    await page.context().close();
  }, 30_000);

  it('with JavaScript the menu folds at 375 px, and a conditional field shows when it is asked for', async () => {
    const { page } = await open('form', 375, 'run');
    expect(await page.getByRole('link', { name: 'RAG board' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await page.getByRole('link', { name: 'RAG board' }).isVisible()).toBe(true);
    expect(await page.getByLabel('Reason given').isVisible()).toBe(false);
    await page.getByLabel('Did not attend').check();
    expect(await page.getByLabel('Reason given').isVisible()).toBe(true);
    await page.context().close();
  }, 30_000);

  it('a form with a draft key sends what was typed with its token, and says when', async () => {
    const { page, drafts } = await open('form', 1280, 'run');
    await page.getByLabel('Note').fill('He came on time');
    await page.getByText(/^Draft saved \d{1,2}:\d{2}/).waitFor({ timeout: 10_000 });
    const sent = new URLSearchParams(drafts.at(-1));
    expect([sent.get('note'), sent.get('_csrf')]).toEqual(['He came on time', 'token']);
    await page.context().close();
  }, 30_000);

  it('a draft that cannot be kept says so, and the text stays in its field', async () => {
    const { page } = await open('form', 1280, 'run', 503);
    await page.getByLabel('Note').fill('He came on time');
    await page.getByText(/^Not saved yet: no connection/).waitFor({ timeout: 10_000 });
    expect(await page.getByLabel('Note').inputValue()).toBe('He came on time');
    await page.context().close();
  }, 30_000);

  it('n steps to the next child, but not while somebody types, and not when keys are turned off', async () => {
    const { page } = await open('content', 1280, 'run');
    await page.getByRole('searchbox').press('n');
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('searchbox').blur();
    await page.keyboard.press('n');
    await page.waitForURL('**/content#next-child');
    await page.goto(`${HOST}/content`);
    await page.getByRole('button', { name: 'Turn keys off' }).click();
    await page.keyboard.press('n');
    await page.reload();
    expect(await page.getByRole('button', { name: 'Turn keys on' }).isVisible()).toBe(true);
    await page.keyboard.press('n');
    expect(new URL(page.url()).hash).toBe('');
    await page.context().close();
  }, 30_000);
});
