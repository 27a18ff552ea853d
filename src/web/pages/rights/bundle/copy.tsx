import { nameOf } from '../../../../app/child/child-page.ts';
import { bundleOf, type Bundle } from '../../../../core/rights/bundle.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { bundleDocx } from '../../../../documents/bundle/bundle-docx.ts';
import type { BundleDocument } from '../../../../documents/bundle/bundle-document.ts';
import { Button, InsetText } from '../../../components/index.ts';
import type { Context, Reply } from '../../../route.ts';
import { DocumentView, LetterView } from '../document-view.tsx';
import { asGiven, givenDocument, givenFiles } from '../given.ts';
import { NO_REQUEST, requestOf, type OpenRequest } from '../open-request.ts';
import { LogTable } from './log.tsx';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const NOT_GIVEN = { is: 'not-found', what: 'No copy has been given for this request yet.' } as const;

/** What was given, to print, and the log that stays here. */
export async function showCopy(context: Context): Promise<Reply> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  const copy = copyOf(context, open);
  if (copy === undefined) return NOT_GIVEN;
  const { record, base } = open;
  const { given, bundle, document } = copy;
  const files = givenFiles(bundle, record);
  const gone = givenFiles(bundle, asGiven(record, given)).length - files.length;
  return {
    is: 'page',
    title: `Copy given: ${nameOf(record.row)}`,
    nav: 'caseload',
    back: { href: base, text: 'The request' },
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">{document.title}</h1>
        <p class="govuk-body">Given to {String(given.data['to'])} on {dayAndDate(given.occurredOn, true)}, {String(given.data['how'])}, by {record.names.worker(given.recordedBy)}. Reading age of the letter: {String(given.data['reading-age'] ?? 'not worked out')}.</p>
        <div class="tl-no-print">
          <Button href={`${base}/copy/docx`} text="Take it as a document (.docx)" kind="secondary" />
          {files.length > 0 && <> <Button href={`${base}/copy/zip`} text={`Take it with its ${files.length === 1 ? 'document' : `${files.length} documents`} (.zip)`} kind="secondary" /></>}
          {gone > 0 && <InsetText>{gone === 1 ? 'One document that went with it has' : `${gone} documents that went with it have`} been taken back since, and {gone === 1 ? 'is' : 'are'} not in the .zip any longer.</InsetText>}
          <InsetText>The log below the copy stays with the service. It is not in the document.</InsetText>
        </div>
        <LetterView text={document.letter} />
        <DocumentView document={document} />
        <div class="tl-no-print">
          <LogTable bundle={bundle} record={record} base={base} />
          <h2 class="govuk-heading-m">Second readings</h2>
          <ul class="govuk-list govuk-list--bullet">{bundle.readings.map((r) => <li>{dayAndDate(r.occurredOn, true)}, {record.names.worker(r.recordedBy)}: {r.data['finding'] === 'ready' ? 'ready' : `sent back: ${String(r.data['note'])}`}</li>)}</ul>
        </div>
      </>
    ),
  };
}

/** The copy as a document: made anew from what was decided then, always the same. */
export async function copyFile(context: Context): Promise<Reply> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  const copy = copyOf(context, open);
  if (copy === undefined) return NOT_GIVEN;
  return { is: 'file', filename: `record-${copy.given.occurredOn}.docx`, type: DOCX, bytes: await bundleDocx(copy.document) };
}

/** What was given for a request, as it stood then; undefined if nothing was given yet. */
export function copyOf({ who }: Context, { record, bundle, request }: OpenRequest): { readonly given: NonNullable<Bundle['given']>; readonly bundle: Bundle; readonly document: BundleDocument } | undefined {
  const { given } = bundle;
  if (given === undefined) return undefined;
  const then = asGiven(record, given);
  const asItWas = bundleOf(then.entries, request.id);
  if (asItWas === undefined) return undefined;
  const apart = given.data['apart'];
  const document = givenDocument(asItWas, then, { serviceName: who.serviceName, letter: String(given.data['letter']), on: given.occurredOn, ...(typeof apart === 'string' ? { apart } : {}) });
  return { given, bundle: asItWas, document };
}
