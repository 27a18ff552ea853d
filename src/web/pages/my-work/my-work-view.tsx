import { Button, Details, InsetText, RagTag, Tag, type Content } from '../../components/index.ts';
import { dayAndDate, dayNear, daysBetween, type PlainDate } from '../../../core/values/plain-date.ts';
import { roleInSentence, roleLabel, type Role } from '../../../core/access/roles.ts';
import { type DecisionRow, type DutyRow, type MyWork, type ToAgree, type Together, type WorkPart } from '../../../app/work/my-work.ts';
import type { AppointmentRow, WorkRow } from '../../../app/ports/lists.ts';
import type { Wait } from '../../../app/work/waits.ts';
import { asRag } from '../child/child-header.tsx';
import { Waits } from './waits-view.tsx';

export interface MyWorkModel {
  readonly work: MyWork;
  /** what waits for them and is no duty about a record */
  readonly waits?: readonly Wait[];
  readonly role: Role;
  readonly name: string;
  readonly today: PlainDate;
  /** what is to be read at once, above everything else */
  readonly alerts?: Content;
}

/** Pages on which what a kind of entry proves is answered for many, where there is one of its own. */
const SCREENS: Readonly<Record<string, string>> = { 'rag-feedback.given': '/meetings/feedback', 'name-list.shared': '/name-list', 'name-list.removal-asked': '/name-list' };

const PARTS = [
  { key: 'overdue', title: 'Overdue', empty: 'Nothing is overdue.' },
  { key: 'today', title: 'Today', empty: 'Nothing is due today.' },
  { key: 'thisWeek', title: 'This week', empty: 'Nothing else is due this week.' },
] as const;

/** What somebody has to do, in the order in which they look. */
export function MyWorkView({ work, waits = [], role, name, today, alerts }: MyWorkModel) {
  // What several people may take is no one's red wall: it stands below what is theirs.
  const mine = role === 'case-manager' ? work.toDecide.filter((r) => r.ownerWorker !== undefined) : work.toDecide;
  const pool = work.toDecide.filter((r) => !mine.includes(r));
  return (
    <>
      <h1 class="govuk-heading-xl">My work</h1>
      <p class="govuk-body-l">{name}, {roleLabel(role)}. {dayAndDate(today, true)}.</p>
      {alerts}
      <Appointments work={work} today={today} />
      {work.toAgree.length > 0 && (
        <section aria-labelledby="agree">
          <h2 class="govuk-heading-l" id="agree">Awaits your agreement ({work.toAgree.length})</h2>
          <ul class="tl-duties">{work.toAgree.map((a) => <Agree a={a} today={today} />)}</ul>
        </section>
      )}
      {work.provisional > 0 && (
        <p class="govuk-body-l"><a class="govuk-link" href="/meetings/ratings-to-confirm">{work.provisional === 1 ? '1 rating is' : `${work.provisional} ratings are`} provisional until a manager confirms</a></p>
      )}
      {work.toDecide.length > 0 && (
        <section aria-labelledby="decide">
          <h2 class="govuk-heading-l" id="decide">To decide ({mine.length})</h2>
          <ul class="tl-duties">{mine.slice(0, 20).map((row) => <Decide row={row} today={today} />)}</ul>
          {mine.length > 20 && <Details summary={`Show ${mine.length - 20} more`}><ul class="tl-duties">{mine.slice(20).map((row) => <Decide row={row} today={today} />)}</ul></Details>}
          {pool.length > 0 && (
            <Details summary={`Of children whom nobody holds yet: ${pool.length}`}>
              <p class="govuk-body">Any {roleInSentence(role)} may take one of these; a manager allocates the child.</p>
              <ul class="tl-duties">{pool.map((row) => <Decide row={row} today={today} />)}</ul>
            </Details>
          )}
        </section>
      )}
      <Waits waits={waits} today={today} />
      {(work.total > 0 || waits.length === 0) && PARTS.map((p) => (
        <section aria-labelledby={p.key}>
          <h2 class="govuk-heading-l" id={p.key}>{p.title} ({count(work[p.key])})</h2>
          {count(work[p.key]) === 0 ? <p class="govuk-body">{p.empty}</p> : <Part part={work[p.key]} today={today} />}
        </section>
      ))}
      <Elsewhere rows={work.elsewhere} today={today} />
      <More title="Open until done" hint="These have no limit. The age is shown; they are never late." part={work.untilDone} today={today} />
      <More title="Later" part={work.later} today={today} />
      {work.broughtForward.length > 0 && (
        <section aria-labelledby="brought">
          <h2 class="govuk-heading-l" id="brought">Brought forward: to check ({work.broughtForward.length})</h2>
          <p class="govuk-body">These fell due before the service went live here, or before the record came from another service. Nobody is late. <a class="govuk-link" href="/my-work/brought-forward">Check and settle them</a></p>
        </section>
      )}
      {work.waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 class="govuk-heading-l" id="waiting">Waiting on others ({work.waiting.length})</h2>
          <ul class="tl-duties">{work.waiting.map((row) => <DutyLine row={row} today={today} />)}</ul>
        </section>
      )}
      {work.prompts.length > 0 && (
        <section aria-labelledby="prompts">
          <h2 class="govuk-heading-l" id="prompts">Worth a look ({work.prompts.length})</h2>
          <ul class="govuk-list govuk-list--bullet">{work.prompts.map((p) => <li><About row={p} />: {p.detail.title} ({p.detail.clause})</li>)}</ul>
        </section>
      )}
      {work.total === 0 && waits.length === 0 && <InsetText>Nothing is asked of you now. New work appears here by itself.</InsetText>}
    </>
  );
}

