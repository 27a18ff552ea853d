import type { SystemUnit } from '../ports/index.ts';
import type { CommandResult, StoredDerivation } from '../ports/records.ts';

/** The unit for rows about children who are new: what would be written one by one is gathered, and written at once. */
export interface Gathering {
  readonly unit: SystemUnit;
  write(): Promise<void>;
}

/** New children have no entries, nobody else can be recording about them, and none of their commands has been sent before. */
export function gatherNew(unit: SystemUnit): Gathering {
  const stored: StoredDerivation[] = [];
  const results: CommandResult[] = [];
  const later = {
    create: () => Promise.resolve(),
    lock: () => Promise.resolve(true),
    chronology: () => Promise.resolve([]),
    saveDerivation: (one: StoredDerivation) => Promise.resolve(void stored.push(one)),
    saveResult: (one: CommandResult) => Promise.resolve(void results.push(one)),
  };
  return { unit: { ...unit, records: { ...unit.records, ...later } }, write: () => unit.records.addNew(stored, results) };
}
