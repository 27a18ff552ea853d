import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type ButtonProps = Props<{
  text?: string;
  children?: Content;
  /** Makes it a link that looks like a button: for going somewhere, never for changing something. */
  href?: string;
  kind?: 'primary' | 'secondary' | 'warning' | 'inverse';
  type?: 'submit' | 'button' | 'reset';
  id?: string;
  name?: string;
  value?: string;
  disabled?: boolean;
  /** Ignores a second click within a second. */
  preventDoubleClick?: boolean;
  /** Sends the form elsewhere than the form's own action. */
  formaction?: string;
  /** The form that it belongs to, when it stands outside. */
  form?: string;
  /** Read out after the text: what the button acts on, where many are alike. */
  hiddenText?: string;
  classes?: string;
  attributes?: Attributes;
}>;

/** As shipped: a link that looks like a button is announced as one, and the script lets the space bar press it. */
const AS_BUTTON = { role: 'button', draggable: false } as const;

/** A button, or a link that looks like one. */
export function Button(props: ButtonProps) {
  const kind = props.kind === undefined || props.kind === 'primary' ? undefined : `govuk-button--${props.kind}`;
  const className = classes('govuk-button', kind, props.classes);
  const inside = (
    <>
      {props.children ?? props.text}
      {props.hiddenText !== undefined && <span class="govuk-visually-hidden"> {props.hiddenText}</span>}
    </>
  );
  if (props.href !== undefined) {
    return (
      <a href={props.href} {...AS_BUTTON} class={className} data-module="govuk-button" {...props.attributes} id={props.id}>{inside}</a>
    );
  }
  return (
    <button
      type={props.type ?? 'submit'} value={props.value} name={props.name} disabled={props.disabled} aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : `${props.preventDoubleClick}`} formaction={props.formaction}
      form={props.form} class={className} data-module="govuk-button" {...props.attributes} id={props.id}
    >
      {inside}
    </button>
  );
}
