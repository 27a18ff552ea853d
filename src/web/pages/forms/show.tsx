import { nameOf, type ChildRecord } from '../../../app/child/child-page.ts';
import { formOfKind } from '../../../app/forms/form-of-kind.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { FORM_FIELDS, type FormRule } from '../../../core/policy/words/form.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { formDocx, type FormDocument } from '../../../documents/form/form-docx.ts';
import { Button, SummaryList } from '../../components/index.ts';
import { dataRows } from '../../forms/data-rows.ts';
import type { Context, Reply } from '../../route.ts';
import { childOf } from '../record/child-of.ts';
import { FormView, partsOf } from './form-view.tsx';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const NO_FORM = { is: 'not-found', what: 'There is no such form on this record, or your role does not show it.' } as const;

/** A form as it was confirmed, to read, to print or to take as an editable document. */
export async function showConfirmed(context: Context): Promise<Reply> {
  const open = await openForm(context);
  if (open === undefined) return NO_FORM;
  const { record, entry, rule } = open;
  const base = `/children/${record.row.id}`;
  const words = formDocument(record, entry, rule, context.who.serviceName);
  return {
    is: 'page', title: `${rule.title}: ${nameOf(record.row)}`, nav: 'caseload', back: { href: base, text: nameOf(record.row) },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{nameOf(record.row)}</span>
          <h1 class="govuk-heading-l">{rule.title}</h1>
          <div class="govuk-button-group tl-no-print">
            <Button href={`${base}/forms/${entry.id}/docx`} text="Take it as a document (.docx)" kind="secondary" />
            <a class="govuk-link" href={`${base}/entries/${entry.id}`}>The entry and its versions</a>
          </div>
          <SummaryList rows={words.facts.map(([key, value]) => ({ key, value: <span class="tl-typed">{value}</span> }))} />
          <FormView parts={words.parts} />
        </div>
      </div>
    ),
  };
}

export async function formFile(context: Context): Promise<Reply> {
  const open = await openForm(context);
  if (open === undefined) return NO_FORM;
  const bytes = await formDocx(formDocument(open.record, open.entry, open.rule, context.who.serviceName));
  return { is: 'file', filename: `referral-form-${open.entry.occurredOn}.docx`, type: DOCX, bytes };
}

interface OpenForm {
  readonly record: ChildRecord;
  readonly entry: Entry;
  readonly rule: FormRule;
}

async function openForm(context: Context): Promise<OpenForm | undefined> {
  const record = await childOf(context);
  const entry = record?.timeline.find((e) => e.id === context.params['entry']);
  if (record === undefined || entry === undefined) return undefined;
  const rule = await formOfKind(context.ports, context.who.reader, entry.kind, context.today);
  return rule === undefined ? undefined : { record, entry, rule };
}

/** The words of a confirmed form: the same for the page, the panel and the file. */
function formDocument(record: ChildRecord, entry: Entry, rule: FormRule, serviceName: string): FormDocument {
  const kind = kindOf(entry.kind);
  const own = kind === undefined ? [] : dataRows({ ...kind, fields: Object.fromEntries(Object.entries(kind.fields).filter(([name]) => !(FORM_FIELDS as readonly string[]).includes(name))) }, entry.data, record.names);
  return {
    title: rule.title,
    serviceName,
    facts: [
      ['Young person', `${nameOf(record.row)}${record.row.reference === undefined ? '' : `, ${record.row.reference}`}`],
      ['Confirmed', `${longDate(entry.occurredOn)}, by ${record.names.worker(entry.recordedBy)}, ${roleInSentence(entry.recordedAs)}`],
      ...own.map((r) => [r.label, r.value] as const),
    ],
    parts: partsOf(entry),
  };
}