export function count(part: WorkPart): number {
  return part.duties.length + part.together.reduce((n, t) => n + t.rows.length, 0);
}

function More({ title, hint, part, today }: { readonly title: string; readonly hint?: string; readonly part: WorkPart; readonly today: PlainDate }) {
  const n = count(part);
  if (n === 0) return null;
  return (
    <Details summary={`${title} (${n})`}>
      {hint !== undefined && <p class="govuk-hint">{hint}</p>}
      <Part part={part} today={today} />
    </Details>
  );
}

export function Part({ part, today }: { readonly part: WorkPart; readonly today: PlainDate }) {
  return (
    <ul class="tl-duties">
      {part.together.map((t) => <TogetherLine t={t} today={today} />)}
      {part.duties.map((row) => <DutyLine row={row} today={today} />)}
    </ul>
  );
}

/** What is owed in other systems is one line for each of them: it is done on a page of its own. */
function Elsewhere({ rows, today }: { readonly rows: readonly DutyRow[]; readonly today: PlainDate }) {
  if (rows.length === 0) return null;
  const oldest = rows.map((r) => r.detail.startedOn).reduce((a, b) => (a < b ? a : b));
  return (
    <section aria-labelledby="elsewhere">
      <h2 class="govuk-heading-l" id="elsewhere">Second entries ({rows.length})</h2>
      <p class="govuk-body">To be entered in another system as well; the oldest has been open for {ageText(oldest, today)}. <a class="govuk-link" href="/second-entries">Copy the texts and tick what you have entered</a></p>
    </section>
  );
}

function TogetherLine({ t, today }: { readonly t: Together; readonly today: PlainDate }) {
  return (
    <li class={t.late > 0 ? 'tl-duty tl-duty--late' : 'tl-duty'}>
      <p class="tl-duty__what">{t.title}</p>
      <p class="tl-duty__when">{t.due === undefined ? 'Open until done' : t.late > 0 ? `${t.late} late` : `Due ${dayNear(t.due, today)}`}</p>
      <p class="tl-duty__who">{t.rows.length} children, {t.place} ({t.clause})</p>
      <div class="tl-duty__act"><Button href={SCREENS[t.rows[0]?.detail.proof[0]?.kind ?? ''] ?? `/my-work/together?key=${encodeURIComponent(t.key)}`} kind="secondary" text={`Answer for all ${t.rows.length} on one screen`} /></div>
    </li>
  );
}

