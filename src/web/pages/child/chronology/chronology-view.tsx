import { CameFrom } from '../../transfers/came-from.tsx';
import { Button, Checkboxes, Details, Input, InsetText, Pagination, pages, Select, Tag } from '../../../components/index.ts';
import { dayAndDate, daysBetween, type PlainDate } from '../../../../core/values/plain-date.ts';
import { FAMILIES } from '../../../../core/chronology/kind.ts';
import { roleInSentence } from '../../../../core/access/roles.ts';
import type { ChildRecord } from '../../../../app/child/child-page.ts';
import type { ChronologyFilter, ChronologyLine } from '../../../../app/child/chronology-lines.ts';
import type { Tombstone } from '../../../../app/ports/retention.ts';
import { Tombstones } from '../../retention/erased.tsx';
import { BesideEntry } from '../../rights/beside-entry.tsx';
import { ChildHeader } from '../child-header.tsx';

export interface ChronologyModel {
  readonly record: ChildRecord;
  readonly today: PlainDate;
  readonly filter: ChronologyFilter;
  readonly lines: readonly ChronologyLine[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  hrefOf(page: number): string;
  /** entries of which only the place is left; on the last page */
  readonly erased: readonly Tombstone[];
}

/** The chronology, newest first, with its filter. */
export function ChronologyView(m: ChronologyModel) {
  const base = `/children/${m.record.row.id}`;
  const steps = pages(m.page, m.pageCount, m.hrefOf);
  return (
    <>
      <ChildHeader record={m.record} part="chronology" today={m.today} />
      <h2 class="govuk-heading-l">Chronology</h2>
      <div class="govuk-button-group">
        <Button href={`${base}/note`} text="Write a note" />
        <Button href={`${base}/record`} text="Record something else" kind="secondary" />
      </div>
      <p class="govuk-body"><a class="govuk-link" href={`${base}/changes`}>How something has changed over time: address, rating, case manager</a></p>
      <FilterForm filter={m.filter} base={base} />
      <p class="govuk-body" role="status">{m.total === 1 ? '1 entry' : `${m.total} entries`}</p>
      {m.lines.length === 0 && <InsetText>{m.total === 0 && !m.filter.family && !m.filter.words ? 'Nothing is recorded yet.' : 'No entry fits this filter.'}</InsetText>}
      <ol class="tl-chronology">
        {m.lines.map((line) => <Line line={line} record={m.record} base={base} />)}
      </ol>
      <Tombstones erased={m.erased} />
      {steps !== undefined && <Pagination {...steps} label="Pages of the chronology" />}
    </>
  );
}

function FilterForm({ filter, base }: { readonly filter: ChronologyFilter; readonly base: string }) {
  return (
    <Details summary="Filter and search" open={Boolean(filter.family || filter.words || filter.all)}>
      <form method="get" action={`${base}/chronology`}>
        <Select
          id="family" name="family" label="What about" value={filter.family ?? ''}
          items={[{ value: '', text: 'Everything' }, ...Object.entries(FAMILIES).filter(([k]) => k !== 'service').map(([value, text]) => ({ value, text }))]}
        />
        <Input id="q" name="q" label="With these words" value={filter.words ?? ''} />
        <Checkboxes name="all" items={[{ value: 'yes', text: 'Show corrected entries too', checked: filter.all === true }]} small />
        <Button text="Show" kind="secondary" />
      </form>
    </Details>
  );
}

function Line({ line, record, base }: { readonly line: ChronologyLine; readonly record: ChildRecord; readonly base: string }) {
  const { entry } = line;
  const late = daysBetween(entry.occurredOn, line.recordedOn as PlainDate);
  return (
    <li class={line.replaced === undefined ? 'tl-entry' : 'tl-entry tl-entry--replaced'} id={`entry-${entry.id}`}>
      <p class="tl-entry__when">
        <time datetime={entry.occurredOn}>{dayAndDate(entry.occurredOn, true)}{entry.occurredAt === undefined ? '' : `, ${entry.occurredAt}`}</time>
      </p>
      <div class="tl-entry__what">
        <h3 class="tl-entry__label">
          <a class="govuk-link" href={`${base}/entries/${entry.id}`}>{line.label}</a>
          {entry.source === 'import' && <Tag text="from tracker" colour="grey" />}
          {entry.source === 'transfer' && <Tag text="from another service" colour="turquoise" />}
          {entry.source === 'meeting' && <Tag text="at a meeting" colour="blue" />}
          {line.corrects && <Tag text="corrected" colour="purple" />}
          {(entry.marks ?? []).map((mark) => <Tag text={mark} colour="yellow" />)}
        </h3>
        <p class="tl-entry__text">{line.summary}</p>
        <BesideEntry entries={record.entries} entry={entry.id} base={base} />
        {line.replaced !== undefined && <p class="tl-entry__by"><strong>{line.replaced === 'withdrawn' ? 'Withdrawn: nothing stands in its place.' : 'Corrected by a later entry.'}</strong></p>}
        <p class="tl-entry__by">
          {entry.source === 'transfer' && 'Taken in by '}{record.names.worker(entry.recordedBy)}, {roleInSentence(entry.recordedAs)}
          {late > 0 && `, recorded ${dayAndDate(line.recordedOn as PlainDate, true)}`}
        </p>
        <CameFrom record={record} entry={entry.id} />
      </div>
    </li>
  );
}
