import type { Role } from '../../core/access/roles.ts';
import type { FactValue } from '../../core/chronology/facts/fact.ts';
import type { Duty, OpenConsideration, Prompt, Proposal } from '../../core/duties/duty.ts';
import type { StoredDerivation } from '../../app/ports/records.ts';
import type { Tx } from '../connection.ts';

const STANDING = `
  INSERT INTO standing (service, subject_kind, subject_id, reference, surname, forenames, known_as, date_of_birth, area, case_manager, dyo, dyo_on, rag, rag_since,
    rag_rated_on, in_custody, flags, last_contact, facts, tiers, next_change_on, derived_on, policy_hash, engine)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
  ON CONFLICT (service, subject_kind, subject_id) DO UPDATE SET
    reference = excluded.reference, surname = excluded.surname, forenames = excluded.forenames, known_as = excluded.known_as, date_of_birth = excluded.date_of_birth,
    area = excluded.area, case_manager = excluded.case_manager, dyo = excluded.dyo, dyo_on = excluded.dyo_on, rag = excluded.rag, rag_since = excluded.rag_since,
    rag_rated_on = excluded.rag_rated_on, in_custody = excluded.in_custody, flags = excluded.flags, last_contact = excluded.last_contact, facts = excluded.facts,
    tiers = excluded.tiers, next_change_on = excluded.next_change_on, derived_on = excluded.derived_on, policy_hash = excluded.policy_hash, engine = excluded.engine`;

/** Work that has gone is removed, work that is new or differs is written: what is the same is not touched. */
const CLEAR = `
  DELETE FROM work w
   WHERE w.service = $1 AND w.subject_kind = $2 AND w.subject_id = $3
     AND NOT EXISTS (SELECT FROM jsonb_array_elements($4::jsonb) n WHERE n->>'sort' = w.sort AND n->>'key' = w.key)`;
const WRITE = `
  INSERT INTO work (service, subject_kind, subject_id, sort, key, clause, title, owner_role, owner_worker, area, state, started_on, due, met_on, met_late, grouped, compartment, detail)
  SELECT $1, $2, $3, n->>'sort', n->>'key', n->>'clause', n->>'title', n->>'owner_role', (n->>'owner_worker')::uuid, n->>'area', n->>'state', (n->>'started_on')::date,
         (n->>'due')::date, (n->>'met_on')::date, (n->>'met_late')::boolean, n->>'grouped', n->>'compartment', n->'detail'
    FROM jsonb_array_elements($4::jsonb) n
  ON CONFLICT (service, subject_kind, subject_id, sort, key) DO UPDATE SET
    clause = excluded.clause, title = excluded.title, owner_role = excluded.owner_role, owner_worker = excluded.owner_worker, area = excluded.area, state = excluded.state,
    started_on = excluded.started_on, due = excluded.due, met_on = excluded.met_on, met_late = excluded.met_late, grouped = excluded.grouped,
    compartment = excluded.compartment, detail = excluded.detail
  WHERE (work.title, work.owner_role, work.owner_worker, work.area, work.state, work.due, work.detail)
        IS DISTINCT FROM (excluded.title, excluded.owner_role, excluded.owner_worker, excluded.area, excluded.state, excluded.due, excluded.detail)`;

/** Rewrites standing, work and allocations of a subject. */
export async function saveDerivation(tx: Tx, stored: StoredDerivation): Promise<void> {
  const { subject, derivation } = stored;
  const of = [tx.service, subject.kind, subject.id] as const;
  const value = (name: string): FactValue => derivation.facts[name]?.value;
  const text = (name: string): string | null => {
    const v = value(name);
    return typeof v === 'string' && v !== '' ? v : null;
  };
  await tx.query(STANDING, [
    ...of, text('reference'), text('surname'), text('forenames'), text('known-as'), text('date-of-birth'), text('area'), text('allocated.case-manager'),
    value('dyo.active') === true, text('dyo.on'), text('rag'), derivation.facts['rag']?.since ?? null, text('rag.rated-on'), value('custody.in') === true,
    Array.isArray(value('flags')) ? value('flags') : [], text('last-contact'), JSON.stringify(derivation.facts), JSON.stringify(derivation.tiers),
    derivation.nextChangeOn ?? null, stored.derivedOn, stored.policyHash, stored.engine,
  ]);
  const work = JSON.stringify(workOf(stored));
  await tx.query(CLEAR, [...of, work]);
  await tx.query(WRITE, [...of, work]);
  if (subject.kind === 'child') await saveAllocations(tx, stored);
}

