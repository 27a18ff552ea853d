/** Exit codes: done, found faults, wrong use. */
export const EXIT = { done: 0, faults: 1, wrongUse: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** An option of a verb, as `--help` shows it. */
export interface Option {
  readonly name: string;
  /** what stands after it; absent for a switch */
  readonly value?: string;
  readonly says: string;
}

/** What a verb was called with. */
export interface Call {
  readonly words: readonly string[];
  option(name: string): string | undefined;
  has(name: string): boolean;
  readonly json: boolean;
}

/** Where a verb writes: lines for people, or one JSON value for machines. */
export interface Out {
  line(text?: string): void;
  json(value: unknown): void;
  error(text: string): void;
}

/** One verb of the command line, in one file. */
export interface Verb {
  readonly name: string;
  /** what stands after the verb: "FILE" */
  readonly usage: string;
  readonly says: string;
  readonly options: readonly Option[];
  run(call: Call, out: Out): Promise<Exit>;
}

/** Wrong use: said in one sentence with what would have been right. */
export class WrongUse extends Error {}

export const TODAY: Option = { name: 'today', value: 'YYYY-MM-DD', says: 'the day to reckon from, instead of today' };
export const SERVICE: Option = { name: 'service', value: 'ID', says: 'the service meant; needed only where there are several' };
