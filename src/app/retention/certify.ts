import { id, type ActId, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, EntryData, Subject } from '../../core/chronology/entry.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import type { ServiceContext } from '../record/context.ts';
import { keepDerivation } from '../record/keep-derivation.ts';

/** By whose decision something was erased, and under which rule. */
export interface Decision {
  readonly rule: { readonly clause: string; readonly title: string };
  readonly keptUntil: PlainDate;
  readonly proposal: Entry;
  readonly agreed: Entry;
}

/** The part of the service on whose chronology certificates and cuts of the audit stand; made if it is not there yet. Locked. */
export async function certifyingUnit(ports: Ports, unit: SystemUnit): Promise<Subject> {
  const existing = await unit.retention.unitOfCertificates();
  const subject: Subject = { kind: 'unit', id: existing ?? id<SubjectId>(ports.ids.next()) };
  if (existing === undefined) await unit.records.create(subject, 'case');
  await unit.records.lock(subject);
  return subject;
}

/** Writes the certificate. @param beside further entries of the same transaction: the head of the chain is locked once, at the end */
export async function certify(ports: Ports, unit: SystemUnit, context: ServiceContext, certificate: EntryId, { rule, keptUntil, proposal, agreed }: Decision, today: PlainDate, more: EntryData, beside: readonly NewEntry[] = []): Promise<void> {
  const subject = await certifyingUnit(ports, unit);
  const entry: NewEntry = {
    id: certificate, subject, act: id<ActId>(ports.ids.next()), kind: 'erasure.certified', occurredOn: today, recordedAt: ports.clock.now(),
    recordedBy: agreed.recordedBy, recordedAs: 'system', agency: agreed.agency, compartment: 'case', source: 'live',
    data: {
      ...more, rule: rule.clause, title: rule.title, 'kept-until': keptUntil,
      'proposed-by': proposal.recordedBy, 'proposed-as': proposal.data['as'], 'proposed-on': proposal.occurredOn,
      'agreed-by': agreed.recordedBy, 'agreed-as': agreed.data['as'], 'agreed-on': agreed.occurredOn,
    },
  };
  const known = await unit.records.chronology(subject);
  await keepDerivation(unit, context, subject, [...known, { ...entry, seq: (known.at(-1)?.seq ?? 0) + 1, service: context.service.id }], today);
  await unit.records.append([...beside, entry]);
}
