import { Button, CsrfField, InsetText, RagTag, Select, Table, WarningText } from '../../../components/index.ts';
import { colourInWords } from '../../../../app/imports/counts.ts';
import type { Batch, ColourCount, StoredRow, TrackerColour } from '../../../../app/ports/imports.ts';
import type { WorkerRow } from '../../../../app/ports/directory.ts';
import { FaultList } from '../fault-list.tsx';
import { many } from '../steps.tsx';
import { Questions } from './questions.tsx';

interface Model {
  readonly batch: Batch;
  /** those that somebody must still look at */
  readonly rows: readonly StoredRow[];
  readonly colours: readonly ColourCount[];
  readonly workers: readonly WorkerRow[];
  readonly csrf: string;
}

const PLACE: Readonly<Record<TrackerColour, number>> = { red: 0, other: 1, amber: 2, green: 3, none: 4 };
const TOLD = 200;

export function ResultView({ batch, rows, colours, workers, csrf }: Model) {
  const { counts } = batch;
  const notIn = rows.filter((r) => r.settled === undefined && (r.status === 'rejected' || r.status === 'duplicate')).sort((a, b) => placeOf(a) - placeOf(b) || a.line - b.line);
  const asking = rows.filter((r) => r.questions.some((q) => q.answer === undefined));
  const names = unknownNames(rows);
  if (batch.state === 'undone') {
    return (
      <>
        <h1 class="govuk-heading-xl">This import has been undone</h1>
        <p class="govuk-body-l">{batch.filename}. Its entries are withdrawn with the reason “{batch.undoneWhy}” and stay to be seen on each chronology.</p>
        <Again batch={batch} csrf={csrf} />
      </>
    );
  }
  return (
    <>
      <h1 class="govuk-heading-xl">Your tracker is in</h1>
      {counts !== undefined && <p class="govuk-body-l">{many(counts.rows, 'row')}: {counts.imported} in{counts.unchanged > 0 ? ` (${counts.unchanged} unchanged)` : ''}, {counts.rejected} rejected, {many(counts.duplicates, 'possible duplicate')}, {counts.leftOut} left out.</p>}
      <p class="govuk-body"><a class="govuk-link" href="/board">See the RAG board</a> · <a class="govuk-link" href="/meetings/plan">Prepare the next meeting</a> · <a class="govuk-link" href="/my-work/brought-forward">Brought forward: to check</a></p>
      {notIn.length > 0 ? (
        <section aria-labelledby="not-in">
          <h2 class="govuk-heading-l" id="not-in">Not in yet</h2>
          <WarningText text={`${many(notIn.length, 'child', 'children')} in the tracker ${notIn.length === 1 ? 'is' : 'are'} not in yet`} />
          <Table
            stackOnMobile caption="Children in the tracker who are not in yet" captionHidden head={['Rating', 'Child', 'Line', 'What is wrong', 'Settle']}
            rows={notIn.slice(0, TOLD).map((r) => [
              <Written rag={r.rag} />,
              <><strong>{r.name || 'no name'}</strong><br /><span class="govuk-hint">{r.reference ?? 'no reference'}{r.row.cells['custody-place'] === undefined ? '' : `, custody: ${r.row.cells['custody-place'].content}`}</span></>,
              String(r.line), <FaultList faults={r.row.faults} duplicate={r.row.duplicateOf?.why} />,
              <a class="govuk-link" href={`/import/${batch.id}/rows/${r.line}`}>Settle<span class="govuk-visually-hidden"> {r.reference ?? `line ${r.line}`}</span></a>,
            ])}
          />
          <p class="govuk-body"><a class="govuk-link" href={`/import/${batch.id}/rejects.csv`}>Download them as a spreadsheet (CSV)</a>, correct them there, and <a class="govuk-link" href="/import">bring that file in</a> as “{batch.source}”.</p>
        </section>
      ) : <InsetText text="Every child in the tracker is in, or was left out by somebody with a reason." />}
      {counts !== undefined && <TheListYouKnow counts={counts} colours={colours} notIn={notIn} />}
      {asking.length > 0 && <Questions batch={batch} rows={asking} csrf={csrf} />}
      {names.length > 0 && <Unallocated batch={batch} names={names} workers={workers} csrf={csrf} />}
      <h2 class="govuk-heading-l">If something is wrong with all of it</h2>
      <Again batch={batch} csrf={csrf} />
      <p class="govuk-body"><a class="govuk-link" href={`/import/${batch.id}/undo`}>Undo this import</a></p>
    </>
  );
}

