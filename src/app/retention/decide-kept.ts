import type { CommandId, EntryId } from '../../core/values/ids.ts';
import { roleInSentence, type Role } from '../../core/access/roles.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { NewRecord, Actor } from '../../core/decisions/command.ts';
import type { EntryData, Subject } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { doomedEntries } from '../../core/retention/doomed.ts';
import { hasEnded } from '../../core/retention/terms.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { loadContext } from '../record/context.ts';
import { deriveSubject } from '../record/derive-subject.ts';
import { record } from '../record/record.ts';
import { governs } from './governs.ts';
import { isTheirs } from './is-theirs.ts';
import { carryOut } from './carry-out.ts';
import { carryOutCut } from './cut-audit.ts';
import { asDecided, refused, type Decided } from './refusal.ts';

interface About {
  readonly command: CommandId;
  readonly subject: Subject;
}

/** Keeps a record longer, until a day and for a reason. */
export async function keepLonger(ports: Ports, reader: Reader, actor: Actor, about: About & { readonly until: PlainDate; readonly reason: string }): Promise<Decided> {
  if (!(await isTheirs(ports, reader, about.subject))) return { outcome: 'not-found' };
  return write(ports, actor, about, { kind: 'disposal.decided', data: { outcome: 'keep', reason: about.reason, until: about.until }, occurredOn: ports.clock.today() }, actor.role);
}

/** Proposes that what a rule has kept long enough is erased: the whole record, or the entries that the rule is about. */
export async function proposeErasure(ports: Ports, reader: Reader, actor: Actor, about: About & { readonly rule: string; readonly reason: string }): Promise<Decided> {
  if (!(await isTheirs(ports, reader, about.subject))) return { outcome: 'not-found' };
  const today = ports.clock.today();
  const { subject } = about;
  const ground = await ports.store.asSystem(actor.service, async (unit) => {
    const context = await loadContext(unit, ports.policies, today);
    const entries = await unit.records.chronology(subject);
    const { facts, retention } = deriveSubject(context, subject, entries, today);
    const name = [facts['forenames']?.value, facts['surname']?.value, facts['victim.name']?.value, facts['person.name']?.value].filter(Boolean).join(' ');
    return { context, entries, term: retention.find((t) => t.rule === about.rule), mentioned: name.includes(' ') ? await unit.retention.mentions(name, subject.id) : 0 };
  });
  const { context, entries, term, mentioned } = ground;
  const rule = context.program.rules.retention.find((r) => r.key === about.rule);
  if (rule === undefined || term === undefined) return refused('This rule does not hold for the record any longer. Look at the list again.');
  if (!rule.proposes.includes(actor.role)) return refused(`${rule.clause}: erasing is proposed by ${named(rule.proposes)}.`);
  if (!hasEnded(term.keptUntil, today)) return refused(`${rule.clause}: it is kept until ${term.keptUntil === undefined ? 'a day that cannot be worked out' : longDate(term.keptUntil)}. It can be erased from the day after.`);
  if (rule.atTheEnd === 'review' && about.reason.trim() === '') return refused(`${rule.clause}: say why it is not needed any longer.`);
  const open = await ports.store.asReader(reader, ({ retention }) => retention.open());
  if (open.some((e) => e.kind === 'erasure.proposed' && e.subject.id === subject.id && e.data['rule'] === rule.key)) return refused(`${rule.clause}: it is proposed already, and waits for a second person.`);
  const goes = doomedEntries(rule, entries, today, context.around.calendar);
  const data: EntryData = {
    scope: rule.kinds === undefined ? 'record' : 'part', rule: rule.key, title: rule.title, entries: goes.length, 'kept-until': term.keptUntil, as: actor.role,
    ...(rule.kinds === undefined ? {} : { kinds: [...new Set(goes.map((e) => e.kind))].sort().map((kind) => ({ kind })) }),
    ...(rule.kinds === undefined && mentioned > 0 ? { mentioned } : {}),
    ...(about.reason.trim() === '' ? {} : { reason: about.reason }),
  };
  return write(ports, actor, about, { kind: 'erasure.proposed', data, occurredOn: today }, 'system');
}