function About({ row }: { readonly row: WorkRow }) {
  const href = row.subject.kind === 'child' ? `/children/${row.subject.id}` : beside(row);
  return <><a class="govuk-link" href={href}>{row.about}</a>{row.reference === undefined ? '' : ` (${row.reference})`}</>;
}

/** The page of whatever has a chronology and is no child. */
function beside(row: WorkRow): string {
  const { subject } = row;
  if (row.sort === 'duty' && row.detail.proof.some((p) => p.kind === 'transfer.settled')) return `/transfers/${subject.id}`;
  return subject.kind === 'worker' ? `/colleagues/${subject.id}` : `/meetings/${subject.id}`;
}

/** Where the entry that proves a duty is recorded. */
export function proofHref(row: DutyRow): string | undefined {
  const proof = row.detail.proof[0];
  if (row.subject.kind === 'worker' && proof !== undefined) return `/colleagues/${row.subject.id}/record/${proof.kind}${row.detail.startedBy === undefined ? '' : `?of=${row.detail.startedBy}`}`;
  if (row.subject.kind !== 'child') return beside(row);
  const screen = SCREENS[proof?.kind ?? ''];
  if (screen !== undefined) return screen;
  if (proof === undefined) return row.detail.parts === undefined ? undefined : `/children/${row.subject.id}/record/allocation.made?duty=${encodeURIComponent(row.detail.key)}`;
  const of = row.detail.startedBy;
  // What a manager agrees to is looked at first.
  if (proof.kind === 'transfer.agreed' && of !== undefined) return `/children/${row.subject.id}/transfers/${of}`;
  return `/children/${row.subject.id}/record/${proof.kind}?duty=${encodeURIComponent(row.detail.key)}${of === undefined ? '' : `&of=${of}`}`;
}

export function whyHref(row: DutyRow | DecisionRow): string {
  return `/${row.subject.kind === 'child' ? 'children' : 'sittings'}/${row.subject.id}/why?key=${encodeURIComponent(row.detail.key)}`;
}

export function DutyLine({ row, today }: { readonly row: DutyRow; readonly today: PlainDate }) {
  const { detail } = row;
  const late = detail.state === 'open' && detail.due !== undefined && detail.due < today && detail.waitingOn === undefined;
  const isToday = detail.due === today;
  const href = proofHref(row);
  const missing = detail.parts?.filter((p) => p.metOn === undefined).map((p) => p.label.replaceAll('-', ' ')) ?? [];
  const missed = row.missedBefore;
  const explained = detail.adjustments.find((a) => a.how === 'late-reason');
  return (
    <li class={late ? 'tl-duty tl-duty--late' : isToday ? 'tl-duty tl-duty--today' : 'tl-duty'}>
      <p class="tl-duty__what">{href === undefined ? detail.title : <a class="govuk-link" href={href}>{detail.title}</a>}</p>
      <p class="tl-duty__when">{whenText(row, today)}</p>
      <p class="tl-duty__who">
        <About row={row} /> {row.rag !== undefined && <RagTag colour={asRag(row.rag)} />} {row.inPlaceOf !== undefined && <Tag text={`for ${row.inPlaceOf}, who is away`} colour="blue" />}{row.ownerWorker === undefined && row.ownerRole !== undefined && <Tag text={`for any ${roleInSentence(row.ownerRole)}`} colour="grey" />}
      </p>
      <p class="tl-duty__why">
        {missing.length > 0 && detail.parts !== undefined && missing.length < detail.parts.length && <>Still missing: {missing.join(', ')}. </>}
        {missed > 0 && <>Missed {missed} {missed === 1 ? 'time' : 'times'} before. </>}
        {explained !== undefined && <>Reason given: {explained.reason}. </>}
        {detail.clause}. <a class="govuk-link" href={whyHref(row)}>Why this, why then<span class="govuk-visually-hidden">: {detail.title}, {row.about}</span></a>
      </p>
    </li>
  );
}

