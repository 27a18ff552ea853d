import type { z } from 'zod';

/** Where the next page begins, as text that says nothing to whoever holds it. */
export function cursorOf(place: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor names; undefined if the text is none of this list's. */
export function placeOf<S extends z.ZodType>(schema: S, cursor: string): z.output<S> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
