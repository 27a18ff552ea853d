import type { Entry } from '../../core/chronology/entry.ts';
import { knownThen, type KnownThen } from '../../core/decisions/known-then.ts';
import { versionOn } from '../../core/cohorts/document-shelf.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { AuditRow } from '../ports/audit.ts';
import { may } from '../../core/access/permissions.ts';
import { addDays, longDate } from '../../core/values/plain-date.ts';
import { loadExplaining } from './explaining.ts';

/** A decision as it can be defended: what was known, under which policy, what its author had opened. */
export interface Defended extends KnownThen {
  /** "Deter Young Offenders, in force from 1 May 2019" with the versions of its documents on that day */
  readonly policy: string;
  readonly documents: readonly string[];
  /** what whoever recorded it had opened of this record in the weeks before; undefined for those who may not see who looked */
  readonly opened?: readonly AuditRow[];
}

/** How long before a decision its author's reads are shown, in days. */
const BEFORE = 28;

/** Opens the record as it stood when a decision was recorded, as far as the reader may see it. */
export async function openKnownThen(ports: Ports, reader: Reader, entries: readonly Entry[], decision: Entry): Promise<Defended> {
  const { program, around } = await loadExplaining(ports, reader, decision.occurredOn);
  const opened = may(reader.roles, 'audit.see')
    ? await ports.store.asReader(reader, (unit) =>
        unit.audit.trail({ child: decision.subject.id, worker: decision.recordedBy, from: `${addDays(decision.occurredOn, -BEFORE)}T00:00:00.000Z`, until: decision.recordedAt, most: 100 }))
    : undefined;
  return {
    ...knownThen(program, entries, decision, around),
    policy: `${program.title}, in force from ${longDate(program.inForceFrom)}`,
    documents: program.rules.document.flatMap((d) => {
      const version = versionOn(d, decision.occurredOn);
      return version === undefined ? [] : [`${d.title}: ${[version.issue, version.label].filter(Boolean).join(', ')}`];
    }),
    ...(opened === undefined ? {} : { opened }),
  };
}
