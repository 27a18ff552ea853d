import { problem } from '../problem.ts';

export const NO_ENTRY = problem('not-found', 'There is no such entry on this record, or the role of this system does not show it.');
