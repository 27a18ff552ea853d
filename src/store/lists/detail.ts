import { z } from 'zod';

/**
 * A column of JSON that this program itself has written from a value of type T (a derivation). It is checked to be an
 * object or a list, and not field by field: what wrote it is the same code that reads it, and a rebuild compares both.
 */
export function detailOf<T>(): z.ZodType<T> {
  return z.custom<T>((value) => typeof value === 'object' && value !== null, 'an object or a list');
}

/** The fullest explanation of a line of work `w` that rests on nothing that the reader may not see: `coalesce(p.detail, w.detail)`. */
export const FULLEST_DETAIL = `
  LEFT JOIN LATERAL (
    SELECT x.detail FROM work_part x
     WHERE x.service = w.service AND x.subject_kind = w.subject_kind AND x.subject_id = w.subject_id AND x.sort = w.sort AND x.key = w.key
     ORDER BY cardinality(x.compartments) DESC, x.compartments LIMIT 1) p ON true`;
