import { describedByIds, hasContent } from '../content.ts';
import type { Props } from '../content.ts';
import { Choice, ChoiceGroup, isDivider, itemId } from './choice.tsx';
import type { ChoiceGroupOptions, ChoiceItem } from './choice.tsx';

export type CheckboxItem = Props<ChoiceItem & {
  /** The item's own name; the group's unless told. */
  name?: string;
  /** "None of these": unticks the others. */
  behaviour?: 'exclusive';
}>;

export type CheckboxesProps = Props<ChoiceGroupOptions & {
  items: readonly (CheckboxItem | { readonly divider: string })[];
  /** Ticks the items with these values; an item's own `checked` wins. */
  values?: readonly string[];
}>;

/** Any number out of a few. */
export function Checkboxes(props: CheckboxesProps) {
  const groupId = props.id ?? props.name;
  const groupDescription = props.label === undefined
    ? describedByIds(props.describedBy, hasContent(props.hint) && `${groupId}-hint`, hasContent(props.error) && `${groupId}-error`)
    : undefined;
  return (
    <ChoiceGroup group={props} kind="checkboxes">
      {props.items.map((item, index) => {
        if (isDivider(item)) return <div class="govuk-checkboxes__divider">{item.divider}</div>;
        return (
          <Choice
            kind="checkboxes" id={itemId(groupId, index, item.id)} name={item.name ?? props.name} item={item}
            checked={item.checked ?? props.values?.includes(item.value) ?? false} describedBy={groupDescription} behaviour={item.behaviour}
          />
        );
      })}
    </ChoiceGroup>
  );
}
