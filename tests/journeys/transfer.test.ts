import { beforeAll, expect, it } from 'vitest';
import { addChild, record, visitor } from './program/acts.ts';
import { faultsOf, pageOf, useBrowser } from './program/browser.ts';
import { chooseByKeys, enterAt, selectByKeys, typeByKeys } from './program/keyboard-only.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  const worker = await visitor(DEMO.caseManager);
  child = await addChild(worker, { surname: 'Tamarind', forenames: 'Noor', 'date-of-birth': '4/5/2010', reference: 'LC-4711', address: '3 Old Mill Lane', area: 'West Leicester' }, 'L. Marlowe');
  await record(worker, child, 'order.started', { type: 'yro', ends: '30/4/2027' });
  await record(worker, child, 'assessment.completed', { yogrs: '81', reoffending: 'high', harm: 'medium' });
  await record(worker, child, 'note.recorded', { note: 'Settled at boxing. Her aunt Philippa Greenslade drives her there.' });
  await record(await visitor(DEMO.police), child, 'note.recorded', { note: 'Seen with older youths near the arcade.' });
});

it('a child moves: a case manager of Leicester proposes, a manager agrees, Havering’s manager takes her in, and her history stands there with its origin', async () => {
  const worker = await pageOf(DEMO.caseManager);
  const manager = await pageOf(DEMO.teamManager);
  const there = await pageOf('manager.havering');
  const colleague = await pageOf('marlowe.havering');
  const fold = (of: typeof worker, text: string) => of.page.locator('details', { has: of.page.locator('summary', { hasText: text }) });

  // Put together entry by entry; what an officer of the police wrote stands apart, and the aunt's name is blacked out.
  await worker.page.goto(`/children/${child}/sharing`);
  await worker.page.getByRole('link', { name: 'Transfer to another service, and what came from one' }).click();
  await worker.page.getByRole('button', { name: 'Transfer to another service' }).click();
  await worker.page.getByLabel('To which service?').selectOption({ label: 'Havering Youth Justice Service' });
  await worker.page.getByLabel('The child moves: the other service takes the case over').check();
  await worker.page.getByLabel('Why', { exact: true }).fill('The family moves to Romford');
  await worker.page.getByLabel('Where the child can be reached from then on (optional)').fill('8 New Road, Romford');
  await worker.page.getByLabel('For whom there').fill('Duty manager');
  await worker.page.getByLabel('On which basis', { exact: true }).selectOption('cda-1998-s115');
  expect(await fold(worker, 'Left out: another agency’s information').innerText()).toContain('(1)');
  await fold(worker, 'Entries that may speak of others').locator('summary').first().click();
  await fold(worker, 'Entries that may speak of others').getByLabel(/Settled at boxing/).check();
  await worker.page.getByRole('button', { name: 'Show the words of the ticked entries' }).click();
  await worker.page.getByLabel(/^Her aunt Philippa Greenslade/).check();
  expect(await faultsOf(worker, 'transfer propose')).toEqual([]);
  await worker.page.getByRole('button', { name: 'Propose it to a manager' }).click();
  await worker.page.waitForURL(`**/children/${child}/transfers`);
  expect(await worker.page.locator('main').innerText()).toContain('Awaits a manager');

  // A manager finds it in their work, sees all of it, and agrees; the case manager sends it.
  await manager.page.goto('/my-work');
  await manager.page.getByRole('link', { name: 'Agree that the record goes to Havering Youth Justice Service, or say why not' }).first().click();
  const looked = await manager.page.locator('main').innerText();
  expect(looked).toContain('The family moves to Romford');
  expect(await manager.page.locator('main').textContent()).toContain('█████');
  expect(await manager.page.locator('main').textContent()).not.toContain('Philippa');
  expect(await faultsOf(manager, 'transfer to agree')).toEqual([]);
  await manager.page.getByLabel('Agreed: it may be sent as it is').check();
  await manager.page.getByRole('button', { name: 'Record my answer' }).click();
  expect(await manager.page.locator('main').innerText()).toContain('Agreed, not sent yet');
  // Nothing is there before it is sent.
  await there.page.goto('/transfers');
  expect(await there.page.locator('main').innerText()).not.toContain('Tamarind');
  await worker.page.goto(`/children/${child}/transfers`);
  await worker.page.locator('main table a').first().click();
  await worker.page.getByRole('button', { name: 'Send it now' }).click();
  expect(await worker.page.locator('main').innerText()).toContain('Sent, awaits an answer');
  expect(await faultsOf(worker, 'transfer sent')).toEqual([]);

  // In Havering a colleague sees nothing of it; the manager finds it in their work and takes it in.
  expect((await colleague.page.goto('/transfers'))?.status()).toBe(403);
  await colleague.page.goto('/search?q=Tamarind');
  expect(await colleague.page.locator('main').innerText()).toContain('Nobody was found');
  await there.page.goto('/my-work');
  // Its day is in the next week.
  await fold(there, 'Later').locator('summary').first().click();
  await there.page.getByRole('link', { name: /^Take in the record that .* has sent, or say why not$/ }).first().click();
  const parcel = await there.page.locator('main').textContent();
  expect(parcel).toContain('The family moves to Romford');
  expect(parcel).toContain('Noor Tamarind');
  expect(parcel).not.toContain('Philippa');
  expect(parcel).not.toContain('arcade');
  expect(await faultsOf(there, 'transfer parcel')).toEqual([]);
  await there.page.getByLabel('Into a new record').check();
  await there.page.getByRole('button', { name: 'Take it in' }).click();
  await there.page.waitForURL('**/children/*/transfers');
  expect(await there.page.locator('main').innerText()).toContain('Came from');
  expect(await faultsOf(there, 'transfer received')).toEqual([]);
  await there.page.getByRole('link', { name: 'Chronology' }).click();
  const history = await there.page.locator('main').innerText();
  expect(history).toContain('from another service');
  expect(history).toMatch(/recorded there by the case manager on 24 November 2026, came here on 24 November 2026/);
  expect(history).not.toContain('Philippa');
  expect(await faultsOf(there, 'transfer chronology')).toEqual([]);

  // Leicester reads the answer, and is asked to close its record.
  await worker.page.reload();
  const answered = await worker.page.locator('main').innerText();
  expect(answered).toContain('Taken in');
  expect(answered).toContain('Close the record here');
  await worker.page.goto(`/children/${child}`);
  expect(await worker.page.locator('main').innerText()).toContain('Close the record: Havering Youth Justice Service has taken the child over');
  expect([...worker.faults, ...manager.faults, ...there.faults, ...colleague.faults]).toEqual([]);
  for (const w of [worker, manager, there, colleague]) await w.context.close();
});

