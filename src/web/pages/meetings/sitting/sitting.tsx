import { Button, CsrfField, InsetText, SummaryList, Table, Tag, Input, Select, Textarea, Details, type Content } from '../../../components/index.ts';
import { dayAndDate, daysBetween, longDate } from '../../../../core/values/plain-date.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { roleInSentence, roleLabel } from '../../../../core/access/roles.ts';
import { leadSeats, requiredSeats } from '../../../../core/meetings/required.ts';
import { seatsOf } from '../../../../core/meetings/seats.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { ITEM_OUTCOMES } from '../../../../core/chronology/kinds/sitting/sitting-item-decided.ts';
import { prepareSitting, type PreparedChild, type PreparedSitting } from '../../../../app/meetings/prepare-sitting.ts';
import type { Context, FieldError, PageReply, Reply } from '../../../route.ts';
import { lastOf } from '../../../forms/typed.ts';
import { LastTime, lastTimeHeading, noLastTime, sinceLastTime } from '../last-time.tsx';
import { paperHref } from '../run/papers-view.tsx';
import { partWords } from '../run/known-view.tsx';
import { NotesForm } from '../notes/notes-form.tsx';
import { NotInYetView } from './not-in-yet.tsx';

/** A sitting: prepared until it opens, then the way into each child, then its minutes. */
export async function showSitting(context: Context): Promise<Reply> {
  const sitting = await sittingOf(context);
  return sitting === undefined ? NO_SITTING : sittingPage(context, sitting);
}

export const NO_SITTING: Reply = { is: 'not-found', what: 'There is no such sitting' };

export function sittingOf(context: Context): Promise<PreparedSitting | undefined> {
  return prepareSitting(context.ports, context.who.reader, id<SubjectId>(context.params['sitting'] ?? ''));
}

export function sittingPage(context: Context, sitting: PreparedSitting, errors: readonly FieldError[] = [], found?: Content): PageReply {
  const { state, meeting } = sitting;
  return {
    is: 'page',
    title: `${meeting.title}, ${longDate(state.on)}`,
    nav: 'meetings',
    back: { href: '/meetings', text: 'Meetings' },
    errors,
    ...(errors.length > 0 ? { status: 422 } : {}),
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-xl">{meeting.title}, {dayAndDate(state.on, true)}</h1>
        <About sitting={sitting} />
        <NotInYetView children={sitting.notIn} />
        <WayOn context={context} sitting={sitting} />
        {state.stage !== 'closed' && context.may('meetings.run') && <NotesForm context={context} sitting={sitting} />}
        <h2 class="govuk-heading-l">{state.stage === 'planned' ? 'Agenda as the record stands now' : 'Agenda'}</h2>
        {sitting.children.length === 0 ? <InsetText text="Nobody comes before this meeting by the record as it stands." /> : groupsOf(sitting).map(([title, children]) => <Group title={title} children_={children} sitting={sitting} />)}
        {state.stage !== 'closed' && context.may('meetings.run') && <AddForm context={context} sitting={sitting} errors={errors} found={found} />}
      </>
    ),
  };
}

function About({ sitting }: { readonly sitting: PreparedSitting }) {
  const { state, meeting } = sitting;
  const seats = seatsOf(meeting, state.attendance, state.on);
  const required = requiredSeats(meeting, state);
  return (
    <SummaryList
      noBorder
      rows={[
        { key: 'Stage', value: { planned: 'Planned', open: 'Open', closed: 'Closed' }[state.stage] },
        { key: 'When and where', value: [dayAndDate(state.on, true), state.at, state.place].filter(Boolean).join(', ') },
        ...(meeting.chairs === undefined && state.chairNamed === undefined ? [] : [{ key: 'Chair', value: state.chairNamed === undefined ? <strong>No chair is named</strong> : `${state.chairNamed.name}, ${roleLabel(state.chairNamed.role)}` }]),
        ...(state.urgent === undefined ? [] : [{ key: meeting.urgent?.value.title ?? 'Urgent sitting', value: `${state.urgent.why ?? 'no reason is given'}${state.lead === undefined ? '' : `. Lead agency: ${state.lead}`}` }, { key: 'Who will be there', value: state.urgent.expected.map((p) => `${p.name}, ${roleLabel(p.role)}`).join('; ') || 'nobody is named' }]),
        ...(state.full ? [{ key: 'Agenda', value: 'No room is left' }] : []),
        ...(state.whyNotProposed === undefined ? [] : [{ key: 'Why this day', value: state.whyNotProposed }]),
        ...(meeting.runBy.length === 0 ? [] : [{ key: 'Run by', value: meeting.runBy.map((r) => roleLabel(r)).join(' and ') }]),
        ...seats.map((s) => ({ key: `Seat: ${s.seat.name}`, value: s.by.length === 0 ? (!s.seat.needed && !required.includes(s.seat) ? `not required at this sitting (${s.seat.clause})` : state.stage === 'planned' || state.attendance.length === 0 ? `nobody yet (${s.seat.clause})` : <strong>{s.seat.missing} ({s.seat.clause})</strong>) : s.by.join(', ') })),
        ...state.contributions.map((c) => ({ key: `Contribution of the ${roleInSentence(c.role)}`, value: c.text })),
        ...(state.adjourned === undefined ? [] : [{ key: 'Adjourned', value: `${state.adjourned.reason}${state.adjourned.until === undefined ? '' : `, to ${longDate(state.adjourned.until)}`}` }]),
      ]}
    />
  );
}

