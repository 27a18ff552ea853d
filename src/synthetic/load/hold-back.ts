import type { SystemUnit } from '../../app/ports/index.ts';
import type { CommandResult, StoredDerivation } from '../../app/ports/records.ts';

/** How many children are written at once. */
const AT_ONCE = 250;

/** A unit for subjects that are all new: what would be written one by one is kept, and written at once. */
export interface HeldBack {
  readonly unit: SystemUnit;
  write(): Promise<void>;
}

/**
 * Nobody else records about subjects that do not exist yet, none of their commands has been sent before, none of their records can
 * be restricted, and they have no entries: the store is not asked. What is worked out about one of them anew takes the place of what was.
 */
export function holdBack(unit: SystemUnit): HeldBack {
  const stored = new Map<string, StoredDerivation>();
  const results: CommandResult[] = [];
  const later = {
    create: () => Promise.resolve(),
    lock: () => Promise.resolve(true),
    chronology: () => Promise.resolve([]),
    isHidden: () => Promise.resolve(false),
    saveDerivation: (one: StoredDerivation) => Promise.resolve(void stored.set(`${one.subject.kind} ${one.subject.id}`, one)),
    saveResult: (one: CommandResult) => Promise.resolve(void results.push(one)),
  };
  return {
    unit: { ...unit, records: { ...unit.records, ...later } },
    async write() {
      const children = [...stored.values()].filter((s) => s.subject.kind === 'child');
      for (let at = 0; at < children.length; at += AT_ONCE) await unit.records.addNew(children.slice(at, at + AT_ONCE), at === 0 ? results : []);
      for (const one of stored.values()) {
        if (one.subject.kind === 'child') continue;
        await unit.records.create(one.subject, 'case');
        await unit.records.saveDerivation(one);
      }
    },
  };
}
