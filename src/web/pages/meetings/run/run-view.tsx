import { Button, CsrfField, EnterSends, InsetText, RagTag, Table, Textarea, WarningText, type Content } from '../../../components/index.ts';
import { classes } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import type { KeptForm, Typed } from '../../../../app/identity/drafts.ts';
import type { SavedItem } from '../../../../app/ports/meetings.ts';
import type { ItemProblem } from '../../../../app/meetings/judge-item.ts';
import type { OpenItem } from '../../../../app/meetings/open-item.ts';
import type { PreparedChild } from '../../../../app/meetings/prepare-sitting.ts';
import type { Choices } from '../../../forms/choices.ts';
import { lastOf } from '../../../forms/typed.ts';
import { asRag } from '../../child/child-header.tsx';
import { ActionsForm, DecisionsForm, InformationForm, NotToday } from './decisions-form.tsx';
import { differences } from './differences.ts';
import { faultMap } from './faults-of.ts';
import { KnownView, LastActions } from './known-view.tsx';
import { PapersView } from './papers-view.tsx';
import { RatingForm } from './rating-form.tsx';

export interface RunModel {
  readonly item: OpenItem;
  readonly typed: Typed;
  readonly problems: readonly ItemProblem[];
  readonly choices: Choices;
  readonly csrf: string;
  /** version on which what is typed rests */
  readonly basedOn: number;
  /** what another screen saved meanwhile */
  readonly overtaken?: SavedItem;
  readonly restored?: KeptForm;
  readonly mayRun: boolean;
}

/** One child at a time: the agenda at the side, what is known, the criteria with their evidence, the decision. */
export function RunView(model: RunModel) {
  const { item } = model;
  const { child, sitting } = item;
  return (
    <div class="tl-meeting">
      <div class="tl-meeting__child">
        <Steps item={item} />
        <span class="govuk-caption-l">{child.group.title}, {item.position + 1} of {sitting.children.length}</span>
        <h1 class="govuk-heading-l">{child.name}{child.reference === undefined ? '' : `, ${child.reference}`} <RagTag colour={asRag(child.rag)} /></h1>
        <p class="govuk-body">
          {child.caseManager === undefined ? 'Nobody holds the case.' : `Held by ${sitting.names.worker(child.caseManager)}.`} <a class="govuk-link" href={`/children/${child.child}`}>Open the record</a>
        </p>
        <div
          class="tl-elsewhere" role="status" data-meeting-watch={`/meetings/${sitting.id}/children/${child.child}/version`} data-version={String(item.saved?.version ?? 0)}
        />
        {model.overtaken !== undefined && <Overtaken model={model} by={model.overtaken} />}
        {model.restored !== undefined && <InsetText text="What you had typed here and not saved has been brought back. Save it, or open this child again from the list to see what was saved last." />}
        <NewSince problems={model.problems} child={child.child} />
        <PapersView item={item} />
        <KnownView item={item} />
        {sitting.state.stage === 'closed' ? <InsetText>This meeting is closed. What it decided stands on <a class="govuk-link" href={`/children/${child.child}/chronology`}>the child’s chronology</a> and is corrected there.</InsetText> : <ItemForm {...model} />}
      </div>
      <nav class="tl-meeting__agenda" aria-label="Children on the agenda"><Progress item={item} /></nav>
    </div>
  );
}

function ItemForm(model: RunModel): Content {
  const { item, typed, choices, problems } = model;
  if (!model.mayRun) return <InsetText text="Those who run the meeting write here. You see what they have saved." />;
  const faults = faultMap(item, problems);
  const key = draftKeyOf(item);
  const asked = [...new Map(problems.filter((p) => p.sort === 'asked' && p.field === undefined && p.clause !== '').map((p) => [p.clause, p] as const)).values()];
  const part = { item, typed, faults, choices };
  return (
    <form method="post" action={`/meetings/${item.sitting.id}/children/${item.child.child}`} novalidate data-draft-key={key}>
      <EnterSends text="Save and stay" name="_then" value="stay" />
      <CsrfField token={model.csrf} />
      <input type="hidden" name="_draft" value={key} />
      <input type="hidden" name="_page" value={`/meetings/${item.sitting.id}/children/${item.child.child}`} />
      <input type="hidden" name="_seen" value={String(item.seen)} />
      <input type="hidden" name="version" value={String(model.basedOn)} />
      <LastActions {...part} />
      {item.groups.some((g) => g.needs === 'rating') && <RatingForm {...part} />}
      <DecisionsForm {...part} />
      {asked.map((p) => <Textarea name={`answer:${p.clause}`} label={`${p.says} (${p.clause})`} hint={`Give ${p.wants}`} rows={2} value={lastOf(typed, `answer:${p.clause}`)} error={faults.get(`answer:${p.clause}`)} />)}
      <ActionsForm {...part} />
      <InformationForm {...part} />
      <NotToday {...part} />
      <div class="govuk-button-group">
        <Button text={item.next === undefined ? 'Save' : 'Save and go to the next child'} name="_then" value="next" />
        <Button text="Save and stay" kind="secondary" name="_then" value="stay" />
      </div>
    </form>
  );
}

