import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { replacedBy } from '../../../core/chronology/resolve.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { Context } from '../../route.ts';
import { childOf } from '../record/child-of.ts';

export interface OpenEntry {
  readonly record: ChildRecord;
  readonly entry: Entry;
  readonly kind: AnyKind;
  /** what stands in its place, if it was corrected or withdrawn */
  readonly replacement: Entry | undefined;
}

/** The entry of the path, if it is on this child's record and the reader may see it. */
export async function entryOf(context: Context): Promise<OpenEntry | undefined> {
  const record = await childOf(context);
  const entry = record?.entries.find((e) => e.id === context.params['entry']);
  const kind = entry === undefined ? undefined : kindOf(entry.kind);
  if (record === undefined || entry === undefined || kind === undefined) return undefined;
  return { record, entry, kind, replacement: replacedBy(record.entries, entry.id) };
}

/** All versions of an entry, the first first. */
export function versionsOf({ record, entry }: OpenEntry): readonly Entry[] {
  let first = entry;
  for (let earlier = earlierOf(record, first); earlier !== undefined; earlier = earlierOf(record, first)) first = earlier;
  const out = [first];
  for (let next = replacedBy(record.entries, first.id); next !== undefined; next = replacedBy(record.entries, next.id)) out.push(next);
  return out;
}

function earlierOf(record: ChildRecord, entry: Entry): Entry | undefined {
  return entry.supersedes === undefined ? undefined : record.entries.find((e) => e.id === entry.supersedes);
}

export const NO_ENTRY = { is: 'not-found', what: 'There is no such entry on this record, or your role does not show it.' } as const;
