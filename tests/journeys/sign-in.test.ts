import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { faultsOf, openPage, pageOf, useBrowser, type Watched } from './program/browser.ts';
import { DEMO, PASSWORD, TODAY } from './program/people.ts';

useBrowser();

const OWN_PASSWORD = 'pelican gravel Thursday';
const DAY_MS = 86_400_000;

/** Code of an authenticator app by the program's clock, which runs on a fixed day. */
function codeOf(secret: string): string {
  const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
  const shift = Math.round((Date.parse(TODAY) - Date.parse(london)) / DAY_MS) * DAY_MS;
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: Date.now() + shift });
}

/** An authenticator inside the browser that knows its owner. @returns how many passkeys it holds, and a way to make its owner refuse */
async function authenticatorIn({ context, page }: Watched) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    held: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    owner: (isUserVerified: boolean) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

async function press(page: Page, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
}

/** The administrator adds a person. @returns the link with which they begin */
async function added(username: string, name: string): Promise<string> {
  const { page, context, faults } = await pageOf(DEMO.administrator);
  await page.goto('/');
  await page.waitForURL('**/accounts');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Agency').selectOption({ index: 1 });
  await page.getByLabel('Case manager', { exact: true }).check();
  await press(page, 'Add and make a link');
  await page.getByRole('heading', { name: `A link for ${name} to set the password` }).waitFor();
  const link = await page.locator('.tl-secret').innerText();
  expect(faults).toEqual([]);
  await context.close();
  return new URL(link).pathname;
}

async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('New password again').fill(OWN_PASSWORD);
  await press(page, 'Set this password');
  await page.waitForURL('**/sign-in?password-set=1');
}

async function signIn(page: Page, username: string, password = OWN_PASSWORD): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in?out=1');
}