export function draftKeyOf(item: Pick<OpenItem, 'child'> & { readonly sitting: { readonly id: string } }): string {
  return `meeting:${item.sitting.id}:${item.child.child}`;
}

function Steps({ item }: { readonly item: OpenItem }) {
  const base = `/meetings/${item.sitting.id}`;
  return (
    <div class="tl-meeting__step" data-keys="steps">
      {item.previous === undefined ? <span /> : <a class="govuk-link" rel="prev" href={`${base}/children/${item.previous}`}>Previous child</a>}
      {item.next === undefined ? <a class="govuk-link" rel="next" href={`${base}/attendance`}>Attendance</a> : <a class="govuk-link" rel="next" href={`${base}/children/${item.next}`}>Next child</a>}
    </div>
  );
}

const STATE_WORDS = { ready: 'ready', incomplete: 'begun, not complete', 'carried-over': 'carried over', 'not-needed': 'no longer for this meeting' } as const;

/** The agenda with where each child stands. */
export function Progress({ item }: { readonly item: Pick<OpenItem, 'sitting' | 'child'> }) {
  const { children, id } = item.sitting;
  const done = children.filter((c) => c.state !== undefined && c.state !== 'incomplete').length;
  const groups = [...new Set(children.map((c) => c.group.title))];
  return (
    <>
      <p class="govuk-body-s"><strong>{done} of {children.length} settled</strong></p>
      {groups.map((title) => (
        <>
          <h2 class="govuk-heading-s">{title}</h2>
          <ol class="tl-agenda">{children.filter((c) => c.group.title === title).map((c) => <Entry c={c} current={c.child === item.child.child} sitting={id} />)}</ol>
        </>
      ))}
      <ul class="govuk-list govuk-list--spaced">
        <li><a class="govuk-link" href={`/meetings/${id}/attendance`}>Attendance</a></li>
        <li><a class="govuk-link" href={`/meetings/${id}/close`}>Close or adjourn</a></li>
        <li><a class="govuk-link" href={`/meetings/${id}`}>The sitting</a></li>
      </ul>
    </>
  );
}

function Entry({ c, current, sitting }: { readonly c: PreparedChild; readonly current: boolean; readonly sitting: string }) {
  const settled = c.state !== undefined && c.state !== 'incomplete';
  return (
    <li class={classes('tl-agenda__item', current && 'tl-agenda__item--current', settled && 'tl-agenda__item--done')}>
      <a class="govuk-link" href={`/meetings/${sitting}/children/${c.child}`} aria-current={current ? 'page' : undefined}>{c.name}</a>
      {c.state !== undefined && <span class="govuk-hint"> {STATE_WORDS[c.state]}</span>}
    </li>
  );
}

function Overtaken({ model, by }: { readonly model: RunModel; readonly by: SavedItem }) {
  const { names, meeting } = model.item.sitting;
  const named = new Map<string, string>([...model.choices.people.map((p) => [`worker:${p.value}`, p.text] as const), ...model.choices.roles.map((r) => [`role:${r.value}`, r.text] as const)]);
  const rows = differences(meeting, by.form, model.typed, (value) => named.get(value) ?? value);
  return (
    <section aria-labelledby="overtaken">
      <WarningText text={`${names.worker(by.savedBy)} saved this child on another screen at ${by.savedAt.slice(11, 16)} (UTC) while you wrote. Yours has not been saved yet, and nothing of it is lost.`} />
      <h2 class="govuk-heading-m" id="overtaken">What differs</h2>
      {rows.length === 0 ? <p class="govuk-body">Nothing: both say the same.</p> : (
        <Table head={['Field', 'Saved on the other screen', 'Yours, below']} rows={rows.map((d) => [d.label, d.theirs, d.mine])} stackOnMobile small />
      )}
      <p class="govuk-body">Change yours below where you agree with the other, then save; or <a class="govuk-link" href={`/meetings/${model.item.sitting.id}/children/${by.child}?latest=yes`}>take what was saved and leave yours</a>.</p>
    </section>
  );
}

function NewSince({ problems, child }: { readonly problems: readonly ItemProblem[]; readonly child: string }) {
  const changed = problems.filter((p) => p.sort === 'changed');
  if (changed.length === 0) return null;
  return (
    <section aria-labelledby="new-since">
      <h2 class="govuk-heading-m" id="new-since">Recorded since this was saved</h2>
      <ul class="govuk-list govuk-list--bullet">
        {changed.flatMap((p) => p.entries ?? []).map((e) => <li><a class="govuk-link" href={`/children/${child}/entries/${e.id}`}>{e.kind.replaceAll('.', ' ').replaceAll('-', ' ')}</a>, {longDate(e.occurredOn)}</li>)}
      </ul>
      <p class="govuk-body">Look at it, then save again: what you chose stands, unless you change it.</p>
    </section>
  );
}
