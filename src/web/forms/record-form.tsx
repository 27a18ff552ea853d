import type { AnyKind } from '../../core/chronology/kind.ts';
import type { KeptForm, Typed } from '../../app/identity/drafts.ts';
import { Button, CsrfField, EnterSends, InsetText, LooseDate, LooseTime, Select, Textarea, type Content } from '../components/index.ts';
import type { Choices } from './choices.ts';
import { FieldView } from './field-view.tsx';
import type { RuleWants } from './outcome.tsx';
import type { Faults } from './read-fields.ts';
import { lastOf } from './typed.ts';

/** Everything that a form about one entry is made from. */
export interface RecordFormModel {
  readonly kind: AnyKind;
  /** where it is sent */
  readonly action: string;
  /** the page on which it stands: there a late submission is given back */
  readonly page: string;
  readonly csrf: string;
  /** made when the form was: sent twice, it is recorded once */
  readonly command: string;
  /** the last entry that its author had seen of this child */
  readonly seen: number;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly choices: Choices;
  /** what rules asked: a reason is given here */
  readonly questions?: readonly RuleWants[];
  /** entries that it may answer; without, none is asked for */
  readonly answers?: readonly { readonly value: string; readonly text: string }[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly multipart?: boolean;
  readonly draftKey?: string;
  readonly restored?: KeptForm | undefined;
  readonly button?: string;
  readonly cancel: string;
  /** asks why the entry is corrected */
  readonly correcting?: boolean;
  /** other ways to send it: "Suggest it to the team manager" */
  readonly also?: Content;
  /** replaces the generated fields, for a kind with a form of its own */
  readonly fields?: Content;
}

/** The form of one entry, generated from its kind. */
export function RecordForm(model: RecordFormModel) {
  const { kind, typed, faults } = model;
  const button = model.button ?? (kind.nature === 'decision' ? 'Record this decision' : 'Record');
  return (
    <form method="post" action={model.action} encType={model.multipart === true ? 'multipart/form-data' : undefined} novalidate data-draft-key={model.draftKey}>
      <EnterSends text={button} />
      <CsrfField token={model.csrf} />
      <input type="hidden" name="_command" value={model.command} />
      <input type="hidden" name="_seen" value={String(model.seen)} />
      <input type="hidden" name="_page" value={model.page} />
      {[model.draftKey, model.restored?.key].map((key) => (key === undefined ? null : <input type="hidden" name="_draft" value={key} />))}
      {Object.entries(model.hidden ?? {}).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {model.restored !== undefined && <Restored kept={model.restored} />}
      {(model.questions ?? []).map((q) => <Question question={q} typed={typed} fault={faults.get(`answer:${q.clause}`)} />)}
      {earlierAnswers(model).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {model.fields ?? <GeneratedFields {...model} />}
      {model.correcting === true && (
        <Textarea name="correctionReason" label="Why is this entry corrected?" labelSize="s" hint="Both versions stay on record, with this reason." rows={2} value={lastOf(typed, 'correctionReason')} error={faults.get('correctionReason')} />
      )}
      <div class="govuk-button-group">
        <Button text={button} preventDoubleClick />
        {model.also}
        <a class="govuk-link" href={model.cancel}>Cancel</a>
      </div>
    </form>
  );
}

function GeneratedFields(model: RecordFormModel) {
  const { kind, typed, faults, choices } = model;
  return (
    <>
      {model.answers !== undefined && model.answers.length > 0 && (
        <Select name="of" label="Which one does it belong to?" labelSize="s" items={[{ value: '', text: 'None of these' }, ...model.answers]} value={lastOf(typed, 'of')} error={faults.get('of')} />
      )}
      {Object.entries(kind.fields).map(([name, field]) => FieldView({ name, field, typed, faults, choices }))}
      <WhenFields kind={kind} typed={typed} faults={faults} />
    </>
  );
}

/** The day, and if it is known the time, at which it was true. */
export function WhenFields({ kind, typed, faults, label: said }: { readonly kind: AnyKind; readonly typed: Typed; readonly faults: Faults; readonly label?: string }) {
  const label = said !== undefined ? said : kind.mayLieAhead === true ? 'On which day?' : kind.nature === 'decision' ? 'Decided on' : setsADay(kind) ? 'When was it arranged?' : 'When was it?';
  return (
    <div class="tl-row">
      <LooseDate name="occurredOn" label={label} labelSize="s" value={lastOf(typed, 'occurredOn')} error={faults.get('occurredOn')} />
      <LooseTime name="occurredAt" label="Time (optional)" labelSize="s" value={lastOf(typed, 'occurredAt')} error={faults.get('occurredAt')} />
    </div>
  );
}

/** Whether it is about a day that lies ahead, so that the day of the entry itself is another one. */
function setsADay({ fields: { on } }: AnyKind): boolean {
  return on?.type.is === 'date' && on.type.future;
}

function Restored({ kept }: { readonly kept: KeptForm }) {
  const held = kept.sort === 'held';
  return (
    <InsetText>
      <p class="govuk-body">
        {held
          ? `${kept.why === 'confirm' ? 'You had to confirm first who you are.' : 'You were signed out before this was sent.'} It is all here again, as you typed it, and nothing of it has been recorded yet: look through it and send it.`
          : 'This is your draft: nothing of it has been recorded yet.'}
        {kept.files.length > 0 && ` Choose these files again: ${kept.files.join(', ')}.`}
      </p>
      <Button text={held ? 'Discard it' : 'Discard the draft'} kind="secondary" formaction={`/drafts/${encodeURIComponent(kept.key)}/discard`} />
    </InsetText>
  );
}

function Question({ question, typed, fault }: { readonly question: RuleWants; readonly typed: Typed; readonly fault: string | undefined }) {
  const name = `answer:${question.clause}`;
  return (
    <InsetText>
      <p class="govuk-body"><strong>{question.says}</strong> ({question.clause})</p>
      <Textarea name={name} label={`Please give ${question.wants.join(', and ')}`} rows={3} value={lastOf(typed, name)} error={fault} spellcheck />
    </InsetText>
  );
}

/** Reasons given in an earlier round stay with the form. */
function earlierAnswers(model: RecordFormModel): readonly (readonly [string, string])[] {
  const asked = new Set((model.questions ?? []).map((q) => `answer:${q.clause}`));
  return Object.entries(model.typed).flatMap(([name, values]) => (name.startsWith('answer:') && !asked.has(name) ? [[name, values.at(-1) ?? ''] as const] : []));
}

