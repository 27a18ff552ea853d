import type { EntryData, Entry } from '../chronology/entry.ts';
import { replacedBy } from '../chronology/resolve.ts';

/** Entries that stand and answer this very version of an entry: a correction has to be agreed to anew. */
function answering(kind: string, of: string, entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((e) => e.kind === kind && e.of === of && e.withdrawn !== true && replacedBy(entries, e.id) === undefined).sort((a, b) => a.seq - b.seq);
}

function standsAs(kind: string, id: string, entries: readonly Entry[]): Entry | undefined {
  return replacedBy(entries, id) === undefined ? entries.find((e) => e.kind === kind && e.id === id && e.withdrawn !== true) : undefined;
}

/** Whether a manager who did not propose it has agreed, and nobody has taken the proposal back since. */
export function agreedByAnother(proposal: string, entries: readonly Entry[]): boolean {
  const proposed = standsAs('transfer.proposed', proposal, entries);
  const answer = answering('transfer.agreed', proposal, entries).at(-1);
  if (proposed === undefined || answer === undefined || answer.data['answer'] !== 'agree' || answer.recordedBy === proposed.recordedBy) return false;
  return answering('transfer.withdrawn', proposal, entries).length === 0;
}

/** Whether what is to be sent has the seal of what was proposed, goes to the same service, for the same kind of move. */
export function sameAsProposed(sent: EntryData, entries: readonly Entry[]): boolean {
  const proposed = standsAs('transfer.proposed', String(sent['proposal'] ?? ''), entries);
  return proposed !== undefined && proposed.data['digest'] !== undefined && ['digest', 'to', 'sort', 'from', 'until'].every((name) => proposed.data[name] === sent[name]);
}

/** How far a transfer has come. */
export const TRANSFER_STAGES = {
  proposed: 'Awaits a manager', declined: 'Not agreed', agreed: 'Agreed, not sent yet', 'taken-back': 'Taken back', sent: 'Sent, awaits an answer', accepted: 'Taken in', refused: 'Not taken in',
} as const;
export type TransferStage = keyof typeof TRANSFER_STAGES;

/** A transfer of a record to another service, from its proposal on. */
export interface Transfer {
  readonly proposal: Entry;
  readonly stage: TransferStage;
  readonly agreed?: Entry;
  readonly sent?: Entry;
  readonly takenBack?: Entry;
  readonly answered?: Entry;
}

/** Where a proposed transfer stands. */
export function transferOf(proposal: Entry, entries: readonly Entry[]): Transfer {
  const agreed = answering('transfer.agreed', proposal.id, entries).at(-1);
  const sent = answering('transfer.sent', proposal.id, entries).at(-1);
  const takenBack = [...answering('transfer.withdrawn', proposal.id, entries), ...(sent === undefined ? [] : answering('transfer.withdrawn', sent.id, entries))].at(-1);
  const answered = sent === undefined ? undefined : answering('transfer.answered', sent.id, entries).at(-1);
  return {
    proposal, stage: stageOf(proposal, { agreed, sent, takenBack, answered }, entries),
    ...(agreed === undefined ? {} : { agreed }), ...(sent === undefined ? {} : { sent }), ...(takenBack === undefined ? {} : { takenBack }), ...(answered === undefined ? {} : { answered }),
  };
}

function stageOf(proposal: Entry, has: { readonly [K in 'agreed' | 'sent' | 'takenBack' | 'answered']: Entry | undefined }, entries: readonly Entry[]): TransferStage {
  if (has.answered !== undefined) return has.answered.data['answer'] === 'accepted' ? 'accepted' : 'refused';
  if (has.takenBack !== undefined) return 'taken-back';
  if (has.sent !== undefined) return 'sent';
  if (has.agreed?.data['answer'] === 'decline') return 'declined';
  return agreedByAnother(proposal.id, entries) ? 'agreed' : 'proposed';
}
