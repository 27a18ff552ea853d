/** A table that leaves the program, with what must stand beside it: whose, as at which day, under which clause. */
export interface TableDocument {
  readonly title: string;
  /** lines above the table: "As at 9 March 2026", the clause and what it says */
  readonly notes: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
