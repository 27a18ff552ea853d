/** One entry of a record as it is given: what is blacked out or not given is not in it. */
export interface BundleEntry {
  /** its place in the list of contents, from 1 */
  readonly number: number;
  readonly heading: string;
  readonly state: 'give' | 'part' | 'withhold' | 'undecided';
  /** "Written by a case manager on 3 May 2026." */
  readonly written: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** what the child or the family say about it, in their own words */
  readonly statements: readonly string[];
  /** that it was changed later */
  readonly changed?: string;
  /** of a document: what becomes of its file */
  readonly file?: BundleFile;
}

/** The file of a document, as it goes with the copy or does not. */
export interface BundleFile {
  readonly state: 'whole' | 'copy' | 'out' | 'taken-back';
  /** under which it lies beside the copy; only of a file that goes */
  readonly name?: string;
}

export const FILE_IN_WORDS = { whole: 'The document itself', copy: 'A copy with words blacked out', out: 'Not given', 'taken-back': 'Taken back since' } as const;

/** The documents of a copy, with the number of the entry under which each stands. */
export function documentsIn({ entries }: Pick<BundleDocument, 'entries'>): readonly { readonly number: number; readonly heading: string; readonly file: BundleFile }[] {
  return entries.flatMap(({ number, heading, file }) => (file === undefined ? [] : [{ number, heading, file }]));
}

/** "The document itself: documents/4 Referral order.pdf" */
export function fileInWords({ state, name }: BundleFile): string {
  return name === undefined ? FILE_IN_WORDS[state] : `${FILE_IN_WORDS[state]}: ${name}`;
}

export const DOCUMENTS_HEADING = 'Documents that go with it';

/** A copy of a record as it leaves the program, in words alone. */
export interface BundleDocument {
  readonly title: string;
  readonly serviceName: string;
  readonly date: string;
  /** the letter that goes with it, line by line */
  readonly letter: string;
  readonly about: string;
  readonly entries: readonly BundleEntry[];
  /** what is not in it, in general terms */
  readonly leftOut: readonly { readonly count: number; readonly why: string }[];
  /** what was decided about entries that only others may see */
  readonly apart?: string;
}

export const STATE_IN_WORDS = { give: 'All of it', part: 'A part of it', withhold: 'Not given', undecided: 'Not decided yet' } as const;

/** "3 things are not here, or not all of it: It is about other people." */
export function leftOutInWords({ leftOut }: Pick<BundleDocument, 'leftOut'>): readonly string[] {
  return leftOut.map((l) => `${l.count === 1 ? '1 entry is not here, or not all of it.' : `${l.count} entries are not here, or not all of them.`} ${l.why}`);
}

export const NOTHING_LEFT_OUT = 'Nothing is left out.';
