import type { Chain } from '../../app/ports/audit.ts';

/** What does not fit in a chain, and where. */
export interface Break {
  /** `witness`: what was written down outside the database */
  readonly chain: Chain | 'witness';
  /** number of the entry, of the batch of audit rows, or of the end that was written down */
  readonly seq: number;
  /** number of the audit row, where it is about one */
  readonly row?: number;
  readonly why: string;
}
