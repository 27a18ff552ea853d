/**
 * What Enter in a field of the form does. A browser presses the form's first button, whatever that is: one that adds a row, shows
 * something anew or discards the draft. So this one stands first, seen and reached by nobody, and is the form's main button again.
 */
export function EnterSends({ text, name, value }: { readonly text: string; readonly name?: string; readonly value?: string }) {
  return <button type="submit" class="govuk-visually-hidden" tabindex={-1} aria-hidden="true" data-module="govuk-button" data-prevent-double-click="true" name={name} value={value}>{text}</button>;
}
