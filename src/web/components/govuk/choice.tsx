import { classes, describedByIds, hasContent } from '../content.ts';
import type { Attributes, Content } from '../content.ts';
import { ErrorMessage } from './error-message.tsx';
import { Fieldset } from './fieldset.tsx';
import { Hint } from './hint.tsx';
import type { TextSize } from './label.tsx';

/** One thing to choose: what radios and checkboxes share. */
export interface ChoiceItem {
  value: string;
  text: Content;
  /** The item's id; the group's id with its number unless told. */
  id?: string;
  hint?: Content;
  checked?: boolean;
  disabled?: boolean;
  /** Shown while the item is chosen (always shown without JavaScript). */
  conditional?: Content;
  attributes?: Attributes;
}

/** What a group of radios or checkboxes has. */
export interface ChoiceGroupOptions {
  name: string;
  /** Prefix of the items' ids, and exactly the first item's id; the name unless told. */
  id?: string;
  /** Legend of the group. Leave it out only where a fieldset around the group asks the question. */
  label?: Content;
  labelSize?: TextSize;
  labelIsHeading?: boolean;
  labelHidden?: boolean;
  labelClasses?: string;
  hint?: Content;
  error?: Content;
  describedBy?: string;
  small?: boolean;
  classes?: string;
  groupClasses?: string;
  attributes?: Attributes;
}

interface ChoiceGroupProps {
  readonly group: { readonly [K in keyof ChoiceGroupOptions]: ChoiceGroupOptions[K] | undefined };
  readonly kind: 'radios' | 'checkboxes';
  readonly inline?: boolean | undefined;
  readonly children: Content;
}

/** Legend, hint and error around radios or checkboxes. */
export function ChoiceGroup({ group, kind, inline, children }: ChoiceGroupProps) {
  const id = group.id ?? group.name ?? '';
  const hasHint = hasContent(group.hint);
  const hasError = hasContent(group.error);
  const inside = (
    <>
      {hasHint && <Hint id={`${id}-hint`}>{group.hint}</Hint>}
      {hasError && <ErrorMessage id={`${id}-error`}>{group.error}</ErrorMessage>}
      <div
        class={classes(`govuk-${kind}`, inline && `govuk-${kind}--inline`, group.small && `govuk-${kind}--small`, group.classes)}
        {...group.attributes} data-module={`govuk-${kind}`}
      >
        {children}
      </div>
    </>
  );
  return (
    <div class={classes('govuk-form-group', hasError && 'govuk-form-group--error', group.groupClasses)}>
      {group.label === undefined ? inside : (
        <Fieldset
          legend={group.label} legendSize={group.labelSize} legendIsHeading={group.labelIsHeading} legendHidden={group.labelHidden}
          legendClasses={group.labelClasses}
          describedBy={describedByIds(group.describedBy, hasHint && `${id}-hint`, hasError && `${id}-error`)}
        >
          {inside}
        </Fieldset>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly kind: 'radios' | 'checkboxes';
  readonly id: string;
  readonly name: string;
  readonly item: { readonly [K in keyof ChoiceItem]: ChoiceItem[K] | undefined };
  readonly checked: boolean;
  readonly describedBy?: string | undefined;
  readonly behaviour?: 'exclusive' | undefined;
}

/** One radio or checkbox with its label, hint and conditional part. */
export function Choice({ kind, id, name, item, checked, describedBy, behaviour }: ChoiceProps) {
  const hasHint = hasContent(item.hint);
  const conditionalId = `conditional-${id}`;
  const hasConditional = hasContent(item.conditional);
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`} id={id} name={name} type={kind === 'radios' ? 'radio' : 'checkbox'} value={item.value}
          checked={checked} disabled={item.disabled} data-aria-controls={hasConditional ? conditionalId : undefined} data-behaviour={behaviour}
          aria-describedby={describedByIds(describedBy, hasHint && `${id}-item-hint`)} {...item.attributes}
        />
        <label class={`govuk-label govuk-${kind}__label`} for={id}>{item.text}</label>
        {hasHint && <Hint id={`${id}-item-hint`} classes={`govuk-${kind}__hint`}>{item.hint}</Hint>}
      </div>
      {hasConditional && (
        <div class={classes(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)} id={conditionalId}>{item.conditional}</div>
      )}
    </>
  );
}

/** A word between items, such as "or". */
export function isDivider<T>(item: T | { readonly divider: string }): item is { readonly divider: string } {
  return typeof item === 'object' && item !== null && 'divider' in item;
}

/** The id of an item: the first has the group's own, so that the error summary can link to it. */
export function itemId(groupId: string, index: number, own: string | undefined): string {
  return own ?? (index === 0 ? groupId : `${groupId}-${index + 1}`);
}
