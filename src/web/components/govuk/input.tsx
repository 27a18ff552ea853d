import { classes } from '../content.ts';
import type { Content, Props } from '../content.ts';
import { FieldGroup } from './field.tsx';
import type { FieldOptions } from './field.tsx';

export type InputProps = Props<FieldOptions & {
  value?: string;
  type?: keyof typeof TYPES;
  /** Width in characters (2 to 30), or as a part of the column. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | 'full' | 'one-half' | 'one-third' | 'two-thirds' | 'one-quarter';
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url' | 'none';
  autocomplete?: string;
  autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters';
  spellcheck?: boolean;
  pattern?: string;
  required?: boolean;
  prefix?: Content;
  suffix?: Content;
}>;

/** Apart, because the element's type distinguishes which other attributes it may have. */
const TYPES = {
  text: { type: 'text' }, search: { type: 'search' }, email: { type: 'email' }, tel: { type: 'tel' }, password: { type: 'password' },
  url: { type: 'url' }, number: { type: 'number' },
} as const;

/** One line of text. */
export function Input(props: InputProps) {
  return (
    <FieldGroup
      field={props}
      control={({ id, describedBy, hasError }) => {
        const input = (
          <input
            class={classes('govuk-input', widthClass(props.width), props.classes, hasError && 'govuk-input--error')}
            id={id} name={props.name} {...TYPES[props.type ?? 'text']} spellcheck={props.spellcheck} value={props.value} disabled={props.disabled}
            required={props.required} aria-describedby={describedBy} autocomplete={props.autocomplete} autocapitalize={props.autocapitalize}
            pattern={props.pattern} inputmode={props.inputmode} {...props.attributes}
          />
        );
        if (props.prefix === undefined && props.suffix === undefined) return input;
        return (
          <div class="govuk-input__wrapper">
            {props.prefix !== undefined && <div class="govuk-input__prefix" aria-hidden="true">{props.prefix}</div>}
            {input}
            {props.suffix !== undefined && <div class="govuk-input__suffix" aria-hidden="true">{props.suffix}</div>}
          </div>
        );
      }}
    />
  );
}

function widthClass(width: InputProps['width']): string | undefined {
  if (width === undefined) return undefined;
  return typeof width === 'number' ? `govuk-input--width-${width}` : `govuk-!-width-${width}`;
}
