import { nameOf, type ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { TOLD_ABOUT } from '../../../core/chronology/kinds/contact/family-told.ts';
import { LETTER_TO } from '../../../core/chronology/kinds/contact/letter-written.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { letterDocx } from '../../../documents/letter/letter-docx.ts';
import { Button, Table } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const NO_LETTER = { is: 'not-found', what: 'There is no such letter on this record.' } as const;

/** The letters that were written about this child, newest first. */
export async function showLetters(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const base = `/children/${record.row.id}`;
  const letters = record.timeline.filter((e) => e.kind === 'letter.written').reverse();
  return {
    is: 'page', title: `Letters: ${nameOf(record.row)}`, nav: 'caseload', back: { href: base, text: 'Back' },
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">Letters</h1>
        <Button href={`${base}/letter`} text="Write a letter" />
        {letters.length === 0 ? <p class="govuk-body">No letter has been written yet.</p> : (
          <Table stackOnMobile caption="Letters" captionHidden head={['Written', 'To', 'About', 'Reading age', 'Letter']} rows={letters.map((e) => [
            longDate(e.occurredOn), `${labelOf(LETTER_TO, e.data['to'])}: ${String(e.data['name'])}`, labelOf(TOLD_ABOUT, e.data['about']), ageOf(e),
            <a class="govuk-link" href={`${base}/letters/${e.id}`}>Read<span class="govuk-visually-hidden"> the letter of {longDate(e.occurredOn)}</span></a>,
          ])} />
        )}
      </>
    ),
  };
}

/** One letter as it was written, to print or to take as an editable document. It is not sent from here. */
export async function showOneLetter(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const entry = letterOf(context, record);
  if (entry === undefined) return NO_LETTER;
  const base = `/children/${record.row.id}`;
  return {
    is: 'page', title: `Letter: ${nameOf(record.row)}`, nav: 'caseload', back: { href: `${base}/letters`, text: 'Letters' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{nameOf(record.row)}</span>
          <h1 class="govuk-heading-l">Letter to {labelOf(LETTER_TO, entry.data['to']).toLowerCase()}</h1>
          <p class="govuk-body">Written by {record.names.worker(entry.recordedBy)} on {longDate(entry.occurredOn)}. Reading age {ageOf(entry)}. It is not sent from here.</p>
          <div class="govuk-button-group">
            <Button href={`${base}/letters/${entry.id}/docx`} text="Take it as a document (.docx)" kind="secondary" />
            <a class="govuk-link" href={`${base}/record/family.told?fill.about=${String(entry.data['about'])}&fill.how=letter`}>Record that they were told</a>
          </div>
          <article class="govuk-inset-text">{paragraphs(entry).map((p) => <p class="govuk-body">{p}</p>)}</article>
        </div>
      </div>
    ),
  };
}

export async function letterFile(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const entry = letterOf(context, record);
  if (entry === undefined) return NO_LETTER;
  const bytes = await letterDocx({ title: 'Letter', serviceName: context.who.serviceName, date: longDate(entry.occurredOn), text: String(entry.data['text']) });
  return { is: 'file', filename: `letter-${entry.occurredOn}.docx`, type: DOCX, bytes };
}

function letterOf({ params }: Context, record: ChildRecord): Entry | undefined {
  return record.timeline.find((e) => e.kind === 'letter.written' && e.id === params['entry']);
}

function paragraphs(entry: Entry): readonly string[] {
  return String(entry.data['text']).split(/\n+/).map((t) => t.trim()).filter((t) => t !== '');
}

function ageOf(entry: Entry): string {
  const age = entry.data['reading-age'];
  return typeof age === 'number' ? `${age} years` : 'not worked out';
}

function labelOf(options: Readonly<Record<string, string>>, value: unknown): string {
  return options[String(value)] ?? String(value);
}
