import { z } from 'zod';
import { id, type ActId, type AgencyId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';
import { COMPARTMENTS, SUBJECT_KINDS, type Entry } from '../../core/chronology/entry.ts';
import { bigNumber, day, parseRows } from '../rows.ts';

/** Columns of an entry with its content. Erased content leaves a header without data. */
export const ENTRY_COLUMNS = `e.service, e.seq, e.id, e.subject_kind, e.subject_id, e.act, e.kind, e.occurred_on, e.occurred_at, e.recorded_at, e.recorded_by,
  e.recorded_as, e.agency, e.compartment, e.source, e.supersedes, e.withdrawn, e.answers, c.data, c.reason, c.marks`;

const row = z.object({
  service: z.string(),
  seq: bigNumber,
  id: z.string(),
  subject_kind: z.enum(SUBJECT_KINDS),
  subject_id: z.string(),
  act: z.string(),
  kind: z.string(),
  occurred_on: day,
  occurred_at: z.string().nullable(),
  recorded_at: z.date(),
  recorded_by: z.string(),
  recorded_as: z.enum(ROLE_NAMES as [Role, ...Role[]]),
  agency: z.string(),
  compartment: z.enum(COMPARTMENTS),
  source: z.enum(['live', 'import', 'meeting', 'transfer']),
  supersedes: z.string().nullable(),
  withdrawn: z.boolean(),
  answers: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  marks: z.array(z.string()),
});

/** Entries as the core knows them. */
export function parseEntries(rows: readonly unknown[]): Entry[] {
  return parseRows(row, rows).map((r): Entry => ({
    id: id<EntryId>(r.id),
    seq: r.seq,
    service: id<ServiceId>(r.service),
    subject: { kind: r.subject_kind, id: id<SubjectId>(r.subject_id) },
    act: id<ActId>(r.act),
    kind: r.kind,
    data: r.data,
    occurredOn: r.occurred_on,
    recordedAt: r.recorded_at.toISOString(),
    recordedBy: id<WorkerId>(r.recorded_by),
    recordedAs: r.recorded_as,
    agency: id<AgencyId>(r.agency),
    compartment: r.compartment,
    source: r.source,
    ...(r.occurred_at === null ? {} : { occurredAt: r.occurred_at }),
    ...(r.supersedes === null ? {} : { supersedes: id<EntryId>(r.supersedes) }),
    ...(r.withdrawn ? { withdrawn: true } : {}),
    ...(r.reason === null ? {} : { reason: r.reason }),
    ...(r.answers === null ? {} : { of: id<EntryId>(r.answers) }),
    ...(r.marks.length === 0 ? {} : { marks: r.marks }),
  }));
}
