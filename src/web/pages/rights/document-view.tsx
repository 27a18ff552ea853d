import { DOCUMENTS_HEADING, documentsIn, fileInWords, leftOutInWords, NOTHING_LEFT_OUT, STATE_IN_WORDS, type BundleDocument, type BundleEntry } from '../../../documents/bundle/bundle-document.ts';
import { InsetText, SummaryList } from '../../components/index.ts';

/** What is given as a page: the same words as in the document. */
export function DocumentView({ document: b }: { readonly document: BundleDocument }) {
  const left = leftOutInWords(b);
  const files = documentsIn(b);
  return (
    <>
      <p class="govuk-body">{b.about}</p>
      <h2 class="govuk-heading-m">What is in it</h2>
      {b.entries.length === 0 ? <p class="govuk-body">Nothing was on record.</p> : <ol class="govuk-list govuk-list--number">{b.entries.map((e) => <li><a class="govuk-link" href={`#given-${e.number}`}>{e.heading}</a>. {STATE_IN_WORDS[e.state]}.</li>)}</ol>}
      {files.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{DOCUMENTS_HEADING}</h3>
          <ul class="govuk-list govuk-list--bullet">{files.map((f) => <li class="tl-anywhere"><a class="govuk-link" href={`#given-${f.number}`}>{f.number}. {f.heading}</a>. {fileInWords(f.file)}.</li>)}</ul>
        </>
      )}
      {b.entries.map((e) => <EntryView entry={e} />)}
      <h2 class="govuk-heading-m">What is not in it, and why</h2>
      {left.length === 0 ? <p class="govuk-body">{NOTHING_LEFT_OUT}</p> : left.map((l) => <p class="govuk-body">{l}</p>)}
      {b.apart !== undefined && <p class="govuk-body tl-lines">{b.apart}</p>}
    </>
  );
}

function EntryView({ entry: e }: { readonly entry: BundleEntry }) {
  return (
    <section aria-labelledby={`given-${e.number}`}>
      <h3 class="govuk-heading-s" id={`given-${e.number}`}>{e.number}. {e.heading}</h3>
      {e.state !== 'give' && e.state !== 'part' && <p class="govuk-body">{STATE_IN_WORDS[e.state]}.</p>}
      {e.rows.length > 0 && <SummaryList rows={e.rows.map((r) => ({ key: r.label, value: <span class="tl-typed">{r.value}</span> }))} />}
      {e.file !== undefined && <p class="govuk-body tl-anywhere">{fileInWords(e.file)}.</p>}
      {e.written !== '' && <p class="govuk-body-s">{e.written} {e.changed}</p>}
      {e.statements.map((s) => <InsetText><strong>What the child or the family say about this:</strong> <span class="tl-typed">{s}</span></InsetText>)}
    </section>
  );
}

/** A letter, paragraph by paragraph. */
export function LetterView({ text }: { readonly text: string }) {
  return <article class="govuk-inset-text">{text.split(/\n+/).map((t) => t.trim()).filter((t) => t !== '').map((p) => <p class="govuk-body">{p}</p>)}</article>;
}
