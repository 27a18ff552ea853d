import { id, type ActId, type EntryId, type ServiceId } from '../../core/values/ids.ts';
import { partsOf, plainDate, type PlainDate } from '../../core/values/plain-date.ts';
import { roleInSentence } from '../../core/access/roles.ts';
import type { Entry, EntryData, Subject } from '../../core/chronology/entry.ts';
import type { Derivation } from '../../core/duties/derivation.ts';
import { namesOfChild } from '../../core/retention/blacken.ts';
import { sortOf } from '../../core/retention/kept-sorts.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import { loadContext, type ServiceContext } from '../record/context.ts';
import { deriveSubject } from '../record/derive-subject.ts';
import { keepDerivation } from '../record/keep-derivation.ts';
import { certify } from './certify.ts';
import { judge, type Doom } from './judge.ts';
import { byKind } from './load-kept.ts';
import { PLACES } from './places.ts';
import type { Decided } from './refusal.ts';

/**
 * Erases what was proposed and agreed to, in one transaction: content, everything that was worked out from it, and what other records
 * say about a child alone; writes the certificate. What was agreed is judged again on the record as it is now.
 */
export async function carryOut(ports: Ports, service: ServiceId, subject: Subject, proposal: EntryId): Promise<Decided> {
  const today = ports.clock.today();
  return ports.store.asSystem(service, async (unit): Promise<Decided> => {
    const context = await loadContext(unit, ports.policies, today);
    if (!(await unit.records.lock(subject))) return { outcome: 'not-found' };
    const entries = await unit.records.chronology(subject);
    const doom = await judge(unit, context, subject, entries, proposal, today);
    if ('outcome' in doom) return doom;
    const whole = doom.rule.kinds === undefined;
    const known = await knownBy(unit, context, subject, entries, today);
    const certificate = id<EntryId>(ports.ids.next());
    const { entries: before } = await unit.audit.heads();
    const beside = doom.beside.flatMap((b) => b.goes);
    const blackened = doom.beside.flatMap((b) => b.blackened.goes);
    // Everything that is kept beside the standing follows it, by whatever way: with nothing left to stand on it goes.
    if (whole) await keepDerivation(unit, context, subject, [], today);
    const counts = await unit.retention.erase({
      agreed: doom.agreed.id, entries: [...doom.own, ...beside].map((e) => e.id), blackened: blackened.map((e) => e.id), certificate, today, names: whole ? known.names : [],
      ...(known.erasedAs === undefined ? {} : { known: known.erasedAs }),
    });
    const gone = new Set(doom.own.map((e) => e.id));
    if (!whole) await keepDerivation(unit, context, subject, entries.filter((e) => !gone.has(e.id)), today);
    const instead = await keepBeside(ports, unit, context, doom, today);
    await certify(ports, unit, context, certificate, doom, today, {
      scope: whole ? 'record' : 'part',
      sort: sortOf(subject.kind, entries.some((e) => e.compartment === 'victim')),
      ...known.certified,
      ...figuresOf(doom, entries),
      entries: doom.own.length,
      beside: beside.length,
      ...(typeof doom.proposal.data['mentioned'] === 'number' ? { mentioned: doom.proposal.data['mentioned'] } : {}),
      kinds: byKind([...doom.own, ...beside]),
      places: Object.entries(PLACES).flatMap(([place, what]) => ((counts[place] ?? 0) > 0 ? [{ what, rows: counts[place] }] : [])),
      'head-before': before.seq,
      'hash-before': before.hash,
    }, instead);
    return { outcome: 'done' };
  });
}

/** By what a record was known: what its certificate still says, what trackers called it, and the names by which searches are found. */
interface Known {
  readonly certified: EntryData;
  /** a child's reference; the pseudonym of somebody who worked here */
  readonly erasedAs?: string;
  readonly names: readonly string[];
}

async function knownBy(unit: SystemUnit, context: ServiceContext, subject: Subject, entries: readonly Entry[], today: PlainDate): Promise<Known> {
  const { facts } = deriveSubject(context, subject, entries, today);
  if (subject.kind === 'child') return knownChild(facts, entries);
  if (subject.kind === 'worker') {
    const role = context.workers.find((w) => String(w.id) === String(subject.id))?.posts[0]?.role;
    const pseudonym = `Former ${role === undefined ? 'member of staff' : roleInSentence(role)} ${(await unit.retention.pseudonyms()) + 1}`;
    return { certified: { pseudonym }, erasedAs: pseudonym, names: [] };
  }
  const name = facts['victim.name']?.value ?? facts['person.name']?.value;
  return { certified: {}, names: typeof name === 'string' && name !== '' ? [name, ...name.split(/\s+/).slice(-1)] : [] };
}

function knownChild(facts: Derivation['facts'], entries: readonly Entry[]): Known {
  const reference = facts['reference']?.value;
  const born = facts['date-of-birth']?.value;
  const { whole, single } = namesOfChild(entries);
  const known = typeof reference === 'string' && reference !== '' ? reference : undefined;
  return {
    certified: { ...(known === undefined ? {} : { reference: known }), ...(typeof born === 'string' ? { born: partsOf(plainDate(born)).year } : {}) },
    names: [...whole, ...single],
    ...(known === undefined ? {} : { erasedAs: known }),
  };
}

/** What stays for counting, and in which quarter the record began. */
function figuresOf({ rule, term }: Doom, entries: readonly Entry[]): EntryData {
  const first = entries.map((e) => e.occurredOn).sort()[0];
  if (rule.leaves.length === 0 || first === undefined) return {};
  const { year, month } = partsOf(first);
  return { figures: (term.leaves ?? []).map((l) => ({ what: l.figure, holds: l.holds })), 'figures-of': `${year}, quarter ${Math.ceil(month / 3)}` };
}

/** Derives again what is left of other records. @returns the versions without the name, to be appended */
async function keepBeside(ports: Ports, unit: SystemUnit, context: ServiceContext, { beside, agreed, rule }: Doom, today: PlainDate): Promise<readonly NewEntry[]> {
  const out: NewEntry[] = [];
  for (const { subject, stays, blackened } of beside) {
    const act = id<ActId>(ports.ids.next());
    const instead = blackened.instead.map((e): NewEntry => ({
      ...e, id: id<EntryId>(ports.ids.next()), subject, act, recordedAt: ports.clock.now(), recordedBy: agreed.recordedBy, recordedAs: 'system', agency: agreed.agency, source: 'live',
      reason: `${rule.clause}: a child’s record was erased, and the name with it`,
    }));
    const last = stays.reduce((n, e) => Math.max(n, e.seq), 0);
    await keepDerivation(unit, context, subject, [...stays, ...instead.map((e, i): Entry => ({ ...e, seq: last + 1 + i, service: context.service.id }))], today);
    out.push(...instead);
  }
  return out;
}
