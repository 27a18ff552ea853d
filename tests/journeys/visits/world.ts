import { openPage, type Watched } from '../program/browser.ts';
import { addChild, classify, record, visitor } from '../program/acts.ts';
import { CASE_MANAGERS, COORDINATOR } from '../../../src/synthetic/people/staff.ts';
import { wordsOf } from '../program/without-scripts.ts';
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
  /** a form that is confirmed, of the long one */
  readonly form: string;
  readonly proposal: string;
  readonly duty: string;
  readonly clause: string;
  readonly planned: string;
  readonly closed: string;
  readonly closedChild: string;
  readonly copy: string;
  /** a case manager who is away, and a coordinator about whom nothing is recorded */
  readonly away: string;
  readonly coordinator: string;
  /** a victim, with long texts */
  readonly victim: string;
  /** the page on which a post is changed */
  readonly post: string;
  /** a victim whose time is over */
  readonly endedVictim: string;
  /** somebody with an account */
  readonly worker: string;
  /** a document on the long record */
  readonly document: string;
  /** an import that is in, and one that has been read and waits */
  readonly batch: string;
  readonly waiting: string;
  /** a sitting that is open today, with the child and the long one on its agenda */
  readonly open: string;
  /** path of a note of supervision, about the long one */
  readonly note: string;
  /** a referral panel that is open today, with the long one and a child whom probation brings */
  readonly panel: string;
  /** a share pack, by its number */
  readonly pack: string;
  /** records whose time is over: to be decided, with long texts under a hold, proposed, and one that was erased, with its certificate */
  readonly over: string;
  readonly held: string;
  readonly proposed: string;
  readonly erased: string;
  readonly certificate: string;
  /** page of a system of an agency, with a long name and many addresses */
  readonly system: string;
  /** path of a signal of unusual looking */
  readonly signal: string;
  /** path of a transfer that was proposed with long texts, and one that was sent; what the other service has of it */
  readonly transfer: string;
  readonly transferred: string;
  readonly parcel: string;
}

function first(body: string, pattern: RegExp, what: string): string {
  const found = pattern.exec(body)?.[1];
  if (found === undefined) throw new Error(`the page shows no ${what}`);
  return found;
}

const ID = '[0-9a-f-]{36}';

/** Somebody who is away, with much to say about it. */
async function sendAway(): Promise<string> {
  const [away, standIn] = [CASE_MANAGERS[1]!.id, CASE_MANAGERS[2]!.id];
  const sent = await (await visitor(DEMO.teamManager)).submit(`/colleagues/${away}/record/absence.recorded`, `/colleagues/${away}/record/absence.recorded`, { from: '1/12/2026', until: '11/12/2026', 'stand-in': standIn, roles: 'case-manager', agrees: 'no', note: LONG.slice(0, 1900), occurredOn: 'today' });
  if (sent.at !== `/colleagues/${away}`) throw new Error(`the absence was not recorded: ${sent.body.slice(0, 400)}`);
  return away;
}

/** Somebody leaves on a day far ahead: their children stand on the list of the team, and the post shows what it said before. */
async function endPost(): Promise<string> {
  const leaving = CASE_MANAGERS[0]!.id;
  const administrator = await visitor(DEMO.administrator);
  const post = first((await administrator.get(`/accounts/${leaving}/posts`)).body, new RegExp(`href="(/accounts/${leaving}/posts/${ID})"`), 'post');
  const sent = await administrator.submit(post, post, { role: 'case-manager', from: '1/1/2026', until: '31/12/2031', why: LONG.slice(0, 300), how: 'change' });
  if (sent.at !== `/accounts/${leaving}/posts`) throw new Error(`the post was not ended: ${sent.body.slice(0, 400)}`);
  return post;
}

async function makeVictim(): Promise<string> {
  const reference = 'VISITED-7';
  await addChild(await visitor(DEMO.caseManager), { surname: 'Harmless', reference });
  const worker = await visitor(DEMO.victimWorker);
  await worker.submit('/victims/new', '/victims/new', { name: `Constance ${LONG.slice(-60)}`, 'child-reference': reference, offence: LONG.slice(0, 290), reach: LONG.slice(0, 900), occurredOn: 'today' });
  const victim = first((await worker.get('/victims')).body, new RegExp(`/victims/(${ID})"`), 'victim');
  await worker.submit(`/victims/${victim}/record/victim.contacted`, `/victims/${victim}/record/victim.contacted`, { how: 'telephone', outcome: 'reached', note: LONG, occurredOn: 'today' });
  return victim;
}

/** A victim with whom nobody has spoken for years: their time is over. */
async function endedVictim(): Promise<string> {
  const worker = await visitor(DEMO.victimWorker);
  await worker.submit('/victims/new', '/victims/new', { name: 'Winifred Overdue', 'child-reference': 'VISITED-7', offence: 'Theft of a bicycle', occurredOn: '10/5/2019' });
  return first((await worker.get('/retention?sort=victims')).body, new RegExp(`/retention/others/person/(${ID})"`), 'victim whose time is over');
}

