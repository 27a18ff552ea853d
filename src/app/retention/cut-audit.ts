import { id, type CommandId, type EntryId, type ServiceId, type SubjectId } from '../../core/values/ids.ts';
import { may } from '../../core/access/permissions.ts';
import { roleInSentence } from '../../core/access/roles.ts';
import { longDate, plainDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { EntryData, Subject } from '../../core/chronology/entry.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { RetentionRule } from '../../core/policy/words/retention.ts';
import { lastDayOver } from '../../core/retention/terms.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { Cuttable } from '../ports/retention.ts';
import { loadContext, programOf } from '../record/context.ts';
import { record } from '../record/record.ts';
import { certify, certifyingUnit } from './certify.ts';
import { agreementTo } from './judge.ts';
import { openParts, type KeptRecord } from './load-kept.ts';
import { asDecided, refused, type Decided } from './refusal.ts';

/** The traces of who looked at what, as those see them who decide how long they are kept. */
export interface KeptAudit {
  /** proposals, holds and what was decided, as of a record */
  readonly kept: KeptRecord;
  readonly rule?: RetentionRule;
  /** the last day of which all traces are over */
  readonly until?: PlainDate;
  /** what could be cut off today */
  readonly cuttable?: Cuttable;
}

/** @returns undefined where the reader does not look after the audit */
export async function loadKeptAudit(ports: Ports, reader: Reader, today: PlainDate): Promise<KeptAudit | undefined> {
  if (!may(reader.roles, 'audit.child') || !may(reader.roles, 'retention.see')) return undefined;
  return ports.store.asReader(reader, async ({ retention, directory }): Promise<KeptAudit> => {
    const [{ program, calendar }, unit, workers] = await Promise.all([programOf(directory, ports.policies, today), retention.certifying(), directory.workers(today)]);
    const rule = program.rules.retention.find((r) => r.rows === 'audit-of-reads');
    const until = rule === undefined ? undefined : lastDayOver(rule, today, calendar);
    const cuttable = until === undefined ? undefined : await retention.cuttable(until);
    const subject: Subject = { kind: 'unit', id: unit ?? id<SubjectId>('') };
    const notes = unit === undefined ? [] : (await retention.notes(subject)).filter((e) => e.kind !== 'erasure.certified');
    const open = new Set((await retention.open()).filter((e) => e.subject.id === unit).map((e) => e.id));
    const kept: KeptRecord = { subject, about: 'Traces of who looked at what', terms: [], rules: program.rules.retention, erasures: [], workers, ...openParts(notes, open) };
    return { kept, ...(rule === undefined ? {} : { rule }), ...(until === undefined ? {} : { until }), ...(cuttable === undefined ? {} : { cuttable }) };
  });
}

/** Places a hold on the traces as a whole. */
export async function holdAudit(ports: Ports, reader: Reader, actor: Actor, about: { readonly command: CommandId; readonly data: EntryData }): Promise<Decided> {
  if ((await loadKeptAudit(ports, reader, ports.clock.today())) === undefined) return { outcome: 'not-found' };
  const subject = await unitFor(ports, actor.service);
  return asDecided(await record(ports, { id: about.command, actor, subject, source: 'live', answers: {}, agreements: [], records: [{ kind: 'hold.placed', data: about.data, occurredOn: ports.clock.today() }] }, { reached: true }));
}

/** The unit on which it is written, made with the first. */
function unitFor(ports: Ports, service: ServiceId): Promise<Subject> {
  return ports.store.asSystem(service, (unit) => certifyingUnit(ports, unit));
}

/** Proposes that the traces whose time is over are cut off: whole batches from the beginning. */
export async function proposeCut(ports: Ports, reader: Reader, actor: Actor, about: { readonly command: CommandId; readonly reason: string }): Promise<Decided> {
  const audit = await loadKeptAudit(ports, reader, ports.clock.today());
  if (audit === undefined) return { outcome: 'not-found' };
  const { kept, rule, until, cuttable } = audit;
  if (rule === undefined || until === undefined) return refused('No rule of the policy says how long the traces are kept. Needed: a clause about “audit-of-reads”.');
  if (!rule.proposes.includes(actor.role)) return refused(`${rule.clause}: cutting off is proposed by ${rule.proposes.map((r) => roleInSentence(r)).join(' or ')}.`);
  if (cuttable === undefined) return refused(`${rule.clause}: no whole batch of traces is from ${longDate(until)} or earlier. Nothing can be cut off yet.`);
  if (kept.proposals.length > 0) return refused(`${rule.clause}: it is proposed already, and waits.`);
  const data: EntryData = {
    scope: 'audit', rule: rule.key, title: rule.title, entries: cuttable.rows - cuttable.kept, 'kept-until': until, through: cuttable.through, 'through-hash': cuttable.hash, as: actor.role,
    ...(about.reason.trim() === '' ? {} : { reason: about.reason }),
  };
  const subject = await unitFor(ports, actor.service);
  const command = { id: about.command, actor: { ...actor, role: 'system' as const }, subject, source: 'live' as const, answers: {}, agreements: [], records: [{ kind: 'erasure.proposed', data, occurredOn: ports.clock.today() }] };
  return asDecided(await record(ports, command, { reached: true }));
}

/** Cuts off what was proposed and agreed to, in one transaction, and writes the certificate. The database looks for itself. */
export async function carryOutCut(ports: Ports, service: ServiceId, subject: Subject, proposed: EntryId): Promise<Decided> {
  const today = ports.clock.today();
  return ports.store.asSystem(service, async (unit): Promise<Decided> => {
    const context = await loadContext(unit, ports.policies, today);
    await unit.records.lock(subject);
    const two = agreementTo(await unit.records.chronology(subject), proposed);
    if (two === undefined || two.proposal.data['scope'] !== 'audit') return { outcome: 'not-found' };
    const rule = context.program.rules.retention.find((r) => r.rows === 'audit-of-reads' && r.key === two.proposal.data['rule']);
    const keptUntil = two.proposal.data['kept-until'];
    if (rule === undefined || typeof keptUntil !== 'string' || keptUntil > lastDayOver(rule, today, context.around.calendar)) return refused('The time under this rule is not over any longer: the rule has changed. Take the proposal back, and look again.');
    const certificate = id<EntryId>(ports.ids.next());
    const { entries: before } = await unit.audit.heads();
    const { rows, kept } = await unit.retention.cut(two.agreed.id, certificate);
    await certify(ports, unit, context, certificate, { rule, keptUntil: plainDate(keptUntil), ...two }, today, {
      scope: 'audit', sort: 'audit', entries: rows, beside: 0, kinds: [], 'head-before': before.seq, 'hash-before': before.hash,
      places: [{ what: 'Traces that stay: about records under a hold, of erasures, of cuts, of settings', rows: kept }, { what: `Last batch that was cut off, ${String(two.proposal.data['through-hash']).slice(0, 16)}…`, rows: Number(two.proposal.data['through']) }],
    });
    return { outcome: 'done' };
  });
}
