import type { Typed } from '../../app/identity/drafts.ts';
import type { AnyKind } from '../../core/chronology/kind.ts';
import { Button, CsrfField, EnterSends, type Content } from '../components/index.ts';
import type { Context, FieldError } from '../route.ts';
import type { Choices } from './choices.ts';
import { FieldView } from './field-view.tsx';
import type { Faults } from './read-fields.ts';
import { WhenFields } from './record-form.tsx';
import { lastOf } from './typed.ts';

export interface PlainFormModel {
  readonly context: Context;
  readonly kind: AnyKind;
  readonly action: string;
  /** whom or what it is about, and what it answers */
  readonly hidden: Readonly<Record<string, string>>;
  readonly choices: Choices;
  readonly typed: Typed;
  readonly faults: Faults;
  /** fields that are not asked for here */
  readonly without?: readonly string[];
  /** asked for between the fields and the day */
  readonly beside?: Content;
  readonly cancel: string;
}

/** The form of one entry about somebody or something that is not a child: on a page of its own, so that its labels belong to its fields alone. */
export function PlainForm({ context, kind, action, hidden, choices, typed, faults, without = [], beside, cancel }: PlainFormModel) {
  return (
    <form method="post" action={action} novalidate>
      <EnterSends text="Record" />
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
      {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {Object.entries(kind.fields).filter(([name]) => !without.includes(name)).map(([name, field]) => FieldView({ name, field, typed, faults, choices }))}
      {beside}
      <WhenFields kind={kind} typed={typed} faults={faults} />
      <div class="govuk-button-group">
        <Button text="Record" preventDoubleClick />
        <a class="govuk-link" href={cancel}>Cancel</a>
      </div>
    </form>
  );
}

/** Faults of fields, and what a rule said, as they stand on top of the page. */
export function errorsOf(faults: Faults, said: readonly string[]): readonly FieldError[] {
  return [...[...faults].map(([field, text]) => ({ field, text })), ...said.map((text) => ({ text }))];
}
