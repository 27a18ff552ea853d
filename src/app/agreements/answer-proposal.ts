import type { Role } from '../../core/access/roles.ts';
import { roleInSentence } from '../../core/access/roles.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { actsFor, heldByStandingIn } from '../../core/access/standing-in.ts';
import type { Actor, Command } from '../../core/decisions/command.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { actsItself } from '../../core/decisions/needs.ts';
import type { CommandId, EntryId } from '../../core/values/ids.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import { loadContext, type ServiceContext } from '../record/context.ts';
import { keepDerivation } from '../record/keep-derivation.ts';
import { decideOn, reaches, type Recorded } from '../record/record.ts';
import { proposedIn, stateOf } from './proposal.ts';

export interface Answering {
  /** sent again, it gives the first result */
  readonly id: CommandId;
  readonly actor: Actor;
  readonly subject: Subject;
  readonly proposal: EntryId;
  readonly answer: 'agreed' | 'declined' | 'withdrawn';
  readonly reason: string;
}

/** What came of an answer. Plain JSON. */
export type Answered =
  /** the decision is on record */
  | { readonly outcome: 'decided'; readonly entries: readonly EntryId[] }
  /** agreed; others must agree too */
  | { readonly outcome: 'waiting'; readonly awaits: readonly Role[] }
  | { readonly outcome: 'closed' }
  | { readonly outcome: 'not-yours'; readonly why: string }
  | { readonly outcome: 'settled'; readonly by: EntryId | undefined }
  /** nothing was recorded: what is on record by now, or the rules, say something else than when it was proposed */
  | { readonly outcome: 'void'; readonly now: Recorded }
  | { readonly outcome: 'invalid'; readonly expected: string };

/**
 * Answers a proposal. Agreeing decides the command inside afresh, on the chronology of this moment and with all the
 * agreements to this very proposal; only if the rules now accept it is the decision recorded, in the same act as the agreement.
 */
export async function answerProposal(ports: Ports, answering: Answering): Promise<Answered> {
  return ports.store.asSystem(answering.actor.service, async (unit) => {
    const earlier = await unit.records.earlierResult(answering.id, answering.actor.worker);
    if (earlier !== undefined) return earlier as Answered;
    const today = ports.clock.today();
    const context = await loadContext(unit, ports.policies, today);
    const own: Command = {
      id: answering.id, actor: answering.actor, subject: answering.subject, source: 'live', answers: {}, agreements: [],
      records: [{ kind: 'proposal.answered', data: { answer: answering.answer, ...(answering.reason === '' ? {} : { reason: answering.reason }) }, occurredOn: today, of: answering.proposal }],
    };
    if (!(await unit.records.lock(answering.subject)) || !(await reaches(unit, own))) return { outcome: 'not-yours', why: 'This record does not exist, or your role does not reach it' };
    const known = await unit.records.chronology(answering.subject);
    const proposal = known.find((e) => e.id === answering.proposal && e.kind === 'proposal.made');
    if (proposal === undefined) return { outcome: 'settled', by: undefined };
    const state = stateOf(proposal, known, (w) => context.workers.find((x) => x.id === w)?.name ?? '');
    if (state.is === 'settled') return { outcome: 'settled', by: state.by.id };
    const why = mayNotAnswer(proposal, answering) ?? outsideArea(answering, known);
    if (why !== undefined) return { outcome: 'not-yours', why };
    const answer = decideOn(ports, context, known, own, today);
    if (answer.result.outcome === 'invalid') return { outcome: 'invalid', expected: answer.result.faults[0]?.expected ?? 'an answer' };
    if (answer.result.outcome !== 'recorded') return { outcome: 'void', now: answer.result };
    if (answering.answer !== 'agreed') return write(ports, unit, context, answering, known, answer.entries, { outcome: 'closed' });
    const inner = innerCommand(context, proposal, answering, [...state.agreements, { by: answering.actor.worker, name: answering.actor.name, role: answering.actor.role, on: today }]);
    const decided = decideOn(ports, context, known, inner, today);
    switch (decided.result.outcome) {
      case 'recorded': {
        const act = answer.result.act;
        const entries = decided.entries.map((e) => ({ ...e, act }));
        return write(ports, unit, context, answering, known, [...answer.entries, ...entries], { outcome: 'decided', entries: entries.map((e) => e.id) });
      }
      case 'proposed':
        return write(ports, unit, context, answering, known, answer.entries, { outcome: 'waiting', awaits: decided.result.awaits.flatMap((r) => proposedIn(proposal).awaits.filter((a) => a === r)) });
      default:
        return { outcome: 'void', now: decided.result };
    }
  });
}

