import type { EntryData, Entry } from '../chronology/entry.ts';
import { standing } from '../chronology/resolve.ts';

/** The last answer of a manager to a proposed transfer, if there is one. */
export function answerTo(proposal: string, entries: readonly Entry[]): Entry | undefined {
  return standing(entries).filter((e) => e.kind === 'transfer.agreed' && e.of === proposal).at(-1);
}

/** Whether a manager who did not propose it has agreed, and nobody has taken the proposal back since. */
export function agreedByAnother(proposal: string, entries: readonly Entry[]): boolean {
  const proposed = standing(entries).find((e) => e.kind === 'transfer.proposed' && e.id === proposal);
  const answer = answerTo(proposal, entries);
  if (proposed === undefined || answer === undefined || answer.data['answer'] !== 'agree' || answer.recordedBy === proposed.recordedBy) return false;
  return !standing(entries).some((e) => e.kind === 'transfer.withdrawn' && e.of === proposal);
}

/** Whether what is to be sent has the seal of what was proposed, goes to the same service, for the same kind of move. */
export function sameAsProposed(sent: EntryData, entries: readonly Entry[]): boolean {
  const proposed = standing(entries).find((e) => e.kind === 'transfer.proposed' && e.id === sent['proposal']);
  return proposed !== undefined && proposed.data['digest'] !== undefined && ['digest', 'to', 'sort', 'from', 'until'].every((name) => proposed.data[name] === sent[name]);
}
