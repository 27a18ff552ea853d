import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PolicyFault } from '../core/policy/load.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import { runExamples, type ExampleFailure } from './examples.ts';
import { checkFolder } from './load.ts';
import { readLock, writeLock, type Lock } from './lock.ts';
import { readPolicyFolder } from './read.ts';

/** What came of publishing a version. */
export type Published =
  | { readonly outcome: 'published' | 'already'; readonly lock: Lock }
  | { readonly outcome: 'faults'; readonly faults: readonly PolicyFault[] }
  | { readonly outcome: 'examples'; readonly failed: readonly ExampleFailure[] };

/**
 * Publishes a version: it is without faults, its examples pass, and from now on its clauses stay as they are. A version that is
 * published already is left alone.
 */
export function publishFolder(folder: string, today: PlainDate, root: string = process.cwd()): Published {
  const { faults } = checkFolder(folder, root);
  if (faults.length > 0) return { outcome: 'faults', faults };
  const known = readLock(folder);
  if (known !== undefined) return { outcome: 'already', lock: known };
  const examples = path.join(folder, 'examples');
  const failed = existsSync(examples) ? runExamples(examples, root).failed : [{ example: '', file: examples, line: 1, expected: 'examples that prove the clauses', got: 'no folder of examples' }];
  if (failed.length > 0) return { outcome: 'examples', failed };
  return { outcome: 'published', lock: writeLock(folder, readPolicyFolder(folder, root).files, today) };
}
