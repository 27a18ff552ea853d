import { classes } from '../content.ts';
import type { Attributes, Props } from '../content.ts';
import { FieldGroup } from './field.tsx';
import type { FieldOptions } from './field.tsx';

export type SelectItem = Props<{ value?: string; text: string; selected?: boolean; disabled?: boolean; attributes?: Attributes }>;

export type SelectProps = Props<FieldOptions & {
  items: readonly SelectItem[];
  /** Selects the item with this value; an item's own `selected` wins. */
  value?: string;
}>;

/** One out of a longer list. */
export function Select(props: SelectProps) {
  return (
    <FieldGroup
      field={props}
      control={({ id, describedBy, hasError }) => (
        <select
          class={classes('govuk-select', props.classes, hasError && 'govuk-select--error')}
          id={id} name={props.name} disabled={props.disabled} aria-describedby={describedBy} {...props.attributes}
        >
          {props.items.map((item) => (
            <option value={item.value} selected={isSelected(item, props.value)} disabled={item.disabled} {...item.attributes}>{item.text}</option>
          ))}
        </select>
      )}
    />
  );
}

function isSelected(item: SelectItem, value: string | undefined): boolean {
  if (item.selected !== undefined) return item.selected;
  return value !== undefined && value !== '' && (item.value ?? item.text) === value;
}
