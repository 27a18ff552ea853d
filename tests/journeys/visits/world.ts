import { CASE_MANAGERS } from '../../../src/synthetic/people/staff.ts';
import { openPage, type Watched } from '../program/browser.ts';
import { addChild, classify, record, visitor } from '../program/acts.ts';
import { DEMO } from '../program/people.ts';
import type { Visitor } from '../program/without-scripts.ts';

/** A text as long as somebody in a hurry pastes, with a word that no line can break. */
export const LONG = `${'The family said more than fits into a line, and all of it matters to somebody. '.repeat(20)}${'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(3)}`;

/** What the addresses of the pages stand for. */
export interface World {
  /** of the demonstration, with two years behind them, on the DYO list */
  readonly child: string;
  /** with nothing recorded but a name, and long texts */
  readonly long: string;
  readonly bare: string;
  readonly entry: string;
  /** of whom something is shared with probation */
  readonly shared: string;
  readonly longEntry: string;
  /** a request to see the record of the long child, and one of another child for which a copy was given */
  readonly request: string;
  readonly given: string;
  readonly answered: string;
  readonly letter: string;
  readonly proposal: string;
  readonly duty: string;
  readonly clause: string;
  readonly planned: string;
  readonly closed: string;
  readonly closedChild: string;
  readonly copy: string;
  /** somebody with an account */
  readonly worker: string;
  /** an import that is in, and one that has been read and waits */
  readonly batch: string;
  readonly waiting: string;
  /** a sitting that is open today, with the child and the long one on its agenda */
  readonly open: string;
  /** path of a note of supervision, about the long one */
  readonly note: string;
  /** path of a signal of unusual looking */
  readonly signal: string;
}

function first(body: string, pattern: RegExp, what: string): string {
  const found = pattern.exec(body)?.[1];
  if (found === undefined) throw new Error(`the page shows no ${what}`);
  return found;
}

const ID = '[0-9a-f-]{36}';

