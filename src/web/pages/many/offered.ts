import { recordsInto } from '../../../core/access/reach.ts';
import { heldByStandingIn } from '../../../core/access/standing-in.ts';
import { beginningsFirst } from '../../../core/chronology/beginnings-first.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { KINDS } from '../../../core/chronology/kinds/index.ts';
import type { Context } from '../../route.ts';

/** What somebody may record for several children at once. */
export function offeredForMany({ who, may, serves }: Context): readonly AnyKind[] {
  if (!may('cases.record') || !serves('recording about several children together')) return [];
  return beginningsFirst(KINDS).filter((k) => k.forMany !== undefined && (k.recordedBy === 'anyone' || k.recordedBy.includes(who.role)) && recordsInto(who.role, k.compartment, heldByStandingIn(who.reader.standingIn)));
}
