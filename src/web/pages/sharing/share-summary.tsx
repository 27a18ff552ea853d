import { nameOf, type ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import type { NewRecord } from '../../../core/decisions/command.ts';
import { originatorOf } from '../../../core/sharing/originator.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { Button, CSRF_FIELD, CsrfField, SummaryList } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import { dataRows } from '../../forms/data-rows.ts';
import type { PageReply } from '../../route.ts';
import { PartShared, sharedPartsOf } from './part-shared.tsx';
import { tickedIn } from './share-entries.tsx';

/** Sent with the form when its author has looked at the whole. */
export const LOOKED_AT = '_looked-at';

interface Model {
  readonly record: ChildRecord;
  readonly kind: AnyKind;
  readonly to: NewRecord;
  readonly typed: Typed;
  readonly action: string;
  readonly cancel: string;
  readonly csrf: string;
}

/** Everything that would be recorded as shared, on one page, before it is: what was typed goes along, and nothing is on record yet. */
export function shareSummary({ record, kind, to, typed, action, cancel, csrf }: Model): PageReply {
  const said = (list: 'entries' | 'left-out') => tickedIn(typed, list).flatMap((id) => record.timeline.find((e) => e.id === id) ?? []).map((e) => <li>{entryText(e, record.names)}{list === 'entries' ? withFile(e) : ''}{list === 'left-out' ? ` (${record.names.agency(originatorOf(e, record.entries))})` : ''}</li>);
  const [entries, leftOut] = [said('entries'), said('left-out')];
  const inPart = sharedPartsOf(to.data['in-part']);
  const { entries: _entries, 'left-out': _leftOut, 'in-part': _inPart, ...rest } = to.data;
  const kept = Object.entries(typed).flatMap(([name, values]) => (name === LOOKED_AT || name === '_more' || name === CSRF_FIELD ? [] : values.map((value) => ({ name, value }))));
  return {
    is: 'page',
    title: `Look at what is shared: ${nameOf(record.row)}`,
    nav: 'caseload',
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">Look at it once more</h1>
        <p class="govuk-body">Nothing is on record yet, and nothing is sent by itself.</p>
        <form method="post" action={action} novalidate>
          <CsrfField token={csrf} />
          {kept.map(({ name, value }) => <input type="hidden" name={name} value={value} />)}
          <h2 class="govuk-heading-m">Shared: {entries.length === 0 ? 'no entry of the record' : entries.length === 1 ? '1 entry' : `${entries.length} entries`}</h2>
          {entries.length > 0 && <ul class="govuk-list govuk-list--bullet">{entries}</ul>}
          {inPart.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Shared in part: {inPart.length === 1 ? '1 entry' : `${inPart.length} entries`}</h2>
              {inPart.map((p) => <PartShared part={p} record={record} />)}
            </>
          )}
          {leftOut.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Left out, because it is another agency’s</h2>
              <ul class="govuk-list govuk-list--bullet">{leftOut}</ul>
            </>
          )}
          <SummaryList rows={[...dataRows(kind, rest, record.names), { label: 'Day', value: dayAndDate(to.occurredOn, true) }].map((r) => ({ key: r.label, value: r.value }))} />
          <div class="govuk-button-group">
            <Button text="Record what is shared" name={LOOKED_AT} value="yes" preventDoubleClick />
            <Button text="Change it" kind="secondary" name="_more" value="change" />
            <a class="govuk-link" href={cancel}>Cancel</a>
          </div>
        </form>
      </>
    ),
  };
}

function withFile(e: Entry): string {
  const file = fileOf(e.data);
  return file === undefined ? '' : `, with its file (${file.name})`;
}