function WayOn({ context, sitting }: { readonly context: Context; readonly sitting: PreparedSitting }): Content {
  const { state } = sitting;
  const base = `/meetings/${sitting.id}`;
  const papers = <Button text="Papers to print" kind="secondary" href={`${base}/papers`} />;
  if (state.stage === 'closed') {
    return (
      <div class="govuk-button-group">
        <Button text="Minutes" href={`${base}/minutes`} />
        {state.adjourned?.until !== undefined && context.may('meetings.run') && <Button text={`Plan the sitting of ${longDate(state.adjourned.until)}`} kind="secondary" href={`/meetings/plan?meeting=${state.meeting}&on=${state.adjourned.until}`} />}
      </div>
    );
  }
  if (!context.may('meetings.run')) return <div class="govuk-button-group">{papers}</div>;
  if (state.stage === 'planned') {
    return (
      <form method="post" action={`${base}/open`} novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={context.ports.ids.next()} />
        <div class="govuk-button-group">
          {state.on <= context.today && <Button text="Open the meeting" preventDoubleClick />}
          <Button text="Attendance" kind="secondary" href={`${base}/attendance`} />
          {papers}
          <Button text="Move it to another day" kind="secondary" href={`${base}/move`} />
        </div>
        {state.on > context.today && <p class="govuk-body">It can be opened on its day, in {daysBetween(context.today, state.on)} days.</p>}
      </form>
    );
  }
  const first = sitting.children.find((c) => c.state === undefined || c.state === 'incomplete') ?? sitting.children[0];
  return (
    <div class="govuk-button-group">
      {first !== undefined && <Button text={first.state === undefined && first === sitting.children[0] ? 'Begin with the first child' : 'Go on with the next child who is not settled'} href={`${base}/children/${first.child}`} />}
      <Button text="Attendance" kind="secondary" href={`${base}/attendance`} />
      <Button text="Close or adjourn" kind="secondary" href={`${base}/close`} />
      {papers}
    </div>
  );
}

export function groupsOf(sitting: PreparedSitting): readonly (readonly [string, readonly PreparedChild[]])[] {
  const titles = [...new Set(sitting.children.map((c) => c.group.title))];
  return titles.map((title) => [title, sitting.children.filter((c) => c.group.title === title)] as const);
}

const STATES = { ready: 'Ready', incomplete: 'Begun', 'carried-over': 'Carried over', 'not-needed': 'Not needed' } as const;

function Group({ title, children_, sitting }: { readonly title: string; readonly children_: readonly PreparedChild[]; readonly sitting: PreparedSitting }) {
  const { state } = sitting;
  const outcomes = new Map(state.outcomes.map((o) => [o.child, o] as const));
  const clause = children_[0]?.group.clause ?? '';
  return (
    <Table
      caption={<>{title} ({children_.length}){clause === '' ? '' : `, ${clause}`}</>} captionSize="m" stackOnMobile firstCellIsHeader
      classes="tl-agenda-table" head={['Child', lastTimeHeading(sitting.meeting), state.stage === 'closed' || sitting.meeting.shows.length === 0 ? 'What is missing' : 'What is missing, and what lies before the meeting', ...(state.stage === 'planned' ? [] : [state.stage === 'closed' ? 'Outcome' : 'Where it stands'])]}
      rows={children_.map((c) => [
        <><a class="govuk-link" href={state.stage === 'open' ? `/meetings/${sitting.id}/children/${c.child}` : `/children/${c.child}`}>{c.name}</a><br /><span class="govuk-hint">{c.reference ?? 'no reference'}{c.inCustody ? ', in custody' : ''}{c.lead === undefined ? '' : `. Lead agency: ${c.lead}`}{c.presenter === undefined ? '' : `. Presents: ${c.presenter.name ?? (c.presenter.worker === undefined ? roleLabel(c.presenter.role) : sitting.names.worker(c.presenter.worker))}`}</span></>,
        c.last === undefined ? (c.group.needs === 'consideration' ? 'Not on the list' : noLastTime(sitting.meeting)) : <><LastTime meeting={sitting.meeting} last={c.last} names={sitting.names} /><br />{longDate(c.last.on)}</>,
        <><Missing c={c} sitting={sitting} />{state.stage !== 'closed' && <Before c={c} />}</>,
        ...(state.stage === 'planned' ? [] : [state.stage === 'closed' ? outcomeWords(outcomes.get(c.child)) : c.state === undefined ? '' : <Tag text={STATES[c.state]} colour={c.state === 'incomplete' ? 'yellow' : 'green'} />]),
      ])}
    />
  );
}

