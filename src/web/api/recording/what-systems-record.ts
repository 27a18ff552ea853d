import type { AnyKind } from '../../../core/chronology/kind.ts';
import { KINDS } from '../../../core/chronology/kinds/index.ts';
import { isTyped } from '../../pages/record/kinds.tsx';

/** What a system records about a child: what people type. It agrees to nothing that a person proposed. */
export const RECORDED_BY_SYSTEMS: readonly AnyKind[] = KINDS.filter(isTyped);

export function isRecordedBySystems(kind: AnyKind | undefined): kind is AnyKind {
  return kind !== undefined && isTyped(kind);
}
