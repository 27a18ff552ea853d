/** How many of something one person may do within a span of time. */
export interface PaceRule {
  readonly most: number;
  readonly perMs: number;
}

/** Pages and forms: more than anybody's hands can ask for, far less than copying a register page by page would need. */
export const REQUESTS: PaceRule = { most: 600, perMs: 60_000 };
/** Files taken: documents, lists, minutes. */
export const FILES: PaceRule = { most: 60, perMs: 10 * 60_000 };

/** What one system may ask for: enough to follow a service, far less than copying it in an afternoon unseen. */
export const CLIENTS: PaceRule = { most: 600, perMs: 60_000 };
/** Calls of the interface from one address that came without a secret that opens. */
export const STRANGERS: PaceRule = { most: 30, perMs: 60_000 };

/**
 * Counts what each person does, whatever the address: an address is an office, a session can be used from many. Counted in this
 * process and forgotten with it: it guards the machine against haste and no secret, and every page would pay for a count that is shared.
 * Tries to sign in and files taken are counted in the database, where all processes see them.
 */
export class Pace {
  readonly #rule: PaceRule;
  #begun = Number.NEGATIVE_INFINITY;
  #counts = new Map<string, number>();

  constructor(rule: PaceRule) {
    this.#rule = rule;
  }

  /** Counts one more. @param now in milliseconds @returns in how many seconds it may be tried again, or undefined if it may be done now */
  waitAfter(key: string, now: number): number | undefined {
    if (now - this.#begun >= this.#rule.perMs) {
      this.#begun = now;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count > this.#rule.most ? Math.ceil((this.#begun + this.#rule.perMs - now) / 1000) : undefined;
  }

  /** Whether it has been done as often as it may be; counts nothing. @param now in milliseconds */
  isSpent(key: string, now: number): boolean {
    return now - this.#begun < this.#rule.perMs && (this.#counts.get(key) ?? 0) >= this.#rule.most;
  }
}
