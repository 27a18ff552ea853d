import { openChild, type ChildRecord } from '../../../app/child/child-page.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import type { Context } from '../../route.ts';

/** The child of the path, as the reader may see them. */
export function childOf({ ports, who, params, today }: Context): Promise<ChildRecord | undefined> {
  return openChild(ports, who.reader, id<SubjectId>(params['child'] ?? ''), today);
}

export const NO_CHILD = { is: 'not-found', what: 'This child is not on record here, or your role does not reach the case.' } as const;
