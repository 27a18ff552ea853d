import { FoldedText, Input, Radios, SummaryList, type Content, type SummaryRow } from '../../../components/index.ts';
import { dayAndDate, daysBetween, longDate } from '../../../../core/values/plain-date.ts';
import { isRole, roleInSentence } from '../../../../core/access/roles.ts';
import type { Change } from '../../../../core/meetings/changes-since.ts';
import type { ActionLine, OpenItem } from '../../../../app/meetings/open-item.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { Faults } from '../../../forms/read-fields.ts';
import { lastOf } from '../../../forms/typed.ts';
import { LastTime, lastTimeHeading, noLastTime, ratesChildren, sinceLastTime } from '../last-time.tsx';
import { PARTS } from '../item-fields.ts';

/** What is known about the child, most pressing first: the last rating, what has changed, what was promised, what the child says. */
export function KnownView({ item }: { readonly item: OpenItem }) {
  return (
    <section aria-labelledby="known">
      <h2 class="govuk-heading-m" id="known">What we know</h2>
      <SummaryList rows={rowsOf(item)} />
      <h3 class="govuk-heading-s">What has changed{item.last === undefined ? '' : ` since ${longDate(item.last.on)}`}</h3>
      <Changes item={item} />
    </section>
  );
}

function rowsOf(item: OpenItem): SummaryRow[] {
  const { last, custody, child, contributions } = item;
  const given = contributions.filter((c) => c.on !== undefined);
  const silent = contributions.filter((c) => c.on === undefined);
  const rows: SummaryRow[] = [{ key: lastTimeHeading(item.sitting.meeting), value: <Last item={item} /> }];
  if (child.addedBecause !== undefined) rows.push({ key: 'On the agenda', value: `Added by hand: ${child.addedBecause}` });
  if (child.carried !== undefined) rows.push({ key: 'Carried over', value: `from ${longDate(child.carried.on)}: ${child.carried.reason}` });
  rows.push({
    key: 'Custody',
    value: custody.now === undefined
      ? custody.days === 0 ? 'No days in custody' : `${days(custody.days)} in custody, now out`
      : `In custody${custody.now.place === undefined ? '' : ` at ${custody.now.place}`} since ${longDate(custody.now.since)}: ${days(daysBetween(custody.now.since, item.sitting.state.on))}${last === undefined ? '' : `, ${days(custody.days)} ${sinceLastTime(item.sitting.meeting)}`}`,
  });
  rows.push({
    key: 'The child says',
    value: item.voice.length === 0 ? 'Not recorded: ask who has spoken with the child' : <>{item.voice.map((v) => <p class="govuk-body">{v.label}: {v.text} <span class="govuk-hint">{longDate(v.on)}</span></p>)}</>,
  });
  rows.push({
    key: 'Has not contributed',
    value: silent.length === 0 ? (given.length === 0 ? 'No agency is recorded as involved' : 'Everybody involved has') : <strong>{silent.map((c) => c.label).join(', ')}</strong>,
  });
  if (given.length > 0) rows.push({ key: 'Has contributed', value: given.map((c) => `${c.label}, ${c.on === undefined ? '' : longDate(c.on)}`).join('; ') });
  if (child.toDo.length > 0) {
    rows.push({
      key: 'Not done before the meeting',
      value: <>{child.toDo.map((d) => { const open = (d.parts ?? []).filter((p) => p.metOn === undefined); return <p class="govuk-body">{d.title}{open.length === 0 ? '' : `: ${open.map((p) => partWords(p.label)).join(', ')} still to`} ({d.clause})</p>; })}</>,
    });
  }
  return rows;
}

function Last({ item }: { readonly item: OpenItem }) {
  const { last } = item;
  const { meeting, names } = item.sitting;
  if (last === undefined) return <>{noLastTime(meeting)}</>;
  return (
    <>
      <LastTime meeting={meeting} last={last} names={names} /> on {dayAndDate(last.on, true)}, {days(daysBetween(last.on, item.sitting.state.on))} ago{last.provisional ? ', provisional until a manager confirms' : ''}
      <br />{last.reason === undefined ? (ratesChildren(meeting) ? 'No reason is on record.' : '') : <FoldedText text={last.reason} summary="The whole reason" />}
    </>
  );
}

