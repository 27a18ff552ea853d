import { z } from 'zod';

/**
 * A column of JSON that this program itself has written from a value of type T (a derivation). It is checked to be an
 * object or a list, and not field by field: what wrote it is the same code that reads it, and a rebuild compares both.
 */
export function detailOf<T>(): z.ZodType<T> {
  return z.custom<T>((value) => typeof value === 'object' && value !== null, 'an object or a list');
}
