import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { WITHHELD } from '../../../core/chronology/kinds/rights/rights.ts';
import { GROUP_NAMES, GROUPS, groupOf } from '../../../core/transfers/crossing.ts';
import { otherService } from '../../../core/transfers/other-service.ts';
import { Button, Checkboxes, Details, Fieldset, InsetText, Select, SummaryList } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import type { Faults } from '../../forms/read-fields.ts';
import { lastOf } from '../../forms/typed.ts';
import { BlackOutFields, suggestionsFor } from '../rights/black-out-fields.tsx';
import { rowsOf } from '../rights/given.ts';
import { PART, partsOf, prefixOf, TAKE, type Offered } from './putting-together.ts';

interface Model {
  readonly record: ChildRecord;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly offered: Offered;
  readonly to: string;
  readonly agency: (id: string) => string;
}

/** The choice of what goes across, group by group; what is another agency's and has to stay stands below. */
export function ChooseEntries({ record, typed, faults, offered, to, agency }: Model) {
  const ticked = new Set(typed[TAKE] ?? []);
  const fault = faults.get(TAKE);
  return (
    <div class={fault === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'} id={TAKE}>
      <h2 class="govuk-heading-m">What goes across</h2>
      {fault !== undefined && <p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {fault}</p>}
      <p class="govuk-body" role="status">{ticked.size === 0 ? 'Nothing is chosen.' : `${ticked.size} of ${offered.entries.length} ${offered.entries.length === 1 ? 'entry is' : 'entries are'} chosen.`} Nothing goes that is not ticked. Victims never go, nor does what the record says about its own keeping.</p>
      <Button text="Tick what this kind of move needs" kind="secondary" name="_more" value="sort" />
      {GROUP_NAMES.map((group) => {
        const entries = offered.entries.filter((e) => groupOf(kindOf(e.kind)!) === group);
        const chosen = entries.filter((e) => ticked.has(e.id)).length;
        return entries.length === 0 ? null : (
          <Details classes="tl-choice" summary={`${GROUPS[group]} (${chosen} of ${entries.length})`} open={group === 'who'}>
            {group === 'practice' && <p class="govuk-body">These are this service’s own ratings, lists and decisions. They arrive as words that can be read, and set nothing off in the other service.</p>}
            <div role="group" aria-label={GROUPS[group]}><Checkboxes id={`take-${group}`} name={TAKE} small items={entries.map((e) => ({ value: e.id, text: said(e, record) }))} values={[...ticked]} /></div>
          </Details>
        );
      })}
      {offered.theirs.length > 0 && (
        <Details classes="tl-choice" summary={`Left out: another agency’s information (${offered.theirs.length})`}>
          <p class="govuk-body">It goes only with that agency’s agreement{to === '' ? '' : ' for this service'}. The other service is told how many entries of which agency are left out, and nothing of what they say.</p>
          <ul class="govuk-list govuk-list--spaced">
            {offered.theirs.map((e) => <li>{entryText(e, record.names)} ({agency(e.agency)}){to !== '' && <>. <a class="govuk-link" href={askPath(record, e, to)}>Ask {agency(e.agency)}<span class="govuk-visually-hidden"> whether this may go: {entryText(e, record.names)}</span></a></>}</li>)}
          </ul>
        </Details>
      )}
    </div>
  );
}

function said(e: Entry, record: ChildRecord): string {
  const few = e.compartment === 'case' ? '' : ' (seen by few)';
  return `${entryText(e, record.names)}${few}`;
}

function askPath(record: ChildRecord, e: Entry, to: string): string {
  const query = new URLSearchParams({ 'fill.entry': e.id, 'fill.originator': e.agency, 'fill.originator-role': e.recordedAs, 'fill.on-to': otherService(to), return: `/children/${record.row.id}/transfers/propose` });
  return `/children/${record.row.id}/record/onward.asked?${query.toString()}`;
}

/** Entries in which words stand that may be somebody else's, to be looked at; for those that go in part, the words that are blacked out. */
export function BlackOut({ record, typed, faults, offered }: Pick<Model, 'record' | 'typed' | 'faults' | 'offered'>) {
  const ticked = new Set(typed[TAKE] ?? []);
  const taken = offered.entries.filter((e) => ticked.has(e.id));
  const parts = partsOf(typed);
  const others = taken.filter((e) => parts.includes(e.id) || suggestionsFor(record, rowsOf(e, record)).length > 0);
  const rest = taken.filter((e) => !others.includes(e));
  return (
    <>
      <h2 class="govuk-heading-m">Words about other people</h2>
      <p class="govuk-body">{others.length === 0 ? 'No entry that is chosen names anybody else, as far as can be found.' : `${others.length} of the chosen entries may hold words about other people.`} Look through them. What you tick goes in part: you black out words, and it arrives as text.</p>
      {others.length > 0 && <Details classes="tl-choice" summary={`Entries that may speak of others (${others.length})`}><Checkboxes id="part-others" name={PART} label="Black out words in" labelSize="s" small items={others.map((e) => ({ value: e.id, text: said(e, record) }))} values={[...parts]} /></Details>}
      {rest.length > 0 && <Details classes="tl-choice" summary={`Every other chosen entry (${rest.length})`}><Checkboxes id="part-rest" name={PART} label="Black out words in" labelSize="s" small items={rest.map((e) => ({ value: e.id, text: said(e, record) }))} values={[...parts]} /></Details>}
      {taken.filter((e) => parts.includes(e.id)).map((e) => {
        const rows = rowsOf(e, record);
        const prefix = prefixOf(e.id);
        return (
          <Fieldset legend={`In part: ${entryText(e, record.names)}`} legendSize="s">
            <SummaryList rows={rows.map((r) => ({ key: r.label, value: <span class="tl-typed">{r.value}</span> }))} />
            <BlackOutFields record={record} rows={rows} typed={typed} faults={faults} prefix={prefix} />
            <Select name={`${prefix}why`} label="Why not all of it" labelSize="s" value={lastOf(typed, `${prefix}why`) || 'third-party'} items={Object.entries(WITHHELD).map(([value, text]) => ({ value, text }))} />
          </Fieldset>
        );
      })}
      {parts.length === 0 && <InsetText>Nothing is blacked out yet.</InsetText>}
      <Button text={parts.length === 0 ? 'Show the words of the ticked entries' : 'Show the entries in part again'} kind="secondary" name="_more" value="part" />
    </>
  );
}
