import { id, type SubjectId } from '../../../core/values/ids.ts';
import { SUBJECT_KINDS, type Subject } from '../../../core/chronology/entry.ts';

/** The page on which it is decided how long a record is kept. */
export function pathOf({ kind, id: of }: Subject): string {
  return kind === 'child' ? `/retention/records/${of}` : `/retention/others/${kind}/${of}`;
}

/** Whose record a page is about; undefined if the address names no kind of record. */
export function subjectOf(params: Readonly<Record<string, string>>): Subject | undefined {
  if (params['child'] !== undefined) return { kind: 'child', id: id<SubjectId>(params['child']) };
  const kind = SUBJECT_KINDS.find((k) => k !== 'child' && k === params['kind']);
  return kind === undefined ? undefined : { kind, id: id<SubjectId>(params['subject'] ?? '') };
}
