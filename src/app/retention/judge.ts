import type { EntryId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { RetentionRule } from '../../core/policy/words/retention.ts';
import { doomedEntries } from '../../core/retention/doomed.ts';
import { hasEnded, type RetentionTerm } from '../../core/retention/terms.ts';
import type { SystemUnit } from '../ports/index.ts';
import type { ServiceContext } from '../record/context.ts';
import { deriveSubject } from '../record/derive-subject.ts';
import { besideChild, type Beside } from './beside.ts';
import { refused, type Decided } from './refusal.ts';

/** What is erased, decided afresh on the record as it is now. */
export interface Doom {
  readonly rule: RetentionRule;
  readonly term: RetentionTerm;
  readonly keptUntil: PlainDate;
  readonly proposal: Entry;
  readonly agreed: Entry;
  readonly own: readonly Entry[];
  /** what goes in the records of others */
  readonly beside: readonly Beside[];
}

/** What may come after a proposal without making it void. */
const AFTERWARDS = ['erasure.answered', 'hold.placed', 'hold.reviewed', 'hold.lifted'];

/** The proposal, and the answer that agreed to it last; undefined if nobody did. */
export function agreementTo(known: readonly Entry[], proposed: EntryId): { readonly proposal: Entry; readonly agreed: Entry } | undefined {
  const proposal = known.find((e) => e.id === proposed && e.kind === 'erasure.proposed');
  const agreed = known.filter((e) => e.kind === 'erasure.answered' && e.of === proposed).at(-1);
  return proposal === undefined || agreed?.data['answer'] !== 'agree' ? undefined : { proposal, agreed };
}

/** What may be erased now, or why not. */
export async function judge(unit: SystemUnit, context: ServiceContext, subject: Subject, known: readonly Entry[], proposed: EntryId, today: PlainDate): Promise<Doom | Decided> {
  const two = agreementTo(known, proposed);
  if (two === undefined) return { outcome: 'not-found' };
  const rule = context.program.rules.retention.find((r) => r.key === two.proposal.data['rule']);
  const derived = deriveSubject(context, subject, known, today);
  const term = derived.retention.find((t) => t.rule === rule?.key);
  if (rule === undefined || term?.keptUntil === undefined || !hasEnded(term.keptUntil, today)) return refused('The time under this rule is not over any longer: something was recorded, or the rule has changed. Take the proposal back, and look at the list again.');
  if (derived.facts['hold.active']?.value === true) return refused(`${rule.clause}: a legal hold stands. Needed: that it is lifted.`);
  const since = known.filter((e) => e.seq > two.proposal.seq && !AFTERWARDS.includes(e.kind));
  if (rule.kinds === undefined && since.length > 0) return refused('Something was recorded since it was proposed. Take the proposal back, and look at the record again.');
  const beside = rule.kinds === undefined && subject.kind === 'child' ? await besideChild(unit, subject.id, known) : [];
  return { rule, term, keptUntil: term.keptUntil, ...two, own: doomedEntries(rule, known, today, context.around.calendar), beside };
}