function placeOf(row: StoredRow): number {
  const words = row.rag.toLowerCase();
  return /\br(ed)?\b/.test(words) ? 0 : PLACE[colourInWords(row.rag)] + 1;
}

/** The rating in the tracker's own words; a colour as such only where it is plainly one. */
function Written({ rag }: { readonly rag: string }) {
  const colour = colourInWords(rag);
  if (colour === 'red' || colour === 'amber' || colour === 'green') return <RagTag colour={colour} />;
  return <>{rag === '' ? 'no rating' : `“${rag}”`}</>;
}

/** Counts by colour beside the tracker's: is this the list that they know? */
function TheListYouKnow({ counts, colours, notIn }: { readonly counts: NonNullable<Batch['counts']>; readonly colours: readonly ColourCount[]; readonly notIn: readonly StoredRow[] }) {
  const onRecord = (c: TrackerColour): number => colours.find((x) => x.colour === c)?.children ?? 0;
  const missing = (c: TrackerColour): number => notIn.filter((r) => colourInWords(r.rag) === c).length;
  const line = (c: TrackerColour, label: string) => [label, String(counts.tracker[c]), String(onRecord(c)), String(missing(c))];
  return (
    <section aria-labelledby="known">
      <h2 class="govuk-heading-l" id="known">Is this the list you know?</h2>
      <Table
        caption="Ratings in the tracker, on record and not in yet" captionHidden head={['Rating', 'In the tracker', 'On record now', 'Not in yet']}
        rows={[line('red', 'Red'), line('amber', 'Amber'), line('green', 'Green'), ...(counts.tracker.other > 0 ? [line('other', 'Not clear in the tracker')] : []), line('none', 'Without a rating')]}
      />
      {counts.leftOut > 0 && <p class="govuk-body">{many(counts.leftOut, 'row')} left out, each with a reason.</p>}
    </section>
  );
}

function unknownNames(rows: readonly StoredRow[]): readonly { readonly name: string; readonly children: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const name of row.workers) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, children]) => ({ name, children })).sort((a, b) => b.children - a.children);
}

function Unallocated({ batch, names, workers, csrf }: { readonly batch: Batch; readonly names: readonly { readonly name: string; readonly children: number }[]; readonly workers: readonly WorkerRow[]; readonly csrf: string }) {
  return (
    <section aria-labelledby="unallocated">
      <h2 class="govuk-heading-l" id="unallocated">Nobody holds these cases yet</h2>
      <p class="govuk-body">The tracker names case managers whose account was not given. Choose the account, or leave it for a manager.</p>
      {names.map(({ name, children }, i) => (
        <form method="post" action={`/import/${batch.id}/workers`} class="tl-inline-form">
          <CsrfField token={csrf} />
          <input type="hidden" name="name" value={name} />
          <Select id={`worker-${i}`} name="worker" label={`${name}, ${many(children, 'child', 'children')}`} items={[{ value: '', text: 'Choose an account' }, ...workers.map((w) => ({ value: w.id, text: w.name }))]} />
          <Button kind="secondary" text={`Allocate ${name}`} />
        </form>
      ))}
    </section>
  );
}

function Again({ batch, csrf }: { readonly batch: Batch; readonly csrf: string }) {
  if (!batch.filePresent) return <p class="govuk-body">The file is not here any more: files are kept for thirty days.</p>;
  return <form method="post" action={`/import/${batch.id}/again`}><CsrfField token={csrf} /><Button kind="secondary" text="Read the file again with other columns" /></form>;
}
