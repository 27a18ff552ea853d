import type { SubjectKind } from '../../entry.ts';

/** Beside a child's record, whatever else is kept: what is decided about keeping and erasing stands on its own chronology. */
export const KEPT_BESIDE: readonly SubjectKind[] = ['person', 'worker', 'sitting', 'unit'];
