import { InsetText, Table } from '../../../components/index.ts';
import { longDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import type { Lifeline } from '../../../../core/child/lifeline.ts';
import type { ChildRecord } from '../../../../app/child/child-page.ts';
import { ChildHeader } from '../child-header.tsx';
import { LifelinePicture } from './picture.tsx';

/** The lifeline as a picture and, in the same order, as a table. */
export function LifelineView({ record, line, today }: { readonly record: ChildRecord; readonly line: Lifeline; readonly today: PlainDate }) {
  const empty = line.bars.length + line.tracks.length + line.marks.length === 0;
  return (
    <>
      <ChildHeader record={record} part="lifeline" today={today} />
      <h2 class="govuk-heading-l">Lifeline</h2>
      {empty ? <InsetText>Nothing is recorded yet that could be drawn.</InsetText> : (
        <>
          <LifelinePicture line={line} today={today} />
          <p class="govuk-body-s">
            Filled triangle: proven offence. Outlined triangle: charge. Triangle with a broken outline: allegation. Dot: contact kept. Square: visit. Cross: contact missed. R, A, G: the RAG rating.
          </p>
          <h3 class="govuk-heading-m">The same as a table</h3>
          <Table head={['What', 'From', 'To']} rows={rowsOf(line)} stackOnMobile caption="Orders, ratings, contacts and offences" captionHidden />
        </>
      )}
    </>
  );
}

function rowsOf(line: Lifeline): string[][] {
  const rows: { what: string; from: PlainDate; to: string }[] = [
    ...line.bars.map((b) => ({ what: b.label, from: b.from, to: b.to !== undefined ? longDate(b.to) : b.sort === 'order' ? 'not known' : 'now' })),
    ...line.tracks.flatMap((t) => t.steps.map((s) => ({ what: `${t.name}: ${s.label}`, from: s.from, to: s.to === undefined ? 'now' : longDate(s.to) }))),
    ...line.marks.map((m) => ({ what: m.label, from: m.on, to: '' })),
  ];
  return rows.sort((a, b) => (a.from < b.from ? 1 : -1)).map((r) => [r.what, longDate(r.from), r.to]);
}
