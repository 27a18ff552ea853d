import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { FORM_FIELDS, type FormRule } from '../../../core/policy/words/form.ts';
import { Checkboxes, Input, Select, Textarea, type Content } from '../../components/index.ts';
import { choicesOf, entryText, unanswered } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { lastOf, rowsTyped } from '../../forms/typed.ts';
import { whoseOf } from './whose.ts';

/** The name under which words of others are typed; only those that are ticked become part of the form. */
export const OTHERS = 'third';

interface Model {
  readonly rule: FormRule;
  readonly kind: AnyKind;
  readonly record: ChildRecord;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly own: string;
  readonly agencies: { name(id: string): string };
}

/** What it is for, then part by part: our own words to change, those of others set apart and left out unless ticked. */
export function FormParts(model: Model): Content {
  const { rule, kind, record, typed, faults } = model;
  const choices = choicesOf(record);
  const open = unanswered(record, kind.answers ?? [], kind.name);
  const titles = Array.from({ length: rowsTyped(typed, 'parts') }, (_, n) => lastOf(typed, `parts.${n}.title`));
  return (
    <>
      {open.length > 0 && <Select name="of" label="Which decision does it follow?" labelSize="s" items={[{ value: '', text: 'None of these' }, ...open.map((e) => ({ value: e.id, text: entryText(e, record.names) }))]} value={lastOf(typed, 'of')} error={faults.get('of')} />}
      {Object.entries(kind.fields).filter(([name]) => !(FORM_FIELDS as readonly string[]).includes(name)).map(([name, field]) => FieldView({ name, field, typed, faults, choices, rows: 3 }))}
      {titles.map((title, n) => (
        <section aria-labelledby={`part-${n}`} class="tl-form-part">
          <h2 class="govuk-heading-m" id={`part-${n}`}>{title}</h2>
          <input type="hidden" name={`parts.${n}.title`} value={title} />
          <Textarea
            name={`parts.${n}.text`} label={`${title}: in the form`} labelHidden hint={rule.parts.find((p) => p.title === title)?.asks} rows={rowsFor(lastOf(typed, `parts.${n}.text`))} spellcheck
            value={lastOf(typed, `parts.${n}.text`)} error={faults.get(`parts.${n}.text`)}
          />
          <Others {...model} title={title} />
        </section>
      ))}
      <WhenFields kind={kind} typed={typed} faults={faults} />
    </>
  );
}

function Others({ title, record, typed, faults, own, agencies }: Model & { readonly title: string }): Content {
  return Array.from({ length: rowsTyped(typed, OTHERS) }, (_, n) => n).map((n) => {
    const at = (name: string): string => `${OTHERS}.${n}.${name}`;
    const entry = record.timeline.find((e) => e.id === lastOf(typed, at('from')));
    if (entry === undefined || lastOf(typed, at('title')) !== title) return null;
    const whose = whoseOf(entry, own, (id) => agencies.name(id));
    return (
      <div class="tl-others">
        <input type="hidden" name={at('title')} value={title} />
        <input type="hidden" name={at('from')} value={entry.id} />
        <p class="govuk-body"><strong>Words of a third party: {whose}.</strong> {entry.agency === own ? 'Kept apart from the ordinary record.' : 'They stand in the form only if that agency agrees.'} <Sources entry={entry} record={record} own={own} /></p>
        <Textarea name={at('text')} label={`What ${whose} says`} rows={rowsFor(lastOf(typed, at('text')))} value={lastOf(typed, at('text'))} error={faults.get(at('text'))} spellcheck />
        <Checkboxes
          name={at('include')} small values={typed[at('include')] ?? []}
          items={[{ value: 'yes', text: 'Take it into the form', conditional: <Input name={at('agreed')} label="Who agreed, and when" width="full" value={lastOf(typed, at('agreed'))} error={faults.get(at('agreed'))} autocomplete="off" /> }]}
        />
      </div>
    );
  });
}

function Sources({ entry, record, own }: { readonly entry: Entry; readonly record: ChildRecord; readonly own: string }) {
  const base = `/children/${record.row.id}`;
  const query = new URLSearchParams({ 'fill.entry': entry.id, 'fill.originator': entry.agency, 'fill.originator-role': entry.recordedAs });
  return (
    <>
      <a class="govuk-link" href={`${base}/entries/${entry.id}`}>See the entry</a>
      {entry.agency !== own && <>, <a class="govuk-link" href={`${base}/record/onward.asked?${query.toString()}`}>ask them whether it may be passed on</a></>}
    </>
  );
}

function rowsFor(text: string): number {
  const lines = text.split('\n').reduce((n, line) => n + 1 + Math.floor(line.length / 75), 0);
  return Math.min(14, Math.max(3, lines + 1));
}
