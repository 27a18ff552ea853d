import { DEMO } from '../program/people.ts';
import { CASE_MANAGERS } from '../../../src/synthetic/people/staff.ts';
import { LONG, type World } from './world.ts';

/** A page in one of its states. */
export interface Visit {
  readonly state: 'full' | 'empty' | 'error' | 'long' | 'refused';
  readonly as: string;
  readonly path: (w: World) => string;
  /** the button that sends the empty form: the page with its faults is what is looked at */
  readonly press?: string;
  /** the field that is emptied before */
  readonly clear?: string;
  /** what is typed into every field of that form first: it has to stand there again */
  readonly typed?: string;
  /** words without which it is not this state */
  readonly says?: string;
}

const EMPTY = 'coordinator.empty';
const MARLOWE = CASE_MANAGERS[0]?.id ?? '';
const full = (as: string, path: (w: World) => string, says?: string): Visit => ({ state: 'full', as, path, ...(says === undefined ? {} : { says }) });
const empty = (as: string, path: (w: World) => string, says: string): Visit => ({ state: 'empty', as, path, says });
const long = (path: (w: World) => string): Visit => ({ state: 'long', as: DEMO.caseManager, path });
const error = (as: string, path: (w: World) => string, press: string): Visit => ({ state: 'error', as, path, press, says: 'There is a problem' });
/** More than any field takes: five thousand words, and one that no line can break. */
const OVERLONG = `${'word '.repeat(5000)}${'w'.repeat(2000)}`;
const tooMuch = (as: string, path: (w: World) => string, press: string): Visit => ({ ...error(as, path, press), typed: OVERLONG });

/** Kinds whose forms stand for the others: radios, tick boxes, numbers, lists, people, long texts, periods. The others are looked at in their width alone. */
const FORMS = ['assessment.completed', 'dyo.decision', 'allocation.made', 'rag.set', 'duty.adjusted'];