it('a new person sets a password by a link, makes a passkey, and signs in with it alone', async () => {
  const link = await added('p.keyes', 'P. Keyes');
  const watched = await openPage();
  const { page, context, faults } = watched;
  const authenticator = await authenticatorIn(watched);
  await begin(page, link);
  await signIn(page, 'p.keyes');
  await page.waitForURL('**/my-work');
  await page.goto('/account');
  await page.getByRole('link', { name: 'Add a passkey' }).click();
  await page.getByLabel('What do you call it?').fill('Laptop at the office');
  await press(page, 'Make a passkey');
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  expect(await page.locator('.tl-codes li').count()).toBe(10);
  expect(await authenticator.held()).toBe(1);
  expect(await faultsOf(watched, 'recovery codes')).toEqual([]);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  expect(await page.locator('main').innerText()).toContain('Laptop at the office');
  expect(await faultsOf(watched, 'own account with a passkey')).toEqual([]);
  await signOut(page);

  await page.getByRole('link', { name: 'With a passkey' }).click();
  await authenticator.owner(false);
  await press(page, 'Use my passkey');
  await page.getByRole('alert').filter({ hasText: 'Your browser gave no passkey' }).waitFor();
  await authenticator.owner(true);
  await press(page, 'Use my passkey');
  await page.waitForURL('**/my-work');

  await signOut(page);
  await signIn(page, 'p.keyes');
  await page.waitForURL('**/sign-in/second');
  expect(await faultsOf(watched, 'second proof with a passkey')).toEqual([]);
  await press(page, 'Use my passkey');
  await page.waitForURL('**/my-work');

  await page.goto('/confirm?to=/account');
  expect(await faultsOf(watched, 'confirm with a passkey')).toEqual([]);
  await press(page, 'Use my passkey');
  await page.waitForURL('**/account');
  await page.getByRole('button', { name: 'Remove the passkey Laptop at the office' }).click();
  await page.waitForURL('**/account');
  expect(await page.locator('main').innerText()).toContain('The passkey is removed');
  await signOut(page);
  await page.goto('/sign-in/passkey');
  await press(page, 'Use my passkey');
  // The browser answers in its own time: the next page is waited for.
  await page.locator('main', { hasText: 'This passkey opens no account here' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('This passkey opens no account here');
  expect(faults).toEqual([]);
  await context.close();
});

it('an authenticator app is added by its key, asked for at the next sign-in, and a recovery code stands in for it', async () => {
  const link = await added('a.pell', 'A. Pell');
  const watched = await openPage();
  const { page, context, faults } = watched;
  await begin(page, link);
  await signIn(page, 'a.pell');
  await page.waitForURL('**/my-work');
  await page.goto('/account');
  await page.getByRole('link', { name: 'Add an authenticator app' }).click();
  expect(await page.locator('svg.tl-square').isVisible()).toBe(true);
  await page.getByText('I cannot read the square').click();
  const secret = (await page.locator('p.tl-secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code that the app shows now').fill(codeOf(secret));
  await press(page, 'Add this app');
  const codes = await page.locator('.tl-codes li').allInnerTexts();
  await signOut(page);

  await signIn(page, 'a.pell');
  await page.waitForURL('**/sign-in/second');
  await page.getByLabel('Code of your authenticator app').fill('000000');
  await press(page, 'Go on');
  expect(await page.locator('main').innerText()).toContain('This did not work');
  expect(await faultsOf(watched, 'second proof that failed')).toEqual([]);
  await page.getByText('Use a recovery code', { exact: true }).click();
  await page.getByLabel('Recovery code', { exact: true }).fill(codes[0] ?? '');
  await press(page, 'Use this code');
  await page.waitForURL('**/my-work');
  await page.goto('/account');
  expect(await page.locator('main').innerText()).toContain('9 are left');
  expect(faults).toEqual([]);
  await context.close();
});

it('a role that must have a second proof sets one up before anything is seen', async () => {
  const admin = await pageOf(DEMO.administrator);
  const rule = async (tick: boolean): Promise<void> => {
    await admin.page.goto('/accounts');
    await admin.page.locator('input[name="roles"][value="mappa-manager"]').setChecked(tick);
    await press(admin.page, 'Set this rule');
    await admin.page.waitForURL('**/accounts');
  };
  await rule(true);
  try {
    await admin.page.goto('/accounts/new');
    await admin.page.getByLabel('Name', { exact: true }).fill('M. Amory');
    await admin.page.getByLabel('User name').fill('m.amory');
    await admin.page.getByLabel('Agency').selectOption({ index: 1 });
    await admin.page.getByLabel('MAPPA manager', { exact: true }).check();
    await press(admin.page, 'Add and make a link');
    const link = new URL(await admin.page.locator('.tl-secret').innerText()).pathname;
    const watched = await openPage();
    const { page, context } = watched;
    const authenticator = await authenticatorIn(watched);
    await begin(page, link);
    await signIn(page, 'm.amory');
    await page.waitForURL('**/sign-in/enrol');
    expect(await faultsOf(watched, 'set up a second proof')).toEqual([]);
    await page.getByText('Use a passkey instead').click();
    await press(page, 'Make a passkey');
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    expect(await authenticator.held()).toBe(1);
    await page.getByRole('button', { name: 'I have kept them: go on' }).click();
    await page.locator('.tl-header__who', { hasText: 'M. Amory' }).waitFor();
    await context.close();
  } finally {
    await rule(false);
    await admin.context.close();
  }
});

it('what is typed outlives an ended sign-in and a fresh proof: an account’s form comes back with its text', async () => {
  const { page, context, faults } = await pageOf(DEMO.administrator);
  await page.goto('/accounts/new');
  await page.getByLabel('Name', { exact: true }).fill('T. Typed');
  await page.getByLabel('User name').fill('t.typed');
  const [cookie] = (await context.cookies()).filter((c) => c.name === 'throughline');
  const { endSession } = await import('./program/end-sessions.ts');
  await endSession(cookie?.value ?? '');
  await press(page, 'Add and make a link');
  await page.waitForURL('**/sign-in?held=1');
  await page.getByLabel('User name').fill(DEMO.administrator);
  await page.getByLabel('Password').fill(PASSWORD);
  await press(page, 'Sign in');
  await page.waitForURL('**/accounts/new?held=**');
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('T. Typed');
  expect(faults).toEqual([]);
  await context.close();
});
