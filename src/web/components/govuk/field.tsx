import { classes, describedByIds, hasContent } from '../content.ts';
import type { Attributes, Content } from '../content.ts';
import { ErrorMessage } from './error-message.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';
import type { TextSize } from './label.tsx';

/** What every single field has: its name, its label, its help, its fault and its value. */
export interface FieldOptions {
  name: string;
  /** The field's own id, which the error summary links to; its name unless told. */
  id?: string;
  label: Content;
  labelSize?: TextSize;
  labelIsHeading?: boolean;
  labelHidden?: boolean;
  labelClasses?: string;
  hint?: Content;
  error?: Content;
  disabled?: boolean;
  /** Ids of other elements that describe the field. */
  describedBy?: string;
  classes?: string;
  groupClasses?: string;
  attributes?: Attributes;
  groupAttributes?: Attributes;
}

interface FieldGroupProps {
  readonly field: { readonly [K in keyof FieldOptions]: FieldOptions[K] | undefined };
  /** Draws the control with the ids that describe it. */
  readonly control: (control: { readonly id: string; readonly describedBy: string | undefined; readonly hasError: boolean }) => Content;
}

/** Label, hint and error around one control, joined by ids as assistive technology needs them. */
export function FieldGroup({ field, control }: FieldGroupProps) {
  const id = field.id ?? field.name ?? '';
  const hasHint = hasContent(field.hint);
  const hasError = hasContent(field.error);
  const describedBy = describedByIds(field.describedBy, hasHint && `${id}-hint`, hasError && `${id}-error`);
  return (
    <div class={classes('govuk-form-group', hasError && 'govuk-form-group--error', field.groupClasses)} {...field.groupAttributes}>
      <Label for={id} size={field.labelSize} isHeading={field.labelIsHeading} hidden={field.labelHidden} classes={field.labelClasses}>{field.label}</Label>
      {hasHint && <Hint id={`${id}-hint`}>{field.hint}</Hint>}
      {hasError && <ErrorMessage id={`${id}-error`}>{field.error}</ErrorMessage>}
      {control({ id, describedBy, hasError })}
    </div>
  );
}
