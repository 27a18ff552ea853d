import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type IdentityBarProps = Props<{
  title: Content;
  /** Buttons and links about the one who is named, on the right. */
  actions?: readonly Content[];
  classes?: string;
  attributes?: Attributes;
}>;

/** Whose record this is, above everything about them. */
export function IdentityBar(props: IdentityBarProps) {
  return (
    <div class={classes('moj-identity-bar', props.classes)} {...props.attributes}>
      <div class="moj-identity-bar__container">
        <div class="moj-identity-bar__details"><span class="moj-identity-bar__title">{props.title}</span></div>
        {props.actions !== undefined && props.actions.length > 0 && (
          <div class="moj-identity-bar__actions">{props.actions.map((action) => <div class="moj-identity-bar__menu">{action}</div>)}</div>
        )}
      </div>
    </div>
  );
}
