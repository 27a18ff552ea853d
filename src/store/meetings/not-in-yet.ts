import type { NotInYet } from '../../app/ports/meetings.ts';
import type { Tx } from '../connection.ts';

/** Children in trackers who are not in yet. Nothing has been brought in while there is no table of imports. */
export async function notInYet(_tx: Tx): Promise<readonly NotInYet[]> {
  return [];
}
