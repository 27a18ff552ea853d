import type { Props } from '../content.ts';
import { Choice, ChoiceGroup, isDivider, itemId } from './choice.tsx';
import type { ChoiceGroupOptions, ChoiceItem } from './choice.tsx';

export type RadioItem = Props<ChoiceItem>;

export type RadiosProps = Props<ChoiceGroupOptions & {
  items: readonly (RadioItem | { readonly divider: string })[];
  /** Chooses the item with this value; an item's own `checked` wins. Nothing is chosen unless told. */
  value?: string;
  /** Side by side: only for two short items. */
  inline?: boolean;
}>;

/** One out of a few. */
export function Radios(props: RadiosProps) {
  const groupId = props.id ?? props.name;
  return (
    <ChoiceGroup group={props} kind="radios" inline={props.inline}>
      {props.items.map((item, index) => {
        if (isDivider(item)) return <div class="govuk-radios__divider">{item.divider}</div>;
        const checked = item.checked ?? (props.value !== undefined && props.value !== '' && item.value === props.value);
        return <Choice kind="radios" id={itemId(groupId, index, item.id)} name={props.name} item={item} checked={checked} />;
      })}
    </ChoiceGroup>
  );
}
