import { nameOf } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import { DOCUMENT_SEEN_BY, DOCUMENT_SORTS } from '../../../core/chronology/kinds/document/document-kept.ts';
import { longDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { Button, Table } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { sizeInWords } from './size-in-words.ts';

/** The documents of a child that the reader may see, newest first. */
export async function showDocuments(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const base = `/children/${record.row.id}`;
  const documents = record.timeline.filter((e) => e.kind === 'document.kept').reverse();
  const copies = record.timeline.filter((e) => e.kind === 'document.blacked-out').reverse();
  const adds = context.may('cases.record');
  return {
    is: 'page', title: `Documents: ${nameOf(record.row)}`, nav: 'caseload', back: { href: base, text: 'Back' },
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">Documents</h1>
        {adds && <Button href={`${base}/documents/add`} text="Add a document" />}
        {documents.length === 0 ? <p class="govuk-body">No document has been added yet.</p> : (
          <Table stackOnMobile caption="Documents" captionHidden head={['Title', 'What it is', 'From', 'Date', 'Who may open it', 'File']} rows={documents.map((e) => [
            <a class="govuk-link tl-anywhere" href={`${base}/entries/${e.id}`}>{String(e.data['title'])}</a>,
            labelOf(DOCUMENT_SORTS, e.data['sort']), <span class="tl-anywhere tl-anywhere--cell">{String(e.data['from'])}</span>, dateOf(e), labelOf(DOCUMENT_SEEN_BY, e.data['seen-by']), <><FileLink entry={e} base={base} />{adds && <><br /><a class="govuk-link" href={`${base}/documents/${e.id}/black-out`}>Add a copy with words blacked out<span class="govuk-visually-hidden">: {String(e.data['title'])}</span></a></>}</>,
          ])} />
        )}
        {copies.length > 0 && (
          <Table stackOnMobile caption="Copies with words blacked out" captionSize="m" head={['Title', 'Of which document', 'Added', 'File']} rows={copies.map((e) => [
            <a class="govuk-link tl-anywhere tl-anywhere--cell" href={`${base}/entries/${e.id}`}>{String(e.data['title'])}</a>,
            <span class="tl-anywhere tl-anywhere--cell">{titleOf(documents, e)}</span>, longDate(e.occurredOn), <FileLink entry={e} base={base} />,
          ])} />
        )}
      </>
    ),
  };
}

/** Where the file of a document is taken from, with what it is and how large. */
export function FileLink({ entry, base }: { readonly entry: Entry; readonly base: string }) {
  const file = fileOf(entry.data);
  if (file === undefined) return null;
  return <a class="govuk-link tl-anywhere" href={`${base}/documents/${entry.id}/file`} download>{file.name}<span class="govuk-visually-hidden">, download</span> ({sizeInWords(file.size)})</a>;
}

function titleOf(documents: readonly Entry[], copy: Entry): string {
  return String(documents.find((d) => d.id === copy.data['document'] || d.id === copy.of)?.data['title'] ?? 'a document that was taken back, or that your role does not show');
}

function dateOf(entry: Entry): string {
  const dated = typeof entry.data['dated'] === 'string' ? parsePlainDate(entry.data['dated']) : undefined;
  return dated === undefined ? `received ${longDate(entry.occurredOn)}` : longDate(dated);
}

function labelOf(options: Readonly<Record<string, string>>, value: unknown): string {
  return options[String(value)] ?? String(value);
}
