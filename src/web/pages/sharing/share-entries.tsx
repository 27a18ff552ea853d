import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { FAMILIES, type Family } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { originatorOf } from '../../../core/sharing/originator.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { addMonths, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { Button, Checkboxes, Details, LooseDate } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import { inPartOf } from './in-part.tsx';

/** How many entries are offered at once: what is sent of a list holds no more. */
export const OFFERED = 150;
const NOT_OFFERED = new Set(['disclosure.made', 'disclosure.asked', 'disclosure.answered', 'disclosure.ended', 'onward.asked', 'onward.answered', 'correction.owed', 'correction.told', 'alert.seen', 'duty.adjusted', 'glass.broken', 'glass.reviewed', 'rights.requested', 'rights.clarifying', 'rights.clarified', 'rights.extended', 'rights.refused', 'rights.answered', 'disagreement.stated', 'processing.restricted', 'processing.unrestricted']);
/** The day from which entries are offered: no field of the entry that is recorded. */
export const SINCE = '_since';

/** Entries that can be shared: those of the period asked for and, whenever they were, those that are ticked. */
export interface Offered {
  readonly since: PlainDate | undefined;
  /** as it stands in the field, with its fault */
  readonly typed: string;
  readonly fault?: string;
  readonly entries: readonly Entry[];
  /** how many of the period are not offered, because they are too many at once */
  readonly left: number;
}

/** The entries that were ticked in one of the form's lists. */
export function tickedIn(typed: Typed, list: 'entries' | 'left-out'): readonly string[] {
  return Object.entries(typed).flatMap(([name, values]) => (name.startsWith(`${list}.`) && name.endsWith('.entry') ? values.filter((v) => v !== '') : []));
}

/** What is offered: the last three months, if nothing else is asked for. */
export function offeredOf(record: ChildRecord, typed: Typed, today: PlainDate): Offered {
  const asked = typed[SINCE] === undefined ? dateAsTyped(addMonths(today, -3)) : lastOf(typed, SINCE).trim();
  const day = asked === '' ? undefined : parseDateAsTyped(asked, today, 'past');
  const ticked = new Set([...inPartOf(typed), ...tickedIn(typed, 'entries'), ...tickedIn(typed, 'left-out')]);
  const since = day?.ok === true ? day.value : undefined;
  const all = record.timeline.filter((e) => !NOT_OFFERED.has(e.kind) && kindOf(e.kind)?.background !== true && kindOf(e.kind)?.ownPage !== true || e.kind === 'history.received').reverse();
  const chosen = all.filter((e) => ticked.has(e.id));
  const others = all.filter((e) => !ticked.has(e.id) && (since === undefined || e.occurredOn >= since));
  const room = Math.max(0, OFFERED - chosen.length);
  const shown = new Set([...chosen, ...others.slice(0, room)].map((e) => e.id));
  return {
    since, typed: asked, entries: all.filter((e) => shown.has(e.id)), left: Math.max(0, others.length - room),
    ...(day?.ok === false ? { fault: `Since: give ${day.error}` } : {}),
  };
}

interface Model {
  readonly record: ChildRecord;
  readonly typed: Typed;
  readonly offered: Offered;
  /** those of them that are another agency's and not agreed to */
  readonly theirs: readonly Entry[];
  readonly agency: (id: string) => string;
  readonly to: string;
  askPath(e: Entry): string;
}

/** The choice of what is shared: the period first, then the entries by what they are about. */
export function ShareEntries({ record, typed, offered, theirs, agency, to, askPath }: Model) {
  const ours = offered.entries.filter((e) => !theirs.includes(e));
  const ticked = tickedIn(typed, 'entries');
  const families = (Object.keys(FAMILIES) as Family[]).flatMap((family) => {
    const entries = ours.filter((e) => kindOf(e.kind)?.family === family);
    return entries.length === 0 ? [] : [{ family, entries, chosen: entries.filter((e) => ticked.includes(e.id)).length }];
  });
  return (
    <>
      <LooseDate name={SINCE} label="Entries since" labelSize="s" hint="Empty: from the beginning of the record" value={offered.typed} error={offered.fault} />
      <Button text="Show the entries of this time" kind="secondary" name="_more" value="period" />
      <p class="govuk-body" role="status">
        {offered.entries.length === 0 ? 'No entry' : offered.entries.length === 1 ? '1 entry' : `${offered.entries.length} entries`}{offered.since === undefined ? '' : ` since ${longDate(offered.since)}`}{ticked.length === 0 ? '; none is chosen' : `; ${ticked.length} chosen`}. Nothing is shared that you do not tick.
        {offered.left > 0 && ` ${offered.left} older ones are not shown: choose a later day to see fewer.`}
      </p>
      <div class="govuk-form-group">
        {families.map(({ family, entries, chosen }) => (
          <Details classes="tl-choice" summary={`${FAMILIES[family]} (${entries.length}${chosen === 0 ? '' : `, ${chosen} chosen`})`} open={chosen > 0}>
            <Checkboxes
              id={`share-${family}`} name="entries" small
              items={entries.flatMap((e) => [
                { value: e.id, name: `entries.${ours.indexOf(e)}.entry`, text: entryText(e, record.names) },
                { value: e.id, name: 'part', id: `part-${ours.indexOf(e)}`, text: 'Only a part of it, with words blacked out', checked: inPartOf(typed).includes(e.id) },
              ])} values={ticked}
            />
          </Details>
        ))}
        {theirs.length > 0 && (
          <Details classes="tl-choice" summary={`Another agency’s information (${theirs.length})`} open={tickedIn(typed, 'left-out').length > 0}>
            <p class="govuk-body">It is passed on only with that agency’s agreement{to === '' ? '' : ` for ${agency(to)}`}. Ask them, or leave it out and say so.</p>
            {theirs.map((e, i) => (
              <div>
                <Checkboxes name={`left-out.${i}.entry`} small items={[{ value: e.id, text: `Left out: ${entryText(e, record.names)} (${agency(originatorOf(e, record.entries))})` }]} values={tickedIn(typed, 'left-out')} />
                <p class="govuk-body-s"><a class="govuk-link" href={askPath(e)}>Ask {agency(originatorOf(e, record.entries))} whether it may be passed on<span class="govuk-visually-hidden">: {entryText(e, record.names)}</span></a></p>
              </div>
            ))}
          </Details>
        )}
      </div>
    </>
  );
}