/** Every page by its route. A route that is not here fails the test of the visits. */
export const VISITS: Readonly<Record<string, readonly Visit[]>> = {
  '/': [full(DEMO.coordinator, () => '/', 'Your lists and checks')],
  '/home': [full(DEMO.teamManager, () => '/home', 'North team'), full(DEMO.police, () => '/home', 'Central Leicester'), full(DEMO.coordinator, () => '/home'), empty(EMPTY, () => '/home', 'None is planned')],
  '/my-work': [full(DEMO.teamManager, () => '/my-work'), full(DEMO.caseManager, () => '/my-work'), empty('birch.empty', () => '/my-work', 'Nothing is asked of you now')],
  '/my-work/together': [empty(DEMO.police, () => '/my-work/together?key=nothing', '')],
  '/many': [full(DEMO.teamManager, () => '/many?list=caseload&area=Central+Leicester', 'What is to be recorded?'), full(DEMO.teamManager, () => '/many?list=register&kind=allocation.made', 'It is recorded on the record of each of them'), empty(EMPTY, () => '/many', 'Nobody is chosen'), error(DEMO.teamManager, () => '/many?list=register', 'Continue')],
  '/second-entries': [full(DEMO.coordinator, () => '/second-entries', 'Niche'), empty(EMPTY, () => '/second-entries', 'Nothing is owed'), error(DEMO.coordinator, () => '/second-entries', 'Record those ticked')],
  '/name-list': [full(DEMO.coordinator, () => '/name-list', 'Who has which names'), empty(EMPTY, () => '/name-list', 'Nobody is on the list'), error(DEMO.coordinator, () => '/name-list', 'Log that it was given')],
  '/agreements': [empty(DEMO.teamManager, () => '/agreements', 'No partner is on record yet')],
  '/agreements/record/:kind': [full(DEMO.teamManager, () => '/agreements/record/unit.recorded?partner=new', 'Add a partner'), error(DEMO.teamManager, () => '/agreements/record/unit.recorded?partner=new', 'Record'), tooMuch(DEMO.teamManager, () => '/agreements/record/unit.recorded?partner=new', 'Record')],
  '/caseload': [full(DEMO.caseManager, () => '/caseload'), empty('birch.empty', () => '/caseload', 'No child is allocated to you')],
  '/team': [full(DEMO.teamManager, () => '/team'), empty('manager.empty', () => '/team', 'Nobody holds work yet')],
  '/team/left-without': [full(DEMO.teamManager, () => '/team/left-without', 'have nobody from 1 January 2032'), error(DEMO.teamManager, () => '/team/left-without', 'Allocate from today for children of L. Marlowe'), empty('manager.empty', () => '/team/left-without', 'Every child whose case is held has somebody')],
  '/areas': [full(DEMO.coordinator, () => '/areas', 'West Leicester'), empty(EMPTY, () => '/areas', 'Missing')],
  '/areas/:kind': [full(DEMO.coordinator, () => '/areas/post.filled?area=West+Leicester', 'which go with this post'), error(DEMO.coordinator, () => '/areas/liaison.recorded?area=West+Leicester', 'Record')],
  '/supervision/:worker': [full(DEMO.teamManager, () => `/supervision/${MARLOWE}`, 'Close the supervision'), full(DEMO.caseManager, () => `/supervision/${MARLOWE}`, 'Agenda')],
  '/supervision/:worker/notes/:note': [full(DEMO.teamManager, (w) => w.note, 'Both versions stay on record'), error(DEMO.teamManager, (w) => w.note, 'Record the correction')],
  '/accounts/agencies': [full(DEMO.administrator, () => '/accounts/agencies', 'Probation Service'), error(DEMO.administrator, () => '/accounts/agencies', 'Add the agency')],
  '/colleagues': [full(DEMO.teamManager, () => '/colleagues', 'Say who stands in')],
  '/colleagues/:worker': [full(DEMO.teamManager, (w) => `/colleagues/${w.away}`, 'stands in as case manager'), empty(DEMO.coordinator, (w) => `/colleagues/${w.coordinator}`, 'Nothing is recorded yet')],
  '/colleagues/:worker/record/:kind': [
    full(DEMO.teamManager, (w) => `/colleagues/${w.away}/record/absence.recorded`, 'Who stands in'), full(DEMO.teamManager, (w) => `/colleagues/${w.away}/record/staff.joined`, 'Works as'),
    error(DEMO.teamManager, (w) => `/colleagues/${w.away}/record/absence.recorded`, 'Record'), tooMuch(DEMO.teamManager, (w) => `/colleagues/${w.away}/record/absence.recorded`, 'Record'),
  ],
  '/victims': [full(DEMO.victimWorker, () => '/victims', 'Add a victim'), empty(DEMO.head, () => '/victims', 'No record names you')],
  '/victims/new': [full(DEMO.victimWorker, () => '/victims/new', 'Reference of the child'), error(DEMO.victimWorker, () => '/victims/new', 'Record')],
  '/victims/:victim': [{ state: 'long', as: DEMO.victimWorker, path: (w) => `/victims/${w.victim}` }],
  '/victims/:victim/record/:kind': [full(DEMO.victimWorker, (w) => `/victims/${w.victim}/record/victim.wishes-set`), error(DEMO.victimWorker, (w) => `/victims/${w.victim}/record/restorative.offered`, 'Record')],
  '/who-may-see-what': [full(DEMO.governance, () => '/who-may-see-what', 'Victim worker')],
  '/children/:child/siblings': [full(DEMO.coordinator, (w) => `/children/${w.child}/siblings`), empty(DEMO.caseManager, (w) => `/children/${w.bare}/siblings`, 'No sibling is on record'), error(DEMO.caseManager, (w) => `/children/${w.bare}/siblings`, 'Add the sibling')],
  '/prevention': [full(DEMO.police, () => '/prevention', 'End the concern'), empty(EMPTY, () => '/prevention', 'Nobody is on the list')],
  '/prevention/:kind': [full(DEMO.police, () => '/prevention/prevention.concern', 'Enter a concern'), error(DEMO.police, () => '/prevention/prevention.concern', 'Record')],
  '/search': [full(DEMO.caseManager, () => '/search?q=am', 'found'), empty(DEMO.caseManager, () => `/search?q=${encodeURIComponent(LONG.slice(-190))}`, 'Nobody was found')],
  '/emergency': [full(DEMO.caseManager, () => '/emergency'), error(DEMO.caseManager, () => '/emergency', 'Open the record')],
  '/children/new': [full(DEMO.caseManager, () => '/children/new'), error(DEMO.caseManager, () => '/children/new', 'Add the child')],
  '/children/:child': [full(DEMO.coordinator, (w) => `/children/${w.child}`), empty(DEMO.caseManager, (w) => `/children/${w.bare}`, 'None recorded'), long((w) => `/children/${w.long}`)],
  '/children/:child/chronology': [
    full(DEMO.coordinator, (w) => `/children/${w.child}/chronology`), long((w) => `/children/${w.long}/chronology`),
    empty(DEMO.caseManager, (w) => `/children/${w.bare}/chronology?q=nowhere`, 'No entry fits this filter'),
  ],
  '/children/:child/lifeline': [full(DEMO.coordinator, (w) => `/children/${w.child}/lifeline`), empty(DEMO.caseManager, (w) => `/children/${w.bare}/lifeline`, 'Nothing is recorded yet that could be drawn')],
  '/children/:child/changes': [full(DEMO.coordinator, (w) => `/children/${w.child}/changes?what=allocated.case-manager`, 'Who recorded it, when, why'), empty(DEMO.caseManager, (w) => `/children/${w.bare}/changes`, 'Changes over time'), long((w) => `/children/${w.long}/changes?what=voice.recorded/wants`)],
  '/children/:child/duties': [full(DEMO.coordinator, (w) => `/children/${w.child}/duties`), empty(DEMO.caseManager, (w) => `/children/${w.bare}/duties`, 'Nothing is open'), long((w) => `/children/${w.long}/duties`)],
  '/children/:child/why': [full(DEMO.caseManager, (w) => `/children/${w.long}/why?key=${encodeURIComponent(w.duty)}`)],
  '/children/:child/letter': [full(DEMO.coordinator, (w) => `/children/${w.child}/letter`, 'Reading age'), error(DEMO.caseManager, (w) => `/children/${w.bare}/letter?about=other`, 'Keep the letter')],
  '/children/:child/letters': [full(DEMO.caseManager, (w) => `/children/${w.long}/letters`, 'Reading age'), empty(DEMO.caseManager, (w) => `/children/${w.bare}/letters`, 'No letter has been written yet')],
  '/children/:child/letters/:entry': [full(DEMO.caseManager, (w) => `/children/${w.long}/letters/${w.letter}`, 'It is not sent from here')],
  '/children/:child/form/:kind': [
    full(DEMO.caseManager, (w) => `/children/${w.child}/form/iom-referral.completed`, 'What the young person says'), long((w) => `/children/${w.long}/form/iom-referral.completed`),
    empty(DEMO.caseManager, (w) => `/children/${w.bare}/form/iom-referral.completed`, 'Filled from the record'), error(DEMO.caseManager, (w) => `/children/${w.bare}/form/iom-referral.completed`, 'Confirm the form'),
  ],
  '/children/:child/forms/:entry': [full(DEMO.caseManager, (w) => `/children/${w.long}/forms/${w.form}`, 'Words of a third party'), long((w) => `/children/${w.long}/forms/${w.form}`)],
  '/children/:child/documents': [empty(DEMO.caseManager, (w) => `/children/${w.bare}/documents`, 'No document has been added yet'), long((w) => `/children/${w.long}/documents`)],
  '/children/:child/documents/add': [full(DEMO.caseManager, (w) => `/children/${w.child}/documents/add`, 'up to 20 MB'), error(DEMO.caseManager, (w) => `/children/${w.bare}/documents/add`, 'Keep the document')],
  '/children/:child/documents/:entry/black-out': [long((w) => `/children/${w.long}/documents/${w.document}/black-out`), error(DEMO.caseManager, (w) => `/children/${w.long}/documents/${w.document}/black-out`, 'Keep the copy'), tooMuch(DEMO.caseManager, (w) => `/children/${w.long}/documents/${w.document}/black-out`, 'Keep the copy')],
  '/children/:child/record': [full(DEMO.caseManager, (w) => `/children/${w.child}/record`)],
  '/children/:child/record/:kind': [
    ...FORMS.map((kind) => full(DEMO.teamManager, (w) => `/children/${w.long}/record/${kind}`)),
    error(DEMO.caseManager, (w) => `/children/${w.bare}/record/dyo.decision`, 'Record this decision'),
    error(DEMO.caseManager, (w) => `/children/${w.bare}/record/order.started`, 'Record'),
  ],
  '/children/:child/note': [full(DEMO.caseManager, (w) => `/children/${w.long}/note`), error(DEMO.caseManager, (w) => `/children/${w.bare}/note`, 'Record')],
  '/children/:child/entries/:entry': [full(DEMO.coordinator, (w) => `/children/${w.child}/entries/${w.entry}`), long((w) => `/children/${w.long}/entries/${w.longEntry}`), long((w) => `/children/${w.long}/entries/${w.document}`), full(DEMO.teamManager, (w) => `/children/${w.long}/entries/${w.proposal}`)],
  '/children/:child/entries/:entry/known': [full(DEMO.teamManager, (w) => `/children/${w.child}/entries/${w.entry}/known`), long((w) => `/children/${w.long}/entries/${w.longEntry}/known`)],
  '/children/:child/sharing': [full(DEMO.caseManager, (w) => `/children/${w.child}/sharing`), empty(DEMO.caseManager, (w) => `/children/${w.bare}/sharing`, 'Nothing is recorded as shared')],
  '/children/:child/share': [full(DEMO.caseManager, (w) => `/children/${w.child}/share`), error(DEMO.caseManager, (w) => `/children/${w.bare}/share`, 'Look at it before it is recorded'), long((w) => `/children/${w.long}/share`)],
  '/children/:child/rights': [full(DEMO.caseManager, (w) => `/children/${w.long}/rights`, 'Record a request'), empty(DEMO.caseManager, (w) => `/children/${w.bare}/rights`, 'Nobody has asked anything yet'), long((w) => `/children/${w.long}/rights`)],
  '/children/:child/rights/:entry': [full(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}`, 'What next'), long((w) => `/children/${w.long}/rights/${w.request}`)],
  '/children/:child/rights/:entry/bundle': [full(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/bundle`, 'decided'), empty(DEMO.teamManager, (w) => `/children/${w.answered}/rights/${w.given}/bundle?show=open`, 'Nothing is left to decide')],
  '/children/:child/rights/:entry/together': [full(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/together`), empty(DEMO.teamManager, (w) => `/children/${w.answered}/rights/${w.given}/together`, 'None is left')],
  '/children/:child/rights/:entry/bundle/:item': [full(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/bundle/${w.longEntry}`, 'What is given of it?'), full(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/bundle/${w.document}`, 'What becomes of its file?'), error(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/bundle/${w.longEntry}`, 'Keep this and go to the next')],
  '/children/:child/rights/:entry/read-over': [full(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/read-over`), error(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/read-over`, 'Record the second reading')],
  '/children/:child/rights/:entry/give': [full(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/give`, 'Reading age'), error(DEMO.teamManager, (w) => `/children/${w.long}/rights/${w.request}/give`, 'Record that it is given')],
  '/children/:child/rights/:entry/copy': [full(DEMO.teamManager, (w) => `/children/${w.answered}/rights/${w.given}/copy`, 'What is not in it, and why')],
  '/rights': [full(DEMO.governance, () => '/rights', 'entries decided'), full(DEMO.teamManager, () => '/rights')],
  '/processing': [full(DEMO.governance, () => '/processing', 'What keeps it safe')],
  '/processing/assess': [full(DEMO.governance, () => '/processing/assess', 'Risks to the people'), error(DEMO.governance, () => '/processing/assess', 'Record'), tooMuch(DEMO.governance, () => '/processing/assess', 'Record')],
  '/packs/new': [full(DEMO.coordinator, () => '/packs/new?list=register', 'What is said of each child'), empty(EMPTY, () => '/packs/new', 'Nobody is chosen'), error(DEMO.coordinator, () => '/packs/new?list=register', 'Look at it before it is recorded'), tooMuch(DEMO.coordinator, () => '/packs/new?list=register', 'Look at it before it is recorded')],
  '/privacy-notice': [full(DEMO.caseManager, () => '/privacy-notice', 'Reading age'), full(DEMO.governance, () => '/privacy-notice?for=carer', 'easy words')],
  '/privacy-notice/details': [full(DEMO.teamManager, () => '/privacy-notice/details'), { ...error(DEMO.teamManager, () => '/privacy-notice/details', 'Save'), clear: 'Telephone' }],
  '/children/:child/transfers': [full(DEMO.caseManager, (w) => `/children/${w.long}/transfers`, 'Awaits a manager'), empty(DEMO.caseManager, (w) => `/children/${w.bare}/transfers`, 'Nothing of this record has gone')],
  '/children/:child/transfers/propose': [
    full(DEMO.caseManager, (w) => `/children/${w.child}/transfers/propose`, 'entries are chosen'), long((w) => `/children/${w.long}/transfers/propose`),
    error(DEMO.caseManager, (w) => `/children/${w.bare}/transfers/propose`, 'Propose it to a manager'), tooMuch(DEMO.caseManager, (w) => `/children/${w.bare}/transfers/propose`, 'Propose it to a manager'),
  ],
  '/children/:child/transfers/:entry': [
    full(DEMO.caseManager, (w) => w.transferred, 'Sent, awaits an answer'), error(DEMO.teamManager, (w) => w.transfer, 'Record my answer'), error(DEMO.caseManager, (w) => w.transferred, 'Take it back'), tooMuch(DEMO.teamManager, (w) => w.transfer, 'Record my answer'), tooMuch(DEMO.caseManager, (w) => w.transferred, 'Take it back'),
  ],
  '/transfers': [full('manager.havering', () => '/transfers', 'Awaiting an answer ('), empty(DEMO.teamManager, () => '/transfers', 'No other service has sent anything')],
  '/transfers/:parcel': [full('manager.havering', (w) => w.parcel, 'Why it was sent'), error('manager.havering', (w) => w.parcel, 'Take it in'), error('manager.havering', (w) => w.parcel, 'Send this answer'), tooMuch('manager.havering', (w) => w.parcel, 'Send this answer')],
  '/shared': [full(DEMO.probation, () => '/shared'), empty(DEMO.probation, () => '/shared', '')],
  '/shared/:child': [full(DEMO.probation, (w) => `/shared/${w.shared}`), error(DEMO.probation, (w) => `/shared/${w.shared}`, 'Ask'), tooMuch(DEMO.probation, (w) => `/shared/${w.shared}`, 'Ask')],
  '/children/:child/entries/:entry/correct': [long((w) => `/children/${w.long}/entries/${w.longEntry}/correct`), error(DEMO.caseManager, (w) => `/children/${w.long}/entries/${w.longEntry}/correct`, 'Record the correction')],
  '/children/:child/entries/:entry/withdraw': [error(DEMO.caseManager, (w) => `/children/${w.long}/entries/${w.longEntry}/withdraw`, 'Withdraw the entry')],
  '/children/:child/looked-at': [full(DEMO.teamManager, (w) => `/children/${w.long}/looked-at`, 'Each of them'), empty(DEMO.teamManager, (w) => `/children/${w.long}/looked-at?from=1/1/2020&until=2/1/2020`, 'Nobody looked'), full(DEMO.governance, (w) => `/children/${w.long}/looked-at?from=31/2/2026`, 'There is a problem')],
  '/looking': [full(DEMO.governance, () => '/looking', 'to check'), empty('governance.empty', () => '/looking?from=1/1/2020&until=2/1/2020', 'Nothing unusual')],
  '/looking/signal': [full(DEMO.governance, (w) => w.signal, 'What it rests on'), error(DEMO.governance, (w) => w.signal, 'Record that it was looked into')],
  '/retention': [full(DEMO.governance, () => '/retention', 'Waiting for a second person'), full(DEMO.teamManager, () => '/retention', 'To be decided'), empty('governance.empty', () => '/retention', 'Nothing waits'),
    full(DEMO.governance, () => '/retention?sort=victims', 'A victim, first recorded on 10 May 2019'), full(DEMO.victimWorker, () => '/retention', 'Winifred Overdue'), empty(DEMO.governance, () => '/retention?sort=partners', 'Nothing waits'), full(DEMO.governance, () => '/retention?sort=meetings'), full(DEMO.teamManager, () => '/retention?sort=staff')],
  '/retention/others/:kind/:subject': [
    full(DEMO.victimWorker, (w) => `/retention/others/person/${w.endedVictim}`, 'What would be erased'), error(DEMO.victimWorker, (w) => `/retention/others/person/${w.endedVictim}`, 'Propose to erase'),
    full(DEMO.governance, (w) => `/retention/others/person/${w.endedVictim}`, 'Erasing is proposed by: victim worker'), error(DEMO.governance, (w) => `/retention/others/person/${w.endedVictim}`, 'Place the hold'),
  ],
  '/retention/audit': [full(DEMO.governance, () => '/retention/audit', 'Nothing can be cut off yet'), full(DEMO.head, () => '/retention/audit'), error(DEMO.governance, () => '/retention/audit', 'Place the hold'), tooMuch(DEMO.governance, () => '/retention/audit', 'Place the hold')],
  '/retention/working-copies': [full(DEMO.governance, () => '/retention/working-copies', 'Drafts')],
  '/retention/hold': [full(DEMO.governance, () => '/retention/hold'), error(DEMO.governance, () => '/retention/hold', 'Place the hold'), tooMuch(DEMO.governance, () => '/retention/hold', 'Place the hold')],
  '/retention/certificates': [full(DEMO.governance, () => '/retention/certificates', 'Number'), empty('governance.empty', () => '/retention/certificates', 'Nothing has been erased yet')],
  '/retention/certificates/:number': [full(DEMO.governance, (w) => `/retention/certificates/${w.certificate}`, 'YJ-E4')],
  '/retention/records/:child': [
    full(DEMO.teamManager, (w) => `/retention/records/${w.over}`, 'What would be erased'), error(DEMO.teamManager, (w) => `/retention/records/${w.over}`, 'Propose to erase'), error(DEMO.teamManager, (w) => `/retention/records/${w.over}`, 'Keep it longer'), tooMuch(DEMO.teamManager, (w) => `/retention/records/${w.over}`, 'Propose to erase'),
    { state: 'long', as: DEMO.governance, path: (w) => `/retention/records/${w.held}`, says: 'It cannot be decided while the legal hold stands' }, error(DEMO.governance, (w) => `/retention/records/${w.held}`, 'Lift the hold'),
    full(DEMO.governance, (w) => `/retention/records/${w.proposed}`, 'Is it to be erased'), error(DEMO.governance, (w) => `/retention/records/${w.proposed}`, 'Send the answer'),
  ],
  '/looking/settings': [full(DEMO.governance, () => '/looking/settings'), { ...error(DEMO.governance, () => '/looking/settings', 'Save'), clear: 'until' }],
  '/board': [full(DEMO.coordinator, () => '/board'), empty(EMPTY, () => '/board', 'Nobody has DYO status')],
  '/register': [full(DEMO.analyst, () => '/register'), empty(EMPTY, () => '/register', 'Nobody fits')],
  '/lists': [full(DEMO.coordinator, () => '/lists', 'Quality assurance sample'), full(DEMO.caseManager, () => '/lists')],
  '/lists/:name': [
    full(DEMO.coordinator, () => '/lists/dyo', 'as at'), full(DEMO.teamManager, () => '/lists/reoffending-toolkit'), full(DEMO.teamManager, () => '/lists/resources'), empty(EMPTY, () => '/lists/dyo', 'Nobody is on this list'),
    { state: 'error', as: DEMO.coordinator, path: () => '/lists/dyo?on=32/1/2026', says: 'There is a problem' },
    { state: 'long', as: 'hub.leeds', path: () => '/lists/hub-members', says: 'PC A. Whitlock' }, empty('hub.leeds', () => '/lists/hub-worklist', 'Nobody is on this list'),
  ],
  '/checklists/:name': [full(DEMO.coordinator, () => '/checklists/compliance', 'of 5'), full(DEMO.coordinator, () => '/checklists/coordinator-support'), empty(EMPTY, () => '/checklists/compliance', 'Nobody is on this checklist')],
  '/measures': [full(DEMO.analyst, () => '/measures', 'Fix a cohort'), full(DEMO.teamManager, () => '/measures', 'Rate of re-offending'), empty(EMPTY, () => '/measures', 'No cohort has been fixed yet')],
  '/measures/:name': [
    full(DEMO.analyst, () => '/measures/reoffending-rate', 'per cent'), full(DEMO.coordinator, () => '/measures/coordinator-work'), full(DEMO.teamManager, () => '/measures/timely-support'), empty(EMPTY, () => '/measures/reoffending-rate', 'Nothing is counted'),
    { state: 'error', as: DEMO.analyst, path: () => '/measures/gravity?from=1/1/2099', says: 'There is a problem' },
  ],
  '/guidance': [full(DEMO.teamManager, () => '/guidance', 'Issue Four'), full(DEMO.caseManager, () => '/guidance')],
  '/guidance/roles/:role': [full(DEMO.caseManager, () => '/guidance/roles/case-manager', 'What this role may do here')],
  '/account': [full(DEMO.caseManager, () => '/account', 'Where you are signed in')],
  '/account/password': [full(DEMO.caseManager, () => '/account/password'), error('birch.empty', () => '/account/password', 'Change it')],
  '/account/authenticator': [full(DEMO.caseManager, () => '/account/authenticator')],
  '/account/passkeys/new': [full(DEMO.caseManager, () => '/account/passkeys/new')],
  '/accounts': [full(DEMO.administrator, () => '/accounts', 'Who must have a second proof')],
  '/accounts/new': [full(DEMO.administrator, () => '/accounts/new'), error(DEMO.administrator, () => '/accounts/new', 'Add and make a link')],
  '/accounts/:worker/roles/:role': [full(DEMO.administrator, () => `/accounts/${MARLOWE}/roles/case-manager`, 'For which areas')],
  '/accounts/:worker/posts': [full(DEMO.administrator, () => `/accounts/${MARLOWE}/posts`, 'Before'), { ...error(DEMO.administrator, () => `/accounts/${MARLOWE}/posts`, 'Give the post'), clear: 'First day' }],
  '/accounts/:worker/posts/:post': [full(DEMO.administrator, (w) => w.post, 'Why is it changed?'), error(DEMO.administrator, (w) => w.post, 'Change the post'), tooMuch(DEMO.administrator, (w) => w.post, 'Change the post')],
  '/accounts/:worker': [full(DEMO.administrator, (w) => `/accounts/${w.worker}`)],
  '/accounts/systems': [full(DEMO.administrator, () => '/accounts/systems', 'Register a system')],
  '/accounts/systems/new': [full(DEMO.administrator, () => '/accounts/systems/new', 'As what does it act?'), error(DEMO.administrator, () => '/accounts/systems/new', 'Register it and make its secret'), tooMuch(DEMO.administrator, () => '/accounts/systems/new', 'Register it and make its secret')],
  '/accounts/systems/:worker': [{ state: 'long', as: DEMO.administrator, path: (w) => w.system, says: 'Secrets that open' }],
  '/interface': [full(DEMO.caseManager, () => '/interface', 'When it cannot be done')],
  '/policy': [full(DEMO.administrator, () => '/policy')],
  '/policy/versions': [full(DEMO.caseManager, () => '/policy/versions', 'the service began with it')],
  '/policy/versions/:version': [full(DEMO.head, () => '/policy/versions/2019-05-01', 'The service works by this version')],
  '/policy/versions/:version/tried': [empty(DEMO.head, () => '/policy/versions/2019-05-01/tried', 'Nothing that is open today would be different')],
  '/policy/:clause': [full(DEMO.caseManager, (w) => `/policy/${w.clause}`)],
  '/meetings': [full(DEMO.coordinator, () => '/meetings'), empty(EMPTY, () => '/meetings', 'No sitting is planned')],
  '/meetings/plan': [full(DEMO.coordinator, () => '/meetings/plan?meeting=rag-meeting'), full(DEMO.coordinator, () => '/meetings/plan?meeting=referral', 'Bespoke panel'), { ...error(DEMO.coordinator, () => '/meetings/plan?meeting=rag-meeting', 'Plan it'), clear: 'Day' }],
  '/meetings/feedback': [full(DEMO.coordinator, () => '/meetings/feedback'), empty(EMPTY, () => '/meetings/feedback', 'No feedback is owed')],
  '/meetings/attended': [
    full(DEMO.teamManager, () => '/meetings/attended?from=1/1/2026', 'About cases'), empty(EMPTY, () => '/meetings/attended', 'No meeting was held'),
    { state: 'error', as: DEMO.teamManager, path: () => '/meetings/attended?from=31/2/2026', says: 'There is a problem' },
  ],
  '/meetings/ratings-to-confirm': [empty(DEMO.teamManager, () => '/meetings/ratings-to-confirm', '')],
  '/meetings/:sitting': [full(DEMO.coordinator, (w) => `/meetings/${w.planned}`), full(DEMO.caseManager, (w) => `/meetings/${w.closed}`), full(DEMO.coordinator, (w) => `/meetings/${w.open}`), full(DEMO.coordinator, (w) => `/meetings/${w.panel}`, 'Lead agency: National Probation Service'), error(DEMO.coordinator, (w) => `/meetings/${w.planned}`, 'Add to the agenda')],
  '/meetings/:sitting/papers': [full(DEMO.coordinator, (w) => `/meetings/${w.planned}/papers`)],
  '/meetings/:sitting/move': [{ ...error(DEMO.coordinator, (w) => `/meetings/${w.planned}/move`, 'Plan it'), clear: 'Day' }],
  '/meetings/:sitting/attendance': [full(DEMO.coordinator, (w) => `/meetings/${w.open}/attendance`), error(DEMO.coordinator, (w) => `/meetings/${w.open}/attendance`, 'Record the attendance')],
  '/meetings/:sitting/children/:child': [full(DEMO.coordinator, (w) => `/meetings/${w.open}/children/${w.child}`), full(DEMO.caseManager, (w) => `/meetings/${w.open}/children/${w.long}`), full(DEMO.coordinator, (w) => `/meetings/${w.panel}/children/${w.long}`, 'IOM referral form completed'), error(DEMO.coordinator, (w) => `/meetings/${w.panel}/children/${w.long}`, 'Save and stay'), error(DEMO.coordinator, (w) => `/meetings/${w.open}/children/${w.long}`, 'Save and stay')],
  '/meetings/:sitting/close': [full(DEMO.coordinator, (w) => `/meetings/${w.open}/close`), error(DEMO.coordinator, (w) => `/meetings/${w.open}/close`, 'Close the meeting')],
  '/meetings/:sitting/minutes': [full(DEMO.coordinator, (w) => `/meetings/${w.closed}/minutes`), error(DEMO.coordinator, (w) => `/meetings/${w.closed}/minutes`, 'Make a copy of the whole')],
  '/meetings/:sitting/minutes/:child': [full(DEMO.coordinator, (w) => `/meetings/${w.closed}/minutes/${w.closedChild}`)],
  '/import': [full('coordinator.small', () => '/import'), empty(EMPTY, () => '/import', 'Your spreadsheet as it is'), error(EMPTY, () => '/import', 'Continue')],
  '/import/go-live': [full('coordinator.small', () => '/import/go-live')],
  '/import/:batch': [full('coordinator.small', (w) => `/import/${w.batch}`, 'not in yet')],
  '/import/:batch/columns': [full('coordinator.small', (w) => `/import/${w.waiting}/columns`)],
  '/import/:batch/preview': [full('coordinator.small', (w) => `/import/${w.waiting}/preview`)],
  '/import/:batch/rows/:line': [full('coordinator.small', (w) => `/import/${w.batch}/rows/4`), error('coordinator.small', (w) => `/import/${w.batch}/rows/4`, 'Settle this row')],
  '/import/:batch/undo': [full('coordinator.small', (w) => `/import/${w.batch}/undo`), error('coordinator.small', (w) => `/import/${w.batch}/undo`, 'Undo the import')],
  '/my-work/brought-forward': [full('coordinator.small', () => '/my-work/brought-forward'), empty(EMPTY, () => '/my-work/brought-forward', '')],
  '/meetings/:sitting/copies/:entry': [full(DEMO.coordinator, (w) => `/meetings/${w.closed}/copies/${w.copy}`)],
};

/** Routes that answer with no page, and what they answer with. */
export const NO_PAGE: Readonly<Record<string, { readonly as: string; readonly path: (w: World) => string; readonly type: string }>> = {
  '/children/:child/rights/:entry/copy/docx': { as: DEMO.teamManager, path: (w) => `/children/${w.answered}/rights/${w.given}/copy/docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '/children/:child/rights/:entry/copy/zip': { as: DEMO.teamManager, path: (w) => `/children/${w.answered}/rights/${w.given}/copy/zip`, type: 'application/zip' },
  '/shared/:child/documents/:entry/file': { as: DEMO.probation, path: (w) => `/shared/${w.long}/documents/${w.document}/file`, type: 'text/plain; charset=utf-8' },
  '/processing/csv': { as: DEMO.governance, path: () => '/processing/csv', type: 'text/csv' },
  '/processing/xlsx': { as: DEMO.governance, path: () => '/processing/xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  '/privacy-notice/docx': { as: DEMO.caseManager, path: () => '/privacy-notice/docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '/packs/:pack/docx': { as: DEMO.coordinator, path: (w) => `/packs/${w.pack}/docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '/packs/:pack/xlsx': { as: DEMO.coordinator, path: (w) => `/packs/${w.pack}/xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  '/lists/:name/csv': { as: DEMO.coordinator, path: () => '/lists/dyo/csv', type: 'text/csv' },
  '/lists/:name/xlsx': { as: DEMO.coordinator, path: () => '/lists/dyo/xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  '/checklists/:name/csv': { as: DEMO.coordinator, path: () => '/checklists/compliance/csv', type: 'text/csv' },
  '/checklists/:name/xlsx': { as: DEMO.coordinator, path: () => '/checklists/compliance/xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  '/measures/:name/csv': { as: DEMO.analyst, path: () => '/measures/gravity/csv', type: 'text/csv' },
  '/measures/:name/xlsx': { as: DEMO.analyst, path: () => '/measures/gravity/xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  '/drafts/:key': { as: DEMO.caseManager, path: () => '/drafts/nothing', type: 'application/json' },
  '/meetings/:sitting/children/:child/version': { as: DEMO.coordinator, path: (w) => `/meetings/${w.open}/children/${w.child}/version`, type: 'application/json' },
  '/import/:batch/rejects.csv': { as: 'coordinator.small', path: (w) => `/import/${w.batch}/rejects.csv`, type: 'text/csv' },
  '/meetings/:sitting/minutes/:child/docx': { as: DEMO.coordinator, path: (w) => `/meetings/${w.closed}/minutes/${w.closedChild}/docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '/children/:child/forms/:entry/docx': { as: DEMO.caseManager, path: (w) => `/children/${w.long}/forms/${w.form}/docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '/children/:child/documents/:entry/file': { as: DEMO.caseManager, path: (w) => `/children/${w.long}/documents/${w.document}/file`, type: 'text/plain; charset=utf-8' },
  '/children/:child/letters/:entry/docx': { as: DEMO.caseManager, path: (w) => `/children/${w.long}/letters/${w.letter}/docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '/retention/certificates/:number/docx': { as: DEMO.governance, path: (w) => `/retention/certificates/${w.certificate}/docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '/meetings/:sitting/copies/:entry/docx': { as: DEMO.coordinator, path: (w) => `/meetings/${w.closed}/copies/${w.copy}/docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
};

/** Pages outside the routes: signing in, and what is said when something is not to be had. */
export const OUTSIDE: readonly (Omit<Visit, 'as'> & { readonly as?: string; readonly status: number; /** what it is called where its address is not known before */ readonly named?: string })[] = [
  { state: 'full', path: () => '/sign-in', status: 200, says: 'Look around' },
  { state: 'error', path: () => '/sign-in', press: 'Sign in', status: 200, says: 'There is a problem' },
  { state: 'full', path: () => '/sign-in?held=1', status: 200, says: 'kept for you alone' },
  { state: 'full', path: () => '/role', as: 'both.empty', status: 200, says: 'In which role' },
  { state: 'error', path: () => '/role', as: 'both.empty', press: 'Go on', status: 200, says: 'There is a problem' },
  { state: 'full', path: () => '/sign-in?unknown=1', status: 200, says: 'does not know you yet' },
  { state: 'full', path: () => '/sign-in/passkey', status: 200, says: 'Your browser asks which passkey' },
  { state: 'full', path: () => '/confirm?to=/account', as: DEMO.caseManager, status: 200, says: 'Confirm that it is you' },
  { state: 'error', path: () => '/confirm?to=/account', as: 'birch.empty', press: 'Confirm', status: 200, says: 'There is a problem' },
  { state: 'refused', path: () => '/sign-in/link/nothing', status: 404, says: 'This link does not work any longer' },
  { state: 'refused', path: () => '/team', as: DEMO.caseManager, status: 403, says: 'You cannot open this page' },
  { state: 'refused', path: () => '/no-such-page', status: 404, says: 'Page not found' },
  { state: 'refused', path: () => '/children/not-an-id', as: DEMO.caseManager, status: 404, says: 'Page not found' },
  { state: 'refused', path: (w) => `/children/${w.erased}`, as: DEMO.caseManager, status: 410, named: 'a record that was erased', says: 'This record was erased' },
  { state: 'refused', path: () => '/held/nothing', as: DEMO.caseManager, status: 404, says: 'There is nothing of yours' },
];
