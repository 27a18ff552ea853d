import { Button, CsrfField, Radios } from '../../../components/index.ts';
import type { Batch, StoredRow } from '../../../../app/ports/imports.ts';

/** Cells that changed since the last version, where the tracker does not say what that means. */
export function Questions({ batch, rows, csrf }: { readonly batch: Batch; readonly rows: readonly StoredRow[]; readonly csrf: string }) {
  return (
    <section aria-labelledby="questions">
      <h2 class="govuk-heading-l" id="questions">What do these changes mean?</h2>
      {rows.flatMap((row) =>
        row.questions.filter((q) => q.answer === undefined).map((q) => (
          <form method="post" action={`/import/${batch.id}/questions`} class="tl-question">
            <CsrfField token={csrf} />
            <input type="hidden" name="line" value={String(row.line)} />
            <input type="hidden" name="key" value={q.key} />
            <Radios
              name="answer" id={`answer-${row.line}-${q.key}`} labelSize="s" inline
              label={<>{row.child === undefined ? row.name : <a class="govuk-link" href={`/children/${row.child}`}>{row.name}</a>}, {q.column}: “{q.before || 'empty'}” is now “{q.after || 'empty'}”</>} hint={q.because}
              items={[...(q.after === '' ? [] : [{ value: 'take', text: 'It has changed' }, ...(q.before === '' ? [] : [{ value: 'correct', text: 'It was wrong before' }])]), { value: 'keep', text: 'Keep what is on record' }]}
            />
            <Button kind="secondary" text="Answer" />
          </form>
        )),
      )}
    </section>
  );
}