/** Whoever proposed may take it back, and cannot agree to it; those answer whose agreement it awaits. */
function mayNotAnswer(proposal: Entry, { actor, answer }: Answering): string | undefined {
  if (answer === 'withdrawn') return proposal.recordedBy === actor.worker ? undefined : 'Only the person who proposed it can take it back';
  if (proposal.recordedBy === actor.worker) return 'You proposed it: somebody else has to agree';
  const { awaits } = proposedIn(proposal);
  const standsInOnly = heldByStandingIn(actor.standingIn).includes(actor.role);
  const away = actsFor(actor.standingIn, actor.role);
  if (standsInOnly && away.some((s) => s.worker === proposal.recordedBy)) return 'It was proposed by the person for whom you stand in: nobody agrees to their own proposal through somebody else';
  if (awaits.includes(actor.role) && !actsItself(actor, actor.role)) return `You stand in for ${away.map((s) => s.name).join(' and ')} without agreeing in their place: whoever holds the role agrees`;
  if (awaits.includes(actor.role)) return undefined;
  return `It awaits the ${awaits.map((r) => roleInSentence(r)).join(' or the ')}; you act as ${roleInSentence(actor.role)}`;
}

/** Who stands in takes over what the person away holds, and no more: not the children of other areas. */
function outsideArea({ actor, answer }: Answering, known: readonly Entry[]): string | undefined {
  const away = actsFor(actor.standingIn, actor.role).filter((s) => s.agrees);
  if (answer === 'withdrawn' || !heldByStandingIn(actor.standingIn).includes(actor.role) || away.some((s) => s.areas.length === 0)) return undefined;
  const lives = timeline(known).filter((e) => e.kind === 'address.recorded').at(-1)?.data['area'];
  if (typeof lives !== 'string' || away.some((s) => s.areas.includes(lives))) return undefined;
  return `You stand in for ${away.map((s) => `${s.name} in ${s.areas.join(' and ')}`).join(', and for ')}; this child lives in ${lives}: whoever is ${roleInSentence(actor.role)} there agrees`;
}

/** The proposed command, still its proposer's, with what has been agreed. */
function innerCommand(context: ServiceContext, proposal: Entry, answering: Answering, agreements: Command['agreements']): Command {
  const inside = proposedIn(proposal);
  const proposer = context.workers.find((w) => w.id === proposal.recordedBy);
  return {
    id: answering.id,
    actor: {
      worker: proposal.recordedBy, name: proposer?.name ?? '', role: proposal.recordedAs, roles: proposer?.posts.map((p) => p.role) ?? [proposal.recordedAs],
      agency: proposal.agency, service: answering.actor.service,
    },
    subject: answering.subject, records: inside.records, source: 'live', answers: inside.answers, agreements,
  };
}

async function write(ports: Ports, unit: SystemUnit, context: ServiceContext, answering: Answering, known: readonly Entry[], entries: readonly NewEntry[], result: Answered): Promise<Answered> {
  const last = known.reduce((n, e) => Math.max(n, e.seq), 0);
  const asIfWritten = entries.map((e, i): Entry => ({ ...e, seq: last + 1 + i, service: answering.actor.service }));
  await keepDerivation(unit, context, answering.subject, [...known, ...asIfWritten], ports.clock.today());
  await unit.records.saveResult({ command: answering.id, worker: answering.actor.worker, result });
  await unit.records.append(entries);
  return result;
}
