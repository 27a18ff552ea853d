import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../../../core/access/roles.ts';
import { COMPARTMENTS, type Entry } from '../../../core/chronology/entry.ts';
import { FAMILIES, type Family, type Names } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { replacedBy } from '../../../core/chronology/resolve.ts';
import { DAY, ID, INSTANT, TIME, WHO } from './parts.ts';

export const ROLE = z.enum(ROLE_NAMES as [Role, ...Role[]]);

export const ENTRY = z.object({
  id: ID,
  kind: z.string().describe('The kind of entry, as `/kinds` names it'),
  label: z.string(),
  family: z.enum(Object.keys(FAMILIES) as [Family, ...Family[]]),
  summary: z.string().describe('In one line, as the chronology shows it'),
  data: z.record(z.string(), z.unknown()).describe('The fields of the kind'),
  occurredOn: DAY.describe('When it was true'),
  occurredAt: TIME.optional(),
  recordedAt: INSTANT,
  recordedBy: WHO,
  recordedAs: ROLE,
  agency: z.object({ id: z.string(), name: z.string() }).describe('Whose information it is'),
  source: z.enum(['live', 'import', 'meeting', 'transfer']),
  compartment: z.enum(COMPARTMENTS),
  act: ID.describe('Entries that were recorded together share it'),
  of: ID.optional().describe('The entry that it answers'),
  state: z.enum(['stands', 'corrected', 'withdrawal', 'withdrawn']).describe('withdrawal: the entry by which another was withdrawn'),
  supersedes: ID.optional().describe('The entry in whose place it stands'),
  supersededBy: ID.optional(),
  reason: z.string().optional().describe('Why it was corrected or withdrawn'),
  marks: z.array(z.string()).describe('What rules said about it, and for whom it was recorded'),
  order: z.int().min(1).describe('The place in the order of recording of the whole service: give the highest that you have seen as `seen` when you record'),
}).meta({ title: 'An entry of a chronology' });

/** An entry with where it stands among those that its reader may see. */
export function entryOut(e: Entry, among: readonly Entry[], names: Names): z.input<typeof ENTRY> {
  const kind = kindOf(e.kind);
  const after = replacedBy(among, e.id);
  return {
    id: e.id, kind: e.kind, label: kind?.label ?? e.kind, family: kind?.family ?? 'service',
    summary: kind === undefined || e.withdrawn === true ? '' : kind.summary(e.data, names),
    data: { ...e.data }, occurredOn: e.occurredOn, occurredAt: e.occurredAt, recordedAt: e.recordedAt,
    recordedBy: { id: e.recordedBy, name: names.worker(e.recordedBy) }, recordedAs: e.recordedAs, agency: { id: e.agency, name: names.agency(e.agency) },
    source: e.source, compartment: e.compartment, act: e.act, of: e.of,
    state: e.withdrawn === true ? 'withdrawal' : after === undefined ? 'stands' : after.withdrawn === true ? 'withdrawn' : 'corrected',
    supersedes: e.supersedes, supersededBy: after?.id, reason: e.reason, marks: [...(e.marks ?? [])], order: e.seq,
  };
}
