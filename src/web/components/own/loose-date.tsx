import type { Props } from '../content.ts';
import type { FieldOptions } from '../govuk/field.tsx';
import { Input } from '../govuk/input.tsx';

export type LooseDateProps = Props<FieldOptions & {
  /** As it was typed: an unreadable date comes back unchanged. */
  value?: string;
  required?: boolean;
}>;

/** A date in one field, typed as people write it: 1/1/2026, 1 Jan 26, today. The server reads it; it never guesses. */
export function LooseDate(props: LooseDateProps) {
  return <Input {...props} hint={props.hint ?? 'For example, 1/1/2026 or today'} width={10} autocomplete="off" spellcheck={false} />;
}

/** A time of day in one field: 9:30, 0930, 2pm. */
export function LooseTime(props: LooseDateProps) {
  return <Input {...props} hint={props.hint ?? 'For example, 9:30 or 2pm'} width={5} autocomplete="off" spellcheck={false} />;
}
