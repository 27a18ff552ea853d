import { beforeAll, expect, it } from 'vitest';
import { addChild, record, visitor } from './program/acts.ts';
import { pageOf, useBrowser } from './program/browser.ts';
import { DEMO } from './program/people.ts';

useBrowser();
let child: string;
beforeAll(async () => {
  const worker = await visitor(DEMO.caseManager);
  child = await addChild(worker, { surname: 'Merriweather', forenames: 'Ellis' }, 'L. Marlowe');
  await record(worker, child, 'note.recorded', { note: 'Settled with an aunt since the summer.' });
  await record(await visitor(DEMO.police), child, 'note.recorded', { note: 'Seen with older youths near the arcade.' });
});

it('a probation officer sees what was shared, asks for more, and is refused one item by its originator', async () => {
  const worker = await pageOf(DEMO.caseManager);
  const officer = await pageOf(DEMO.probation);
  const police = await pageOf(DEMO.police);

  // Nothing is there before anything is shared.
  await officer.page.goto('/shared');
  expect(await officer.page.locator('main').innerText()).not.toContain('Ellis Merriweather');
  await officer.page.goto(`/children/${child}`);
  expect(await officer.page.locator('main').innerText()).not.toContain('Merriweather');

  // The case manager shares their own note; the officer's is set apart as another agency's.
  await worker.page.goto(`/children/${child}/sharing`);
  await worker.page.getByRole('button', { name: 'Share information' }).click();
  await worker.page.getByLabel('With which agency?').selectOption({ label: 'Probation Service' });
  await worker.page.getByLabel('With whom there').fill('G. Ferreira');
  await worker.page.getByLabel('What for').fill('A safe move to adult services');
  await worker.page.getByLabel('On which basis').selectOption('cda-1998-s115');
  const fold = (of: string) => worker.page.locator('details', { has: worker.page.locator('summary', { hasText: of }) });
  await fold('Contact').locator('summary').click();
  await worker.page.getByLabel(/Settled with an aunt/).check();
  await worker.page.getByLabel('By which way').selectOption('here');
  await worker.page.getByLabel('May be read in this system until (optional)').fill('31/3/2027');
  await fold('Another agency’s information').locator('summary').click();
  expect(await fold('Another agency’s information').innerText()).toContain('older youths');
  await worker.page.getByRole('button', { name: 'Look at it before it is recorded' }).click();
  expect(await worker.page.locator('main').innerText()).toContain('Nothing is on record yet');
  await worker.page.getByRole('button', { name: 'Record what is shared' }).click();
  await worker.page.waitForURL(`**/children/${child}/sharing`);
  expect(await worker.page.locator('main').innerText()).toContain('Probation Service, G. Ferreira');

  // The officer reads that, and nothing else, and asks for more.
  await officer.page.goto('/shared');
  await officer.page.getByRole('link', { name: 'Ellis Merriweather' }).click();
  const read = await officer.page.locator('main').innerText();
  expect(read).toContain('Settled with an aunt');
  expect(read).not.toContain('older youths');
  await officer.page.getByLabel('What do you ask for?').fill('What the police know of where he spends his evenings');
  await officer.page.getByLabel('What do you need it for?').fill('An address away from older youths');
  await officer.page.getByRole('button', { name: 'Ask', exact: true }).click();
  expect(await officer.page.locator('main').innerText()).toContain('Not answered yet');

  // The request is work of the case manager, who asks the police; the officer of the police refuses.
  await worker.page.goto(`/children/${child}`);
  expect(await worker.page.locator('main').innerText()).toContain('Answer a partner who asks for information');
  await worker.page.goto(`/children/${child}/share?to=probation-service`);
  await fold('Another agency’s information').locator('summary').click();
  await worker.page.getByRole('link', { name: /^Ask .* whether it may be passed on/ }).first().click();
  await worker.page.getByLabel('What for').fill('An address away from older youths');
  await worker.page.getByRole('button', { name: 'Record', exact: true }).click();
  await worker.page.waitForURL(`**/children/${child}/sharing`);

  await police.page.goto(`/children/${child}/sharing`);
  await police.page.getByRole('link', { name: 'Record the agency’s answer' }).click();
  await police.page.getByLabel('It may not be passed on').check();
  await police.page.getByLabel('Who answers for the agency').fill('Duty sergeant');
  await police.page.getByLabel('Why, or on which conditions (optional)').fill('A source would be known');
  await police.page.getByRole('button', { name: 'Record this decision' }).click();
  await police.page.waitForURL(`**/children/${child}/sharing`);
  expect(await police.page.locator('main').innerText()).toContain('It may not be passed on');

  // Passed on all the same it is refused, with the rule; the partner is told what was left out and why.
  await worker.page.goto(`/children/${child}/sharing`);
  await worker.page.getByRole('link', { name: 'Answer', exact: true }).click();
  await worker.page.getByLabel('It is not shared').check();
  await worker.page.getByLabel('Why (optional)').fill('The information is another agency’s, and it has not agreed');
  await worker.page.getByRole('button', { name: 'Record this decision' }).click();
  await officer.page.goto(`/shared/${child}`);
  const answered = await officer.page.locator('main').innerText();
  expect(answered).toContain('it has not agreed');
  expect(answered).not.toContain('arcade');
  expect([...worker.faults, ...officer.faults, ...police.faults]).toEqual([]);
  for (const w of [worker, officer, police]) await w.context.close();
});