export async function makeWorld(): Promise<World> {
  const [coordinator, caseManager] = await Promise.all([visitor(DEMO.coordinator), visitor(DEMO.caseManager), joinHub()]);
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
  await longForm(caseManager, coordinator, long);
  await caseManager.submit(`/children/${long}/share`, `/children/${long}/share`, { to: 'probation-service', person: 'G. Ferreira', purpose: LONG.slice(0, 900), gateway: 'cda-1998-s115', risk: LONG.slice(0, 500), words: LONG, confidentiality: 'None was promised', 'public-interest': 'A safe move', proportionality: 'No more than the plan', channel: 'here', until: '31/12/2027', occurredOn: 'today', '_looked-at': 'yes' });
  const answered = await addChild(caseManager, { surname: 'Answeredwell' });
  const [request, given] = [await ask(caseManager, long), await copyGiven(caseManager, answered)];
  const chronology = (await caseManager.get(`/children/${long}/chronology`)).body;
  const entries = [...chronology.matchAll(new RegExp(`/entries/(${ID})">([^<]+)<`, 'g'))];
  const of = (label: string): string => entries.find(([, , text]) => text?.startsWith(label) === true)?.[1] ?? '';
  await caseManager.submit(`/children/${long}/share`, `/children/${long}/share`, { to: 'probation-service', person: 'G. Ferreira', purpose: 'A document for the move', gateway: 'cda-1998-s115', channel: 'here', until: '31/12/2027', occurredOn: 'today', 'entries.0.entry': of('Document kept'), '_looked-at': 'yes' });
  const duties = (await caseManager.get(`/children/${long}/duties`)).body;
  return {
    child, bare, long, shared: long, planned, closed, closedChild,
    entry: first((await coordinator.get(`/children/${child}/chronology`)).body, new RegExp(`/entries/(${ID})">`), 'entry'),
    longEntry: of('Contact'),
    request, given, answered,
    letter: of('Letter written'),
    form: of('IOM referral form completed'),
    document: of('Document kept'),
    proposal: of('Proposed'),
    duty: decodeURIComponent(first(duties, /\?duty=([^"&]+)/, 'duty')),
    clause: 'LEI-9.1',
    copy: first(copy.at, new RegExp(`/copies/(${ID})$`), 'copy'),
    open: await openSitting(coordinator),
    away: await sendAway(),
    coordinator: COORDINATOR.id,
    victim: await makeVictim(),
    endedVictim: await endedVictim(),
    panel: await openPanel(coordinator),
    pack: await makePack(coordinator),
    signal: await makeSignal(),
    system: await makeSystem(),
    note: await makeNote(long),
    worker: first((await (await visitor(DEMO.administrator)).get('/accounts')).body, new RegExp(`/accounts/(${ID})"`), 'person with an account'),
    ...(await sendAcross(long)),
    post: await endPost(),
    ...(await endedRecords()),
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
  await keepDocument(by, child);
  const request = await ask(by, child);
  const base = `/children/${child}/rights/${request}`;
  const list = (await manager.get(`${base}/bundle`)).body;
  for (const [, entry] of list.matchAll(new RegExp(`/bundle/(${ID})">[^<]*,`, 'g'))) await manager.submit(`${base}/bundle/${entry ?? ''}`, `${base}/bundle/${entry ?? ''}`, { decision: 'give', 'file-goes': 'whole' });
  await service.submit(`${base}/read-over`, `${base}/read-over`, { finding: 'ready' });
  await service.submit(`${base}/give`, `${base}/give`, { to: 'The child', how: 'By hand', letter: 'Here it is. Ask me if you do not understand it.' });
  return request;
}

/** A document with a title and a name that no line holds. */
async function keepDocument(by: Visitor, child: string): Promise<void> {
  const documents = `/children/${child}/documents/add`;
  await by.upload(documents, documents, { title: `${'Unbroken'.repeat(20)} order`, sort: 'court-order', from: LONG.slice(0, 150), 'seen-by': 'everybody', note: LONG.slice(0, 1500), occurredOn: 'today' }, { field: 'file', name: `${'scanned'.repeat(20)}.txt`, bytes: new TextEncoder().encode('The order') });
}

async function longRecord(by: Visitor, child: string): Promise<void> {
  await by.submit(`/children/${child}/note`, `/children/${child}/note`, { outcome: 'kept', with: 'child', how: 'home', note: LONG, promises: LONG.slice(0, 1500), occurredOn: 'today', 'next-on': '1/12/2026', 'next-place': LONG.slice(0, 150) });
  await record(by, child, 'carer.recorded', { name: LONG.slice(0, 100), relation: 'grandmother', contact: 'not-safe', telephone: '0116 496 0000', note: LONG.slice(0, 900) });
  await record(by, child, 'letter.written', { to: 'child', about: 'other', name: 'Barty', text: LONG });
  await keepDocument(by, child);
  await record(by, child, 'voice.recorded', { wants: LONG.slice(0, 1900), strengths: LONG.slice(0, 1900) });
}

/** Somebody represents an agency with a long name in the hub. */
async function joinHub(): Promise<void> {
  const manager = await visitor('manager.leeds');
  const officer = first((await manager.get('/colleagues')).body, new RegExp(`/colleagues/(${ID})">PC A. Whitlock`), 'colleague');
  const path = `/colleagues/${officer}/record/staff.joined`;
  const sent = await manager.submit(path, path, { sort: 'permanent', work: 'hub-member', agency: LONG.slice(-95), 'agency-type': 'statutory', occurredOn: 'today' });
  if (sent.at === path) throw new Error(`the member did not join: ${wordsOf(sent.body).slice(0, 600)}`);
}

/** A manager notes something long about a child of the case manager's. */
async function makeNote(child: string): Promise<string> {
  const manager = await visitor(DEMO.teamManager);
  const path = `/supervision/${CASE_MANAGERS[0]?.id ?? ''}`;
  await manager.submit(path, `${path}/note`, { child, plan: LONG.slice(0, 900), risk: LONG.slice(0, 900) });
  return first((await manager.get(path)).body, new RegExp(`(${path}/notes/${ID})`), 'note of the supervision');
}

/** A system is registered, with everything about it as long as it may be. */
async function makeSystem(): Promise<string> {
  const administrator = await visitor(DEMO.administrator);
  const agency = first((await administrator.get('/accounts/systems/new')).body, /<option value="(probation[^"]*)"/, 'agency');
  await administrator.submit('/accounts/systems/new', '/accounts/systems/new', { name: LONG.slice(-80), agency, role: 'probation-officer', aims: ['shared', 'guidance'], may: 'record', until: '31/3/2027', addresses: Array.from({ length: 20 }, (_, i) => `2001:db8:aaaa:bbbb:cccc:dddd:eeee:${i + 1000}`).join('\n') });
  return first((await administrator.get('/accounts/systems')).body, new RegExp(`href="(/accounts/systems/${ID})"`), 'system');
}

/** Somebody asks for what is not there, again and again. */
async function makeSignal(): Promise<string> {
  const [police, governance] = await Promise.all([visitor(DEMO.police), visitor(DEMO.governance)]);
  for (let n = 0; n < 6; n += 1) await police.get(`/children/0190a000-0000-7000-8000-00000000000${n}`);
  return first((await governance.get('/looking?sort=failed-tries')).body, /href="(\/looking\/signal\?[^"]+)"/, 'signal').replaceAll('&amp;', '&');
}

/** Cases that were closed so long ago that their time is over. */
async function endedRecords(): Promise<Pick<World, 'over' | 'held' | 'proposed' | 'erased' | 'certificate'>> {
  const [caseManager, manager, governance] = await Promise.all([visitor(DEMO.caseManager), visitor(DEMO.teamManager), visitor(DEMO.governance)]);
  const ended = async (surname: string, reference: string): Promise<string> => {
    const child = await addChild(caseManager, { surname, forenames: 'Wren', 'date-of-birth': '3/3/2000', reference });
    await record(manager, child, 'case.closed', { occurredOn: '10/5/2019', why: 'No further action' });
    return child;
  };
  const propose = (child: string) => manager.submit(`/retention/records/${child}`, `/retention/records/${child}/propose`, { 'erase-reason': LONG.slice(0, 1500) });
  const [over, held, proposed, erased] = [await ended('Overby', 'YJ-E1'), await ended('Featherstonehaugh-Cholmondeley', 'YJ-E2'), await ended('Askedby', 'YJ-E3'), await ended('Goneby', 'YJ-E4')];
  await governance.submit('/retention/hold', '/retention/hold', { who: 'YJ-E2', 'asked-by': LONG.slice(0, 190), why: LONG.slice(0, 1900), 'review-on': '1/6/2027' });
  await propose(proposed);
  await propose(erased);
  const done = await governance.submit(`/retention/records/${erased}`, `/retention/records/${erased}/answer`, { answer: 'agree' });
  return { over, held, proposed, erased, certificate: first(done.body, /\/retention\/certificates\/(\d+)"/, 'certificate') };
}

/** The long record goes to another service, and is proposed once more. */
async function sendAcross(child: string): Promise<Pick<World, 'transfer' | 'transferred' | 'parcel'>> {
  const [caseManager, manager, there] = await Promise.all([visitor(DEMO.caseManager), visitor(DEMO.teamManager), visitor('manager.havering')]);
  const page = `/children/${child}/transfers/propose`;
  const propose = async (): Promise<string> => {
    const take = [...(await caseManager.get(page)).body.matchAll(new RegExp(`name="take"[^>]*value="(${ID})"`, 'g'))].flatMap((m) => m[1] ?? []);
    const sent = await caseManager.submit(page, page, { to: 'havering', sort: 'caretaking', from: 'today', until: '31/3/2027', why: LONG.slice(0, 1500), address: LONG.slice(0, 400), person: LONG.slice(0, 150), gateway: 'cda-1998-s115', risk: LONG.slice(0, 900), take, '_chosen-for': 'caretaking', occurredOn: 'today' });
    if (sent.at === page) throw new Error(`the transfer was not proposed: ${wordsOf(sent.body).slice(0, 900)}`);
    return first(sent.body, new RegExp(`(/children/${child}/transfers/${ID})`), 'transfer');
  };
  const transferred = await propose();
  await manager.submit(transferred, `${transferred}/agree`, { answer: 'agree', reason: LONG.slice(0, 900) });
  await caseManager.submit(transferred, `${transferred}/send`, {});
  return { transferred, transfer: await propose(), parcel: first((await there.get('/transfers')).body, new RegExp(`(/transfers/${ID})"`), 'parcel') };
}

/** The children on the list are shared with the police in one pack. */
async function makePack(coordinator: Visitor): Promise<string> {
  const page = '/packs/new?list=register';
  const to = first((await coordinator.get(page)).body, /<option value="([^"]*police[^"]*)"/, 'the police among the agencies');
  const done = await coordinator.submit(page, '/packs', { to, parts: ['rag', 'flags', 'case-manager'], person: 'The sergeant', purpose: 'Weekly sharing', gateway: 'cda-1998-s115', channel: 'secure', occurredOn: 'today', looked: 'yes' });
  return first(done.body, /\/packs\/([\w-]+)\/docx"/, 'share pack');
}

async function openSitting(coordinator: Visitor): Promise<string> {
  const planned = await coordinator.submit('/meetings/plan?meeting=rag-meeting', '/meetings/plan', { on: '24/11/2026', at: '10:00', why: 'A sitting in between, because of the incidents of last week' });
  const sitting = first(planned.at, new RegExp(`^/meetings/(${ID})$`), 'sitting that was planned');
  await coordinator.submit(`/meetings/${sitting}`, `/meetings/${sitting}/open`, {});
  return sitting;
}

/** Heard at the case management panel, and referred with the words of another agency in the form. */
async function longForm(caseManager: Visitor, coordinator: Visitor, child: string): Promise<void> {
  const nothing = ['risk-level', 'safety-and-wellbeing', 'assessment-comments', 'plan-advice'];
  await record(await visitor(DEMO.teamManager), child, 'panel.decided', { 'nothing-to-add': nothing, 'added-value': 'yes', reasons: LONG.slice(0, 900), oversight: 'yes', 'external-support': 'no', transitions: 'no', consulted: ['offender-management-coordinator', 'seconded-police-officer'], decider: 'panel-chair' });
  await record(await visitor(DEMO.police), child, 'panel.contributed', { text: LONG.slice(0, 1500) });
  const action = `/children/${child}/form/iom-referral.completed`;
  const filled = await caseManager.get(action);
  const from = first(filled.body, /name="third\.0\.from" value="([^"]+)"/, 'words of another agency');
  const made = await caseManager.submit(action, action, { destination: 'both', grounds: LONG.slice(0, 1500), occurredOn: 'today', 'parts.2.title': 'Risk', 'parts.2.text': LONG, 'third.0.from': from, 'third.0.title': 'What others have told us', 'third.0.text': LONG.slice(0, 1500), 'third.0.include': 'yes', 'third.0.agreed': 'PC A. Whitlock, today' });
  if (made.at === action) throw new Error(`the form was not confirmed: ${wordsOf(made.body).slice(0, 900)}`);
  await record(caseManager, child, 'iom-referral.sent', {});
  await record(coordinator, child, 'panel.booked', { panel: 'referral', on: 'today' });
}

async function openPanel(coordinator: Visitor): Promise<string> {
  const planned = await coordinator.submit('/meetings/plan?meeting=referral', '/meetings/plan', { on: '24/11/2026', at: '14:00', place: LONG.slice(0, 120), why: 'The room is taken on the day after' });
  const sitting = first(planned.at, new RegExp(`^/meetings/(${ID})$`), 'panel that was planned');
  await coordinator.submit(`/meetings/${sitting}`, `/meetings/${sitting}/add`, { who: 'Nothingmuch', reason: LONG.slice(0, 400), lead: 'National Probation Service' });
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
