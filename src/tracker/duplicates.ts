import { comparableName } from './parse/names.ts';
import type { DuplicateOf, KnownChild, RowValues } from './import-row.ts';

/** What is needed of a row to tell whether its child was there before. */
export interface Candidate {
  readonly line: number;
  readonly values: RowValues;
  readonly original: readonly string[];
}

/** Whether two references mean the same child: case and spaces do not count. */
export function comparableReference(reference: string): string {
  return reference.toUpperCase().replace(/\s+/g, '');
}

/**
 * Finds rows whose child stands above already, or is on record under another reference (same name and date of birth).
 * The first row of a child is no duplicate; which of two is right is for a person to say.
 */
export class DuplicateFinder {
  readonly #byReference = new Map<string, Candidate>();
  readonly #byPerson = new Map<string, { reference: string; line?: number }>();
  readonly #headings: readonly string[];

  constructor(headings: readonly string[], known: readonly KnownChild[]) {
    this.#headings = headings;
    for (const child of known) {
      const key = personKey(child.surname, child.forenames, child.dateOfBirth);
      if (key !== undefined) this.#byPerson.set(key, { reference: child.reference });
    }
  }

  /** @param isAnother a person has said that the child is another one, in spite of name and date of birth */
  find(row: Candidate, isAnother: boolean): DuplicateOf | undefined {
    const { values } = row;
    const { reference } = values;
    if (reference === undefined) return undefined;
    const first = this.#byReference.get(comparableReference(reference));
    if (first !== undefined) return { reference, line: first.line, why: this.#compare(first, row) };
    this.#byReference.set(comparableReference(reference), row);
    const key = personKey(values.surname ?? values['full-name']?.surname, values.forenames ?? values['full-name']?.forenames, values['date-of-birth']);
    if (key === undefined) return undefined;
    const same = this.#byPerson.get(key);
    if (same === undefined) {
      this.#byPerson.set(key, { reference, line: row.line });
      return undefined;
    }
    if (isAnother || comparableReference(same.reference) === comparableReference(reference)) return undefined;
    const where = same.line === undefined ? 'a child on record' : `line ${same.line}`;
    return {
      reference: same.reference,
      ...(same.line === undefined ? {} : { line: same.line }),
      why: `Same name and date of birth as ${same.reference} (${where}).`,
    };
  }

  #compare(first: Candidate, second: Candidate): string {
    const differing = this.#headings.filter((_, i) => (first.original[i] ?? '').trim() !== (second.original[i] ?? '').trim());
    return differing.length === 0
      ? `The same row stands on line ${first.line}.`
      : `The same reference stands on line ${first.line}; different are: ${differing.join(', ')}.`;
  }
}

function personKey(surname: string | undefined, forenames: string | undefined, born: string | undefined): string | undefined {
  return surname === undefined || forenames === undefined || born === undefined ? undefined : `${comparableName(surname)}|${comparableName(forenames)}|${born}`;
}