async function saveAllocations(tx: Tx, { subject, derivation }: StoredDerivation): Promise<void> {
  const held = Object.entries(derivation.facts).flatMap(([name, state]) =>
    name.startsWith('allocated.') && typeof state.value === 'string' ? [{ role: name.slice('allocated.'.length), worker: state.value, since: state.since ?? null }] : [],
  );
  await tx.query('DELETE FROM allocation WHERE service = $1 AND child = $2 AND NOT (role = ANY ($3::text[]))', [tx.service, subject.id, held.map((h) => h.role)]);
  if (held.length === 0) return;
  await tx.query(
    `INSERT INTO allocation (service, child, role, worker, since)
     SELECT $1, $2, h->>'role', (h->>'worker')::uuid, (h->>'since')::date FROM jsonb_array_elements($3::jsonb) h
     ON CONFLICT (service, child, role) DO UPDATE SET worker = excluded.worker, since = excluded.since`,
    [tx.service, subject.id, JSON.stringify(held)],
  );
}

interface WorkLine {
  readonly sort: 'duty' | 'consideration' | 'proposal' | 'prompt';
  readonly key: string;
  readonly clause: string;
  readonly title: string;
  readonly owner_role?: Role;
  readonly owner_worker?: string;
  readonly area?: string;
  readonly state: string;
  readonly started_on: string;
  readonly due?: string;
  readonly met_on?: string;
  readonly met_late: boolean;
  readonly grouped?: string;
  readonly compartment: string;
  readonly detail: Duty | OpenConsideration | Proposal | Prompt;
}

function workOf({ derivation, owners }: StoredDerivation): WorkLine[] {
  const area = derivation.facts['area']?.value;
  const owned = (role: Role): Pick<WorkLine, 'owner_role' | 'owner_worker' | 'area'> => {
    const worker = owners.find((o) => o.role === role)?.worker;
    return { owner_role: role, ...(worker === undefined ? {} : { owner_worker: worker }), ...(typeof area === 'string' ? { area } : {}) };
  };
  const base = (x: { key: string; clause: string; title: string; compartment: string }): Pick<WorkLine, 'key' | 'clause' | 'title' | 'compartment'> => ({ key: x.key, clause: x.clause, title: x.title, compartment: x.compartment });
  return [
    ...derivation.duties.map((d): WorkLine => ({
      sort: 'duty', ...base(d), ...owned(d.owner), state: d.state, started_on: d.startedOn, met_late: d.metLate === true, detail: d,
      ...(d.due === undefined ? {} : { due: d.due }), ...(d.metOn === undefined ? {} : { met_on: d.metOn }), ...(d.grouped === undefined ? {} : { grouped: d.grouped }),
    })),
    ...derivation.considerations.map((c): WorkLine => ({ sort: 'consideration', ...base(c), ...owned(c.owner), state: 'open', started_on: c.openedOn, met_late: false, detail: c })),
    ...derivation.proposals.map((p): WorkLine => ({ sort: 'proposal', ...base(p), state: 'open', started_on: p.since, met_late: false, detail: p })),
    ...derivation.prompts.map((p): WorkLine => ({ sort: 'prompt', ...base(p), ...owned(p.owner), state: 'open', started_on: p.since, met_late: false, detail: p })),
  ];
}
