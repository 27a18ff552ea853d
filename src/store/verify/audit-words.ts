import { z } from 'zod';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
import type { Break } from './break.ts';
import { sha256 } from './sealed-text.ts';

const FIELDS = ['words', 'note'] as const;
const sealed = z.object({ sealed: z.string() });
const expired = z.object({ through: z.number() });
const erasedWith = z.object({ wordsOf: z.array(z.number()) });
const row = z.object({ audit_row: bigNumber, field: z.enum(FIELDS), salt: z.instanceof(Buffer), words: z.string() });

/** The words that lie apart from their traces, checked against the seals in the traces. */
export class AuditWords {
  readonly #broken: Break[];
  /** seals that are in a trace, by row and field */
  readonly #seals = new Map<string, { readonly row: number; readonly seal: string }>();
  readonly #read = new Set<number>();
  #expiredThrough = 0;
  readonly #erased = new Set<number>();

  constructor(broken: Break[]) {
    this.#broken = broken;
  }

  /** Takes what a trace says of words: their seals, that words expired, that they went with a record. */
  take(id: number, event: string, detail: string | null): void {
    if (detail === null) return;
    this.#read.add(id);
    const read: unknown = JSON.parse(detail);
    if (typeof read !== 'object' || read === null) return;
    for (const field of FIELDS) {
      const own = sealed.safeParse(Object.entries(read).find(([name]) => name === field)?.[1]);
      if (own.success) this.#seals.set(`${id} ${field}`, { row: id, seal: own.data.sealed });
    }
    const gone = expired.safeParse(read);
    if (event === 'audit.words-expired' && gone.success) this.#expiredThrough = Math.max(this.#expiredThrough, gone.data.through);
    const erased = erasedWith.safeParse(read);
    if (event === 'record.erased' && erased.success) for (const n of erased.data.wordsOf) this.#erased.add(n);
  }

  /** Words that are not those that were sealed, that lie by no trace, or that went before their time. */
  async check(tx: Tx): Promise<void> {
    const wrong = (n: number, why: string): number => this.#broken.push({ chain: 'audit', seq: 0, row: n, why });
    for (const w of parseRows(row, await tx.query('SELECT audit_row, field, salt, words FROM audit_words_evidence()'))) {
      const key = `${w.audit_row} ${w.field}`;
      const own = this.#seals.get(key);
      this.#seals.delete(key);
      if (own === undefined) {
        // A trace that was written while the others were read was not among them.
        if (this.#read.has(w.audit_row) || !(await isThere(tx, w.audit_row))) wrong(w.audit_row, 'words lie beside it of which it has no seal');
      } else if (sha256(w.salt, w.words).toString('hex') !== own.seal) wrong(w.audit_row, 'the words beside it are not those that were sealed');
    }
    for (const { row: n } of this.#seals.values()) if (n > this.#expiredThrough && !this.#erased.has(n)) wrong(n, 'the words beside it are gone, and neither their time was over nor was a record erased with them');
  }
}

async function isThere(tx: Tx, audited: number): Promise<boolean> {
  return (await tx.query('SELECT r.id FROM audit_evidence($1, 1) r WHERE r.id = $2 AND r.detail IS NOT NULL', [audited - 1, audited])).length > 0;
}
