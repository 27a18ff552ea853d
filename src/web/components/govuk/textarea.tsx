import { classes } from '../content.ts';
import type { Content, Props } from '../content.ts';
import { FieldGroup } from './field.tsx';
import type { FieldOptions } from './field.tsx';

export type TextareaProps = Props<FieldOptions & {
  value?: string;
  /** Visible lines; 5 unless told. */
  rows?: number;
  spellcheck?: boolean;
  autocomplete?: string;
  required?: boolean;
  /** Shown under the field. */
  after?: Content;
}>;

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  return (
    <FieldGroup
      field={props}
      control={({ id, describedBy, hasError }) => (
        <>
          <textarea
            class={classes('govuk-textarea', hasError && 'govuk-textarea--error', props.classes)}
            id={id} name={props.name} rows={props.rows ?? 5} spellcheck={props.spellcheck} disabled={props.disabled} required={props.required}
            aria-describedby={describedBy} autocomplete={props.autocomplete} {...props.attributes}
          >
            {keepFirstLineBreak(props.value)}
          </textarea>
          {props.after}
        </>
      )}
    />
  );
}

/** A browser drops one line break straight after the opening tag: a text that starts with one would lose it. */
function keepFirstLineBreak(value: string | undefined): string | undefined {
  return value !== undefined && /^\r?\n/.test(value) ? `\n${value}` : value;
}