it('a transfer is proposed, agreed to and sent with the keyboard alone, and what is missing is said at its field', async () => {
  const by = await visitor(DEMO.caseManager);
  const other = await addChild(by, { surname: 'Keyboardly', forenames: 'Ada' }, 'L. Marlowe');
  await record(by, other, 'note.recorded', { note: 'Settled at boxing.' });
  const { page, context, faults } = await pageOf(DEMO.caseManager);
  await page.goto(`/children/${other}/sharing`);
  await enterAt(page, /^a\|.*Transfer to another service, and what came from one/);
  await page.waitForURL('**/transfers');
  await enterAt(page, /^a\|.*Transfer to another service$/);
  await page.waitForURL('**/transfers/propose');
  await enterAt(page, /^button\|.*Propose it to a manager/);
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  expect(await page.evaluate('document.activeElement?.className')).toContain('govuk-error-summary');
  const problems = await page.locator('.govuk-error-summary').innerText();
  for (const missing of ['to which service', 'what kind of move', 'why', 'for whom there', 'on which basis']) expect(problems.toLowerCase()).toContain(missing);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement?.id')).toBe('to');
  await page.keyboard.press('h');
  await chooseByKeys(page, 'sort', 'permanent');
  await typeByKeys(page, 'why', 'The family moves to Romford');
  await typeByKeys(page, 'person', 'Duty manager');
  // A disclosure opens with Enter, and what lies in it is reached and ticked.
  await selectByKeys(page, 'gateway', 'cda-1998-s115');
  await enterAt(page, /^summary\|.*What some bases in law ask for/);
  await enterAt(page, /^summary\|.*Contacts \(1 of 1\)/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await page.locator('[name="take"]:focus').isChecked()).toBe(false);
  await enterAt(page, /^button\|.*Propose it to a manager/);
  await page.waitForURL(`**/children/${other}/transfers`);
  expect(await page.locator('main').innerText()).toContain('Awaits a manager');

  const manager = await pageOf(DEMO.teamManager);
  await manager.page.goto(`/children/${other}/transfers`);
  await enterAt(manager.page, /^a\|.*24 November 2026$/);
  await manager.page.waitForURL('**/transfers/*');
  expect(await manager.page.locator('main').innerText()).toContain('What goes: 1 entry');
  await chooseByKeys(manager.page, 'answer', 'agree');
  await enterAt(manager.page, /^button\|.*Record my answer/);
  await manager.page.getByText('You have agreed').waitFor();

  await page.reload();
  await enterAt(page, /^a\|.*24 November 2026$/);
  await page.waitForURL('**/transfers/*');
  await enterAt(page, /^button\|.*Send it now/);
  await page.getByText('Sent, awaits an answer').waitFor();
  expect([...faults, ...manager.faults]).toEqual([]);
  await context.close();
  await manager.context.close();
});
