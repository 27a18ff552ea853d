import { id, type ActId, type EntryId, type ServiceId, type SubjectId } from '../../core/values/ids.ts';
import { partsOf, type PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { RetentionRule } from '../../core/policy/words/retention.ts';
import { doomedBeside, doomedEntries } from '../../core/retention/doomed.ts';
import { hasEnded } from '../../core/retention/terms.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import { loadContext, type ServiceContext } from '../record/context.ts';
import { deriveSubject } from '../record/derive-subject.ts';
import { keepDerivation } from '../record/keep-derivation.ts';
import { byKind } from './load-kept.ts';
import { PLACES } from './places.ts';
import { refused, type Decided } from './refusal.ts';

/** What is erased, decided afresh on the record as it is now. */
interface Doom {
  readonly rule: RetentionRule;
  readonly keptUntil: PlainDate;
  readonly proposal: Entry;
  readonly agreed: Entry;
  readonly own: readonly Entry[];
  /** entries about the child in other records, with what stays there */
  readonly beside: readonly { readonly subject: Subject; readonly goes: readonly Entry[]; readonly stays: readonly Entry[] }[];
}

/**
 * Erases what was proposed and agreed to, in one transaction: content, everything that was worked out from it, and what other records
 * say about the child alone; writes the certificate. What was agreed is judged again on the record as it is now.
 */
export async function carryOut(ports: Ports, service: ServiceId, child: SubjectId, proposal: EntryId): Promise<Decided> {
  const today = ports.clock.today();
  const subject: Subject = { kind: 'child', id: child };
  return ports.store.asSystem(service, async (unit): Promise<Decided> => {
    const context = await loadContext(unit, ports.policies, today);
    if (!(await unit.records.lock(subject))) return { outcome: 'not-found' };
    const entries = await unit.records.chronology(subject);
    const doom = await judge(unit, context, subject, entries, proposal, today);
    if ('outcome' in doom) return doom;
    const whole = doom.rule.kinds === undefined;
    const facts = deriveSubject(context, subject, entries, today).facts;
    const certificate = id<EntryId>(ports.ids.next());
    const { entries: before } = await unit.audit.heads();
    const beside = doom.beside.flatMap((b) => b.goes);
    const reference = facts['reference']?.value;
    const known = typeof reference === 'string' && reference !== '' ? { reference } : {};
    // Everything that is kept beside the standing follows it, by whatever way: with nothing left to stand on it goes.
    if (whole) await keepDerivation(unit, context, subject, [], today);
    const counts = await unit.retention.erase({ agreed: doom.agreed.id, entries: [...doom.own, ...beside].map((e) => e.id), certificate, today, ...known });
    const gone = new Set(doom.own.map((e) => e.id));
    if (!whole) await keepDerivation(unit, context, subject, entries.filter((e) => !gone.has(e.id)), today);
    for (const other of doom.beside) await keepDerivation(unit, context, other.subject, other.stays, today);
    const born = facts['date-of-birth']?.value;
    await certify(ports, unit, context, certificate, doom, today, {
      scope: whole ? 'record' : 'part',
      ...known,
      ...(typeof born === 'string' ? { born: partsOf(born as PlainDate).year } : {}),
      entries: doom.own.length,
      beside: beside.length,
      ...(typeof doom.proposal.data['mentioned'] === 'number' ? { mentioned: doom.proposal.data['mentioned'] } : {}),
      kinds: byKind([...doom.own, ...beside]),
      places: Object.entries(PLACES).flatMap(([place, what]) => ((counts[place] ?? 0) > 0 ? [{ what, rows: counts[place] }] : [])),
      'head-before': before.seq,
      'hash-before': before.hash,
    });
    return { outcome: 'done' };
  });
}

/** What may be erased now, or why not. */
async function judge(unit: SystemUnit, context: ServiceContext, subject: Subject, known: readonly Entry[], proposed: EntryId, today: PlainDate): Promise<Doom | Decided> {
  const proposal = known.find((e) => e.id === proposed && e.kind === 'erasure.proposed');
  const agreed = known.filter((e) => e.kind === 'erasure.answered' && e.of === proposed).at(-1);
  if (proposal === undefined || agreed?.data['answer'] !== 'agree') return { outcome: 'not-found' };
  const rule = context.program.rules.retention.find((r) => r.key === proposal.data['rule']);
  const derived = deriveSubject(context, subject, known, today);
  const term = derived.retention.find((t) => t.rule === rule?.key);
  if (rule === undefined || term?.keptUntil === undefined || !hasEnded(term.keptUntil, today)) return refused('The time under this rule is not over any longer: something was recorded, or the rule has changed. Take the proposal back, and look at the list again.');
  if (derived.facts['hold.active']?.value === true) return refused(`${rule.clause}: a legal hold stands. Needed: that it is lifted.`);
  const since = known.filter((e) => e.seq > proposal.seq && !AFTERWARDS.includes(e.kind));
  if (rule.kinds === undefined && since.length > 0) return refused('Something was recorded since it was proposed. Take the proposal back, and look at the record again.');
  const beside = [];
  for (const other of rule.kinds === undefined ? await unit.retention.naming(subject.id) : []) {
    await unit.records.lock(other);
    const entries = await unit.records.chronology(other);
    const goes = doomedBeside(subject.id, entries);
    if (goes.length > 0) beside.push({ subject: other, goes, stays: entries.filter((e) => !goes.includes(e)) });
  }
  return { rule, keptUntil: term.keptUntil, proposal, agreed, own: doomedEntries(rule, known, today, context.around.calendar), beside };
}

/** What may come after a proposal without making it void. */
const AFTERWARDS = ['erasure.answered', 'hold.placed', 'hold.reviewed', 'hold.lifted'];

async function certify(ports: Ports, unit: SystemUnit, context: ServiceContext, entryId: EntryId, doom: Doom, today: PlainDate, more: Entry['data']): Promise<void> {
  const existing = await unit.retention.unitOfCertificates();
  const subject: Subject = { kind: 'unit', id: existing ?? id<SubjectId>(ports.ids.next()) };
  if (existing === undefined) await unit.records.create(subject, 'case');
  await unit.records.lock(subject);
  const { proposal, agreed, rule } = doom;
  const entry: NewEntry = {
    id: entryId, subject, act: id<ActId>(ports.ids.next()), kind: 'erasure.certified', occurredOn: today, recordedAt: ports.clock.now(),
    recordedBy: agreed.recordedBy, recordedAs: 'system', agency: agreed.agency, compartment: 'case', source: 'live',
    data: {
      ...more, rule: rule.clause, title: rule.title, 'kept-until': doom.keptUntil,
      'proposed-by': proposal.recordedBy, 'proposed-as': proposal.data['as'], 'proposed-on': proposal.occurredOn,
      'agreed-by': agreed.recordedBy, 'agreed-as': agreed.data['as'], 'agreed-on': agreed.occurredOn,
    },
  };
  const known = await unit.records.chronology(subject);
  await keepDerivation(unit, context, subject, [...known, { ...entry, seq: (known.at(-1)?.seq ?? 0) + 1, service: context.service.id }], today);
  await unit.records.append([entry]);
}