function Changes({ item }: { readonly item: OpenItem }) {
  if (item.last === undefined) return <p class="govuk-body">There is no earlier rating to compare with. <a class="govuk-link" href={`/children/${item.child.child}`}>Open the record</a></p>;
  const of = (direction: Change['direction']): readonly Change[] => item.changes.filter((c) => c.direction === direction);
  if (item.changes.length === 0) return <p class="govuk-body">Nothing that changes the picture is recorded {sinceLastTime(item.sitting.meeting)}.</p>;
  return (
    <>
      <div class="tl-beside">
        {(['better', 'worse'] as const).map((direction) => (
          <div class="tl-beside__part">
            {of(direction).length === 0 ? <p class="govuk-body-s">Nothing recorded that points {direction === 'better' ? 'to the better' : 'to the worse'}.</p> : <ChangeList changes={of(direction)} child={item.child.child} marked />}
          </div>
        ))}
      </div>
      {of('neither').length > 0 && <><p class="govuk-body-s">Also recorded:</p><ChangeList changes={of('neither')} child={item.child.child} /></>}
    </>
  );
}

function ChangeList({ changes, child, marked = false }: { readonly changes: readonly Change[]; readonly child: string; readonly marked?: boolean }) {
  return (
    <ul class="govuk-list">
      {changes.map((c) => (
        <li class={marked ? `tl-change tl-change--${c.direction}` : 'tl-change'}>
          {c.text} {c.entry === undefined ? longDate(c.on) : <a class="govuk-link" href={`/children/${child}/entries/${c.entry}`}>{longDate(c.on)}</a>}
        </li>
      ))}
    </ul>
  );
}

/** Actions of the last meeting: done or not, answered here. */
export function LastActions({ item, typed, faults }: { readonly item: OpenItem; readonly typed: Typed; readonly faults: Faults }): Content {
  return (
    <section aria-labelledby="last-actions">
      <h2 class="govuk-heading-m" id="last-actions">Last actions</h2>
      {item.actions.length === 0 && <p class="govuk-body">No action is open and none has been answered {sinceLastTime(item.sitting.meeting)}.</p>}
      {item.actions.map((a) => (a.answer === undefined ? <OpenAction action={a} item={item} typed={typed} faults={faults} /> : <p class="govuk-body"><strong>{HOW[a.answer.how] ?? a.answer.how}</strong>, {longDate(a.answer.on)}: {a.what} ({a.who}){a.answer.note === undefined ? '' : `. ${a.answer.note}`}</p>))}
    </section>
  );
}

const HOW: Readonly<Record<string, string>> = { done: 'Done', 'not-done': 'Not done', 'no-longer-needed': 'No longer needed' };

function OpenAction({ action, item, typed, faults }: { readonly action: ActionLine; readonly item: OpenItem; readonly typed: Typed; readonly faults: Faults }) {
  const name = `${PARTS.done}${action.entry}`;
  const note = `${PARTS.doneNote}${action.entry}`;
  const late = action.due !== undefined && action.due < item.sitting.state.on;
  return (
    <div class="tl-action">
      <Radios
        name={name} label={action.what} labelSize="s" small inline value={lastOf(typed, name)} error={faults.get(name)}
        hint={`${action.who === '' ? 'Nobody named' : action.who}, set ${longDate(action.setOn)}${action.due === undefined ? '' : `, due ${longDate(action.due)}${late ? ', past' : ''}`}`}
        items={Object.entries(HOW).map(([value, text]) => ({ value, text }))}
      />
      <Input name={note} label="What came of it" width="full" autocomplete="off" value={lastOf(typed, note)} error={faults.get(note)} />
    </div>
  );
}

/** A part of a duty is mostly a role. */
export function partWords(label: string): string {
  return isRole(label) ? roleInSentence(label) : label;
}

export function days(n: number): string {
  return n === 1 ? '1 day' : `${n} days`;
}