/** What lies before the meeting with the child, each as a page of its own. */
function Before({ c }: { readonly c: PreparedChild }): Content {
  if (c.before.length === 0) return null;
  return <ul class="govuk-list">{c.before.map((e) => <li><a class="govuk-link" href={paperHref(e)}>{kindOf(e.kind)?.label}<span class="govuk-visually-hidden"> for {c.name}</span></a>, {longDate(e.occurredOn)}</li>)}</ul>;
}

function outcomeWords(o: { readonly outcome: string; readonly reason?: string; readonly until?: string } | undefined): string {
  if (o === undefined) return '';
  return [(ITEM_OUTCOMES as Readonly<Record<string, string>>)[o.outcome] ?? o.outcome, o.reason].filter(Boolean).join(': ');
}

export function Missing({ c, sitting }: { readonly c: PreparedChild; readonly sitting: PreparedSitting }): Content {
  const lines = [
    ...(c.addedBecause === undefined ? [] : [`Added by hand: ${c.addedBecause}`]),
    ...(c.carried === undefined ? [] : [`Carried over from ${longDate(c.carried.on)}: ${c.carried.reason}`]),
    ...c.toDo.map((d) => {
      const open = (d.parts ?? []).filter((p) => p.metOn === undefined).map((p) => partWords(p.label));
      return `${d.title}${open.length === 0 ? '' : `: ${open.join(', ')}`} (${d.clause})`;
    }),
    ...c.papers.map((p) => `${p.missing.charAt(0).toUpperCase()}${p.missing.slice(1)}: shown to the ${p.warn.map((r) => roleInSentence(r)).join(' and the ')} (${p.clause})`),
    ...(c.silent.length === 0 ? [] : [`No information ${sinceLastTime(sitting.meeting)} from ${c.silent.map((s) => s.label.toLowerCase()).join(', ')}`]),
  ];
  if (lines.length === 0) return sitting.state.stage === 'closed' ? '' : 'Nothing';
  return <ul class="govuk-list">{lines.map((l) => <li>{l}</li>)}</ul>;
}

function AddForm({ context, sitting, errors, found }: { readonly context: Context; readonly sitting: PreparedSitting; readonly errors: readonly FieldError[]; readonly found: Content }) {
  const at = (name: string): string | undefined => errors.find((e) => e.field === name)?.text;
  const leads = leadSeats(sitting.meeting, sitting.state.on);
  return (
    <Details summary="Add somebody by hand" open={errors.length > 0 || found !== undefined}>
      <form method="post" action={`/meetings/${sitting.id}/add`} novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={context.ports.ids.next()} />
        <input type="hidden" name="_page" value={`/meetings/${sitting.id}`} />
        <Input name="who" label="Name or reference of the child" width={20} value={lastOf(context.form, 'who')} error={at('who')} autocomplete="off" />
        {found}
        <Textarea name="reason" label="Why the meeting is to speak about the child" rows={2} value={lastOf(context.form, 'reason')} error={at('reason')} />
        {leads.length > 0 && <Select name="lead" label="Lead agency" hint="Whose case it is: its representative presents the child, and its seat is required at the sitting" items={leads.map((s) => ({ value: s.name, text: s.name }))} value={lastOf(context.form, 'lead') || (sitting.state.lead ?? sitting.meeting.lead ?? '')} />}
        <Button text="Add to the agenda" kind="secondary" preventDoubleClick />
      </form>
    </Details>
  );
}

