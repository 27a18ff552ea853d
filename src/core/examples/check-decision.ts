import type { Decision, Objection } from '../decisions/command.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';

type Wanted = readonly { readonly clause?: string | undefined; readonly wants?: string | undefined; readonly field?: string | undefined }[];

/** Compares what came of an attempt with what is expected. An attempt of which nothing is said is expected to be accepted. */
export function checkDecision(expected: Expected, decision: Decision): Difference[] {
  const out: Difference[] = [];
  const outcome = expectedOutcome(expected);
  if (decision.outcome !== outcome) return [{ expected: outcome, got: describeDecision(decision) }];
  switch (decision.outcome) {
    case 'accepted':
      out.push(...missing(expected.notes, decision.notes, 'note'));
      if (expected.notes?.length === 0 && decision.notes.length > 0) out.push({ expected: 'no note', got: objections(decision.notes) });
      for (const clause of expected['no-notes'] ?? []) if (decision.notes.some((n) => n.clause === clause)) out.push({ expected: `no note of ${clause}`, got: objections(decision.notes) });
      if (expected.marks && !agrees(expected.marks, decision.records[0]?.marks ?? [])) out.push({ expected: `marks ${show(expected.marks)}`, got: show(decision.records[0]?.marks ?? []) });
      if (expected.tell) {
        const told = [...new Set(decision.records.flatMap((r) => r.tell.map((t) => t.role)))];
        if (!agrees(expected.tell, told)) out.push({ expected: `tells ${show(expected.tell)}`, got: show(told) });
      }
      return out;
    case 'refused':
      out.push(...missing(expected.refused, decision.objections, 'objection'));
      if (expected.offer !== undefined && decision.offer?.kind !== expected.offer) out.push({ expected: `offered: ${expected.offer}`, got: decision.offer?.kind ?? 'nothing offered' });
      return out;
    case 'asked':
      return missing(expected.asked, decision.questions, 'question');
    case 'held':
      if (expected.held?.awaits && !agrees(expected.held.awaits, decision.awaits)) out.push({ expected: `awaits ${show(expected.held.awaits)}`, got: show(decision.awaits) });
      if (expected.held?.clause !== undefined || expected.held?.wants !== undefined) out.push(...missing([expected.held], decision.objections, 'objection'));
      return out;
    case 'invalid':
      return (expected.invalid ?? []).flatMap((w) =>
        decision.faults.some((f) => f.field === w.field && contains(f.expected, w.expected ?? '')) ? [] : [{ expected: `fault ${show(w)}`, got: show(decision.faults) }],
      );
    case 'conflict':
      return out;
  }
}

function expectedOutcome(e: Expected): Decision['outcome'] {
  if (e.refused) return 'refused';
  if (e.asked) return 'asked';
  if (e.held) return 'held';
  if (e.invalid) return 'invalid';
  if (e.conflict) return 'conflict';
  return 'accepted';
}

function missing(wanted: Wanted | undefined, have: readonly Objection[], what: string): Difference[] {
  return (wanted ?? []).flatMap((w) =>
    have.some((o) => (w.clause === undefined || o.clause === w.clause) && contains(o.wants, w.wants ?? '') && (w.field === undefined || o.field === w.field)) ? [] : [{ expected: `${what} ${show(w)}`, got: objections(have) }],
  );
}

function objections(list: readonly Objection[]): string {
  return list.length === 0 ? 'none' : list.map((o) => `${o.clause} wants ${o.wants}`).join('; ');
}

/** What came of it, in one line. */
export function describeDecision(d: Decision): string {
  switch (d.outcome) {
    case 'accepted':
      return 'accepted';
    case 'refused':
      return `refused: ${objections(d.objections)}`;
    case 'asked':
      return `asked: ${objections(d.questions)}`;
    case 'held':
      return `held, awaits ${d.awaits.join(', ')}: ${objections(d.objections)}`;
    case 'invalid':
      return `invalid: ${d.faults.map((f) => `${f.field} "${f.value}", expected ${f.expected}`).join('; ')}`;
    case 'conflict':
      return `conflict: ${d.why}`;
  }
}
