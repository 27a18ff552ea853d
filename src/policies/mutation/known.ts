import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const HERE = path.join('src', 'policies', 'mutation');

/** By policy: what was changed, and why nothing can notice it. */
const reasons = z.record(z.string(), z.record(z.string(), z.string().min(10)));
/** By policy: what was changed and is noticed by no example yet. */
const open = z.record(z.string(), z.array(z.string()));

/** Small changes of a policy that change nothing, each with the reason. */
export function equivalentChanges(policy: string, root: string = process.cwd()): ReadonlyMap<string, string> {
  return new Map(Object.entries(reasons.parse(read(root, 'equivalent.yaml'))[policy] ?? {}));
}

/** Small changes of a policy for which an example is still to be written; the list may only become shorter. */
export function openChanges(policy: string, root: string = process.cwd()): ReadonlySet<string> {
  return new Set(open.parse(read(root, 'open.yaml'))[policy] ?? []);
}

function read(root: string, file: string): unknown {
  return parse(readFileSync(path.join(root, HERE, file), 'utf8'));
}
