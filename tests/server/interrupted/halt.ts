import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '../../../src/app/ports/files.ts';
import type { Store, SystemUnit } from '../../../src/app/ports/index.ts';

/** Halts at one named moment, until it is released or the program is killed. */
export interface Halt {
  arm(point: string | undefined): void;
  release(): void;
  /** to be called at each moment; goes on at once unless this is the one */
  at(point: string): Promise<void>;
}

export function haltAt(onHalt: (point: string) => void): Halt {
  let armed: string | undefined;
  let go: () => void = () => undefined;
  return {
    arm: (point) => {
      armed = point;
    },
    release: () => go(),
    async at(point) {
      if (armed !== point) return;
      armed = undefined;
      const released = new Promise<void>((resolve) => {
        go = resolve;
      });
      onHalt(point);
      await released;
    },
  };
}

/** The files of the record, with the moments of writing and removing one. */
export function haltingFiles(files: FileStore, folder: string, halt: Halt): FileStore {
  return {
    ...files,
    async put(ref, bytes) {
      await halt.at('row-known');
      // What a program that ends while it writes leaves behind.
      const part = join(folder, ref.slice(0, 2), `${ref}.part`);
      await mkdir(dirname(part), { recursive: true });
      await writeFile(part, bytes.subarray(0, bytes.length / 2));
      await halt.at('half-written');
      await files.put(ref, bytes);
      await halt.at('written');
    },
    async erase(ref) {
      await files.erase(ref);
      await halt.at('removed');
    },
  };
}

/** The store, with the moments of a transaction that keeps a document or erases a record. */
export function haltingStore(store: Store, halt: Halt): Store {
  return {
    ...store,
    async asSystem(service, work) {
      const seen = { appended: false, erased: false };
      const result = await store.asSystem(service, async (unit) => {
        const out = await work(watched(unit, halt, seen));
        if (seen.appended) await halt.at('before-commit');
        if (seen.erased) await halt.at('erased-before-commit');
        return out;
      });
      if (seen.appended) await halt.at('recorded');
      if (seen.erased) await halt.at('erased');
      return result;
    },
  };
}

function watched(unit: SystemUnit, halt: Halt, seen: { appended: boolean; erased: boolean }): SystemUnit {
  return {
    ...unit,
    records: {
      ...unit.records,
      append: async (entries) => {
        await unit.records.append(entries);
        seen.appended ||= entries.some((e) => e.kind === 'document.kept');
      },
    },
    retention: {
      ...unit.retention,
      erase: async (what) => {
        const counts = await unit.retention.erase(what);
        seen.erased = true;
        await halt.at('erasing');
        return counts;
      },
    },
  };
}