export async function makeWorld(): Promise<World> {
  const [coordinator, caseManager] = await Promise.all([visitor(DEMO.coordinator), visitor(DEMO.caseManager)]);
  const child = first((await coordinator.get('/register?sort=last-contact&order=down')).body, new RegExp(`/children/(${ID})"`), 'child on the list');
  const meetings = (await coordinator.get('/meetings')).body;
  const planned = first(meetings.slice(meetings.indexOf('Ahead')), new RegExp(`/meetings/(${ID})"`), 'planned sitting');
  const closed = first(meetings.slice(meetings.indexOf('>Held')), new RegExp(`/meetings/(${ID})"`), 'closed sitting');
  const minutes = (await coordinator.get(`/meetings/${closed}/minutes`)).body;
  const closedChild = first(minutes, new RegExp(`/minutes/(${ID})"`), 'extract');
  const copy = await coordinator.submit(`/meetings/${closed}/minutes`, `/meetings/${closed}/copies`, { for: 'The chief executive', reason: 'Serious incident review' });
  const bare = await addChild(caseManager, { surname: 'Nothingmuch' });
  const long = await addChild(caseManager, { surname: 'Featherstonehaugh-Cholmondeley-Llanfairpwllgwyngyll', forenames: 'Bartholomew Maximilian Alexander', 'known-as': 'Barty' }, 'L. Marlowe');
  await longRecord(caseManager, long);
  await classify(long);
  await caseManager.submit(`/children/${long}/share`, `/children/${long}/share`, { to: 'probation-service', person: 'G. Ferreira', purpose: LONG.slice(0, 900), gateway: 'cda-1998-s115', risk: LONG.slice(0, 500), words: LONG, confidentiality: 'None was promised', 'public-interest': 'A safe move', proportionality: 'No more than the plan', channel: 'here', until: '31/12/2027', occurredOn: 'today', '_looked-at': 'yes' });
  const answered = await addChild(caseManager, { surname: 'Answeredwell' });
  const [request, given] = [await ask(caseManager, long), await copyGiven(caseManager, answered)];
  const chronology = (await caseManager.get(`/children/${long}/chronology`)).body;
  const entries = [...chronology.matchAll(new RegExp(`/entries/(${ID})">([^<]+)<`, 'g'))];
  const of = (label: string): string => entries.find(([, , text]) => text?.startsWith(label) === true)?.[1] ?? '';
  const duties = (await caseManager.get(`/children/${long}/duties`)).body;
  return {
    child, bare, long, shared: long, planned, closed, closedChild,
    entry: first((await coordinator.get(`/children/${child}/chronology`)).body, new RegExp(`/entries/(${ID})">`), 'entry'),
    longEntry: of('Contact'),
    request, given, answered,
    letter: of('Letter written'),
    proposal: of('Proposed'),
    duty: decodeURIComponent(first(duties, /\?duty=([^"&]+)/, 'duty')),
    clause: 'LEI-9.1',
    copy: first(copy.at, new RegExp(`/copies/(${ID})$`), 'copy'),
    open: await openSitting(coordinator),
    signal: await makeSignal(),
    note: await makeNote(long),
    worker: first((await (await visitor(DEMO.administrator)).get('/accounts')).body, new RegExp(`/accounts/(${ID})"`), 'person with an account'),
    ...(await bringInSmall()),
  };
}

/** Somebody asks to see the record. */
async function ask(by: Visitor, child: string): Promise<string> {
  await record(by, child, 'rights.requested', { right: 'access', 'asked-by': 'child', name: 'Barty', capacity: 'understands', identity: 'known', what: LONG.slice(0, 900) });
  return first((await by.get(`/children/${child}/rights`)).body, new RegExp(`/rights/(${ID})"`), 'request');
}

/** Prepared by one manager, read over and given by another. */
async function copyGiven(by: Visitor, child: string): Promise<string> {
  const [manager, service] = await Promise.all([visitor(DEMO.teamManager), visitor(DEMO.head)]);
  const request = await ask(by, child);
  const base = `/children/${child}/rights/${request}`;
  const list = (await manager.get(`${base}/bundle`)).body;
  for (const [, entry] of list.matchAll(new RegExp(`/bundle/(${ID})">[^<]*,`, 'g'))) await manager.submit(`${base}/bundle/${entry ?? ''}`, `${base}/bundle/${entry ?? ''}`, { decision: 'give' });
  await service.submit(`${base}/read-over`, `${base}/read-over`, { finding: 'ready' });
  await service.submit(`${base}/give`, `${base}/give`, { to: 'The child', how: 'By hand', letter: 'Here it is. Ask me if you do not understand it.' });
  return request;
}

async function longRecord(by: Visitor, child: string): Promise<void> {
  await by.submit(`/children/${child}/note`, `/children/${child}/note`, { outcome: 'kept', with: 'child', how: 'home', note: LONG, promises: LONG.slice(0, 1500), occurredOn: 'today', 'next-on': '1/12/2026', 'next-place': LONG.slice(0, 150) });
  await record(by, child, 'carer.recorded', { name: LONG.slice(0, 100), relation: 'grandmother', contact: 'not-safe', telephone: '0116 496 0000', note: LONG.slice(0, 900) });
  await record(by, child, 'letter.written', { to: 'child', about: 'other', name: 'Barty', text: LONG });
  await record(by, child, 'voice.recorded', { wants: LONG.slice(0, 1900), strengths: LONG.slice(0, 1900) });
}

/** A manager notes something long about a child of the case manager's. */
async function makeNote(child: string): Promise<string> {
  const manager = await visitor(DEMO.teamManager);
  const path = `/supervision/${CASE_MANAGERS[0]?.id ?? ''}`;
  await manager.submit(path, `${path}/note`, { child, plan: LONG.slice(0, 900), risk: LONG.slice(0, 900) });
  return first((await manager.get(path)).body, new RegExp(`(${path}/notes/${ID})`), 'note of the supervision');
}

/** Somebody asks for what is not there, again and again. */
async function makeSignal(): Promise<string> {
  const [police, governance] = await Promise.all([visitor(DEMO.police), visitor(DEMO.governance)]);
  for (let n = 0; n < 6; n += 1) await police.get(`/children/0190a000-0000-7000-8000-00000000000${n}`);
  return first((await governance.get('/looking?sort=failed-tries')).body, /href="(\/looking\/signal\?[^"]+)"/, 'signal').replaceAll('&amp;', '&');
}

async function openSitting(coordinator: Visitor): Promise<string> {
  const planned = await coordinator.submit('/meetings/plan?meeting=rag-meeting', '/meetings/plan', { on: '24/11/2026', at: '10:00', why: 'A sitting in between, because of the incidents of last week' });
  const sitting = first(planned.at, new RegExp(`^/meetings/(${ID})$`), 'sitting that was planned');
  await coordinator.submit(`/meetings/${sitting}`, `/meetings/${sitting}/open`, {});
  return sitting;
}

/** Two good rows, one with a day that does not exist and a Red, one without a name. */
const SMALL = `YOS Ref,Surname,Forename(s),DOB,Case Manager,YOGRS %,DYO?,DYO from,RAG,RAG date,Comments
SM1,Fairweather,Otis,03/04/2010,L. Marlowe,83,DYO,12/01/2026,AMBER,13/10/2026,"${LONG.slice(0, 300)}"
SM2,Oldroyd,Lena,09/09/2009,Z. Nobody,79,,,,,
SM3,Longbottom,Idris,31/02/2010,M. Birch,61,DYO,01/03/2026,RED,13/10/2026,=HYPERLINK("x")
SM4,,,02/02/2011,M. Birch,771,,,,,
`;

async function bringInSmall(): Promise<Pick<World, 'batch' | 'waiting'>> {
  const watched = await openPage({ as: await visitor('coordinator.small') });
  const batch = await readSmall(watched);
  await watched.page.locator('input[name="live"]').first().check();
  await watched.page.getByRole('button', { name: /^Bring in \d+ rows?$/ }).click();
  await watched.page.getByRole('heading', { name: 'Your tracker is in' }).waitFor({ timeout: 60_000 });
  const waiting = await readSmall(watched);
  await watched.context.close();
  return { batch, waiting };
}

async function readSmall({ page }: Watched): Promise<string> {
  await page.goto('/import');
  await page.getByLabel('The tracker').setInputFiles({ name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from(SMALL) });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/columns');
  await page.getByLabel(/^As at/).fill('24/11/2026');
  await page.getByRole('button', { name: 'See what would come of it' }).click();
  await page.waitForURL('**/preview');
  return first(page.url(), new RegExp(`/import/(${ID})/`), 'import');
}