/** Answers a proposal: somebody else agrees, and it is erased; or it is refused, or taken back. */
export async function answerErasure(ports: Ports, reader: Reader, actor: Actor, about: About & { readonly proposal: EntryId; readonly answer: 'agree' | 'refuse' | 'withdraw'; readonly reason: string }): Promise<Decided> {
  if (!(await isTheirs(ports, reader, about.subject))) return { outcome: 'not-found' };
  const today = ports.clock.today();
  const { program, proposal, last } = await ports.store.asSystem(actor.service, async (unit) => {
    const context = await loadContext(unit, ports.policies, today);
    const entries = await unit.records.chronology(about.subject);
    return { program: context.program, proposal: entries.find((e) => e.id === about.proposal && e.kind === 'erasure.proposed'), last: entries.filter((e) => e.kind === 'erasure.answered' && e.of === about.proposal).at(-1) };
  });
  const rule = program.rules.retention.find((r) => r.key === proposal?.data['rule']);
  if (proposal === undefined) return { outcome: 'not-found' };
  // What was agreed to and could not be carried out may still be taken back.
  const waits = last !== undefined && about.answer === 'withdraw' && (await ports.store.asReader(reader, ({ retention }) => retention.open())).some((e) => e.id === last.id);
  if (last !== undefined && !waits) return refused('This proposal has been answered already.');
  if (rule === undefined && about.answer !== 'withdraw') return refused('The rule under which it was proposed is not in the policy any longer. Take the proposal back, and look at the list again.');
  const own = proposal.recordedBy === actor.worker;
  const allowed = (about.answer === 'withdraw' ? rule?.proposes : rule?.agrees) ?? actor.roles;
  const clause = String(proposal.data['rule']);
  if (!allowed.includes(actor.role)) return refused(`${clause}: ${about.answer === 'withdraw' ? 'a proposal is taken back by' : 'a proposal is answered by'} ${named(allowed)}.`);
  if (about.answer === 'agree' && own) return refused(`${clause}: somebody else than who proposed it must agree.`);
  const data = { answer: about.answer, as: actor.role, ...(about.reason.trim() === '' ? {} : { reason: about.reason }) };
  const done = await write(ports, actor, about, { kind: 'erasure.answered', data, occurredOn: today, of: proposal.id }, 'system');
  if (done.outcome !== 'done' || about.answer !== 'agree') return done;
  return (proposal.data['scope'] === 'audit' ? carryOutCut : carryOut)(ports, actor.service, about.subject, proposal.id);
}

/** Carries out what was agreed to and did not go through. */
export async function carryOutAgreed(ports: Ports, reader: Reader, actor: Actor, about: { readonly subject: Subject; readonly proposal: EntryId }): Promise<Decided> {
  if (!(await isTheirs(ports, reader, about.subject))) return { outcome: 'not-found' };
  const done = await carryOut(ports, actor.service, about.subject, about.proposal);
  return done.outcome === 'not-found' ? carryOutCut(ports, actor.service, about.subject, about.proposal) : done;
}

/** @param as the role by which the kind is recorded: the actor's own, or the program's for what only this page writes */
async function write(ports: Ports, actor: Actor, about: About, entry: NewRecord, as: Role): Promise<Decided> {
  if (kindOf(entry.kind) === undefined) throw new Error(`there is no kind ${entry.kind}`);
  return asDecided(await record(ports, { id: about.command, actor: { ...actor, role: as }, subject: about.subject, source: 'live', answers: {}, agreements: [], records: [entry] }, { reached: governs(actor) || about.subject.kind !== 'child' }));
}

function named(roles: readonly Role[]): string {
  return roles.map((r) => roleInSentence(r)).join(' or ');
}