function whenText({ detail }: DutyRow, today: PlainDate): string {
  if (detail.state === 'paused') return 'Paused';
  if (detail.waitingOn !== undefined) return `Waiting on ${detail.waitingOn}`;
  if (detail.due === undefined) return `Open for ${ageText(detail.startedOn, today)}`;
  if (detail.due < today) return `Late: was due ${dayNear(detail.due, today)}`;
  if (detail.remindOn !== undefined && detail.remindOn <= today && detail.due > today) return `Reminder: due ${dayNear(detail.due, today)}`;
  return detail.due === today ? 'Due today' : `Due ${dayNear(detail.due, today)}`;
}

function ageText(since: PlainDate, today: PlainDate): string {
  const n = daysBetween(since, today);
  return n === 0 ? 'less than a day' : n === 1 ? '1 day' : `${n} days`;
}

function Agree({ a, today }: { readonly a: ToAgree; readonly today: PlainDate }) {
  return (
    <li class="tl-duty tl-duty--today">
      <p class="tl-duty__what"><a class="govuk-link" href={`/children/${a.child}/entries/${a.entry}`}>{a.what.join(', ')}<span class="govuk-visually-hidden">: {a.about}</span></a></p>
      <p class="tl-duty__when">Waits for {ageText(a.on, today)}</p>
      <p class="tl-duty__who"><a class="govuk-link" href={`/children/${a.child}`}>{a.about}</a>{a.reference === undefined ? '' : ` (${a.reference})`}, proposed by {a.proposer}</p>
      <p class="tl-duty__why">{a.clauses}. Nothing is on record until you agree.</p>
    </li>
  );
}

function Decide({ row, today }: { readonly row: DecisionRow; readonly today: PlainDate }) {
  const { detail } = row;
  return (
    <li class="tl-duty tl-duty--today">
      <p class="tl-duty__what"><a class="govuk-link" href={`/children/${row.subject.id}/record/${detail.decide}?consideration=${encodeURIComponent(detail.key)}`}>{detail.title}</a></p>
      <p class="tl-duty__when">Open for {ageText(detail.openedOn, today)}</p>
      <p class="tl-duty__who"><About row={row} />{detail.grounds.length > 0 && `: ${detail.grounds.map((g) => `${g.label} ${g.value}`).join(', ')}`}</p>
      <p class="tl-duty__why">{detail.clause}. <a class="govuk-link" href={whyHref(row)}>Why<span class="govuk-visually-hidden">: {detail.title}, {row.about}</span></a></p>
    </li>
  );
}

function Appointments({ work, today }: { readonly work: MyWork; readonly today: PlainDate }) {
  if (work.visitsToday.length + work.missedYesterday.length === 0) return null;
  return (
    <div class="tl-beside">
      <section class="tl-beside__part" aria-labelledby="visits">
        <h2 class="govuk-heading-m" id="visits">Appointments today</h2>
        {work.visitsToday.length === 0 ? <p class="govuk-body">None.</p> : <ul class="govuk-list">{work.visitsToday.map((a) => <Appointment a={a} today={today} />)}</ul>}
      </section>
      <section class="tl-beside__part" aria-labelledby="missed">
        <h2 class="govuk-heading-m" id="missed">Yesterday: missed, or no outcome yet</h2>
        {work.missedYesterday.length === 0 ? <p class="govuk-body">None.</p> : <ul class="govuk-list">{work.missedYesterday.map((a) => <Appointment a={a} today={today} />)}</ul>}
      </section>
    </div>
  );
}

function Appointment({ a, today }: { readonly a: AppointmentRow; readonly today: PlainDate }) {
  return (
    <li>
      <a class="govuk-link" href={`/children/${a.child}`}>{a.about}</a>{[a.at, a.place, a.purpose].filter(Boolean).map((t) => `, ${t}`).join('')}
      {a.outcome !== undefined && <> <Tag text={a.outcome.startsWith('missed') ? 'missed' : 'kept'} colour={a.outcome.startsWith('missed') ? 'red' : 'green'} /></>}
      {a.outcome === undefined && a.on <= today && <><br /><a class="govuk-link" href={`/children/${a.child}/note?of=${a.entry}`}>Say how it went<span class="govuk-visually-hidden"> with {a.about}</span></a></>}
    </li>
  );
}
