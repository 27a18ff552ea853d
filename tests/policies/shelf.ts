import { join } from 'node:path';
import { openShelf } from '../../src/policies/shelf.ts';

const POLICIES = join(import.meta.dirname, '../../policies');

/** The policies of the repository, read once for all tests of a worker, as a program reads them once: nothing of a service is kept on it. */
export const policies = openShelf(POLICIES);
