import type { z } from 'zod';

/** What a schema found wrong with a value, by field, each with what would do. */
export function faultsOf(error: z.ZodError, value: unknown): { readonly field: string; readonly expected: string }[] {
  return error.issues.slice(0, 50).flatMap((issue) => {
    const at = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: [...at, key].join('.'), expected: 'no such field: leave it out' }));
    return [{ field: at.join('.'), expected: valueAt(value, issue.path) === undefined ? `it is needed here: ${issue.message}` : issue.message }];
  });
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((v, key) => (typeof v === 'object' && v !== null ? Reflect.get(v, key) : undefined), value);
}
