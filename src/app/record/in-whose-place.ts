import { actsFor, standingInMark } from '../../core/access/standing-in.ts';
import { broughtIn, type Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { Command } from '../../core/decisions/command.ts';

/**
 * What is written beside an entry that somebody records in another's place. In a role that is held by standing in alone, everything is;
 * in a role of one's own, what concerns a child whose case the person away holds in it.
 * What a system of an agency records bears the name of the person for whom it says that it acts.
 * @returns undefined where somebody acts for themself
 */
export function placeMark(command: Pick<Command, 'actor' | 'source'>, known: readonly Entry[]): string | undefined {
  const { actor, source } = command;
  // A system has no place of its own: it says itself for whom it acts.
  if (actor.forWhom !== undefined) return `sent by ${actor.name} for ${actor.forWhom}`;
  const away = broughtIn(source) ? [] : actsFor(actor.standingIn, actor.role);
  if (away.length === 0) return undefined;
  const holder = timeline(known).filter((e) => e.kind === 'allocation.made' && e.data['role'] === actor.role).at(-1)?.data['worker'];
  const theirs = away.filter((s) => s.worker === holder);
  const meant = theirs.length > 0 ? theirs : away.filter((s) => !s.ownRole);
  return meant.length === 0 ? undefined : standingInMark(meant.map((s) => s.name));
}
