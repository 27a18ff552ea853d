/**
 * The character that no text holds and no database takes. Nobody types it: in an address it is an attack or an accident, in a form
 * it comes from a paste, and says nothing.
 */
const NOTHING = '\u0000';

/** Whether an address holds it, in whichever way it is written. */
export function isUnreadableAddress(url: string): boolean {
  return /%00|\u0000/.test(url);
}

/** A text as it was typed, without what is no character. */
export function withoutNothing(text: string): string {
  return text.includes(NOTHING) ? text.replaceAll(NOTHING, '') : text;
}

/** A request that cannot be read, for reasons of the request's own. */
export class Unreadable extends Error {
  readonly statusCode = 400;
}
