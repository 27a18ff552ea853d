/** What came of looking through a file for something harmful. */
export type Scanned =
  | { readonly found: 'nothing' }
  /** @see name as the scanner calls it */
  | { readonly found: 'harm'; readonly name: string }
  /** larger than the scanner takes */
  | { readonly found: 'too-large' }
  /** it could not be asked, or its answer could not be read */
  | { readonly found: 'no-answer'; readonly why: string };

/** Looks through files before they are kept. It never throws: what it cannot say it says. */
export interface Scanner {
  /** where it is, for people: "clamd at 127.0.0.1:3310" */
  readonly name: string;
  scan(bytes: Uint8Array): Promise<Scanned>;
  /** Whether it answers at all. */
  answers(): Promise<boolean>;
}
