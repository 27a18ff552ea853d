import type { z } from 'zod';

/** What a schema found wrong, by field, each with what would do. */
export function faultsOf(error: z.ZodError): { readonly field: string; readonly expected: string }[] {
  return error.issues.slice(0, 50).flatMap((issue) => {
    const at = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: [...at, key].join('.'), expected: 'no such field: leave it out' }));
    return [{ field: at.join('.'), expected: issue.input === undefined && issue.code === 'invalid_type' ? `it is needed here: ${issue.message}` : issue.message }];
  });
}
