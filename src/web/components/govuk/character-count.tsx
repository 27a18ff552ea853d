import { classes } from '../content.ts';
import type { Attributes, Props } from '../content.ts';
import { Hint } from './hint.tsx';
import { Textarea } from './textarea.tsx';
import type { FieldOptions } from './field.tsx';

export type CharacterCountProps = Props<FieldOptions & {
  value?: string;
  rows?: number;
  spellcheck?: boolean;
  /** The most that is allowed, in characters or in words. */
  max: number;
  unit?: 'characters' | 'words';
  /** Percentage of the limit from which the count is shown. */
  threshold?: number;
}>;

/** A text area that says how much room is left. The limit is stated without JavaScript; the server checks it. */
export function CharacterCount(props: CharacterCountProps) {
  const { max, unit = 'characters', threshold, ...field } = props;
  const id = props.id ?? props.name;
  const counting: Attributes = {
    'data-module': 'govuk-character-count',
    ...(unit === 'words' ? { 'data-maxwords': `${max}`, 'data-count-type': 'words' } : { 'data-maxlength': `${max}` }),
    ...(threshold === undefined ? {} : { 'data-threshold': `${threshold}` }),
  };
  return (
    <Textarea
      {...field}
      describedBy={classes(`${id}-info`, props.describedBy)}
      classes={classes('govuk-js-character-count', props.classes)}
      groupClasses={classes('govuk-character-count', props.groupClasses)}
      groupAttributes={{ ...counting, ...props.groupAttributes }}
      after={<Hint id={`${id}-info`} classes="govuk-character-count__message">{`You can enter up to ${max} ${unit}`}</Hint>}
    />
  );
}
