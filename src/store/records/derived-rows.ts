import type { Role } from '../../core/access/roles.ts';
import type { FactValue } from '../../core/chronology/facts/fact.ts';
import type { Derivation } from '../../core/duties/derivation.ts';
import type { DerivedRows, StoredDerivation, View } from '../../app/ports/records.ts';
import { canonicalJson } from './digest.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * The rows that a derivation comes to, column by column as PostgreSQL writes them in JSON: what is saved, and what a
 * rebuild compares with what was saved.
 */
export function derivedRows(stored: StoredDerivation): DerivedRows {
  const [first] = stored.views;
  const whole = stored.views.at(-1);
  if (first === undefined || whole === undefined) throw new Error('a derivation without a view');
  return {
    standing: standingRow(first.derivation, whole.derivation),
    parts: stored.views.slice(1).map((v) => ({ compartments: v.compartments, facts: v.derivation.facts, tiers: v.derivation.tiers })).sort(by('compartments')),
    work: workRows(stored.views, whole).sort(by('sort', 'key')),
    allocations: stored.subject.kind === 'child' ? allocationRows(whole.derivation).sort(by('role')) : [],
  };
}

/** In the order of the text of some columns. */
export function by(...columns: readonly string[]): (a: Row, b: Row) => number {
  const text = (row: Row): string => columns.map((c) => String(row[c])).join('\n');
  return (a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}

function standingRow({ facts, tiers }: Derivation, whole: Derivation): Row {
  const value = (name: string): FactValue => facts[name]?.value;
  const text = (name: string): string | null => {
    const v = value(name);
    return typeof v === 'string' && v !== '' ? v : null;
  };
  return {
    reference: text('reference'),
    surname: text('surname'),
    forenames: text('forenames'),
    known_as: text('known-as'),
    date_of_birth: text('date-of-birth'),
    area: text('area'),
    case_manager: text('allocated.case-manager'),
    dyo: value('dyo.active') === true,
    dyo_on: text('dyo.on'),
    rag: text('rag'),
    rag_since: facts['rag']?.since ?? null,
    rag_rated_on: text('rag.rated-on'),
    in_custody: value('custody.in') === true,
    flags: Array.isArray(value('flags')) ? value('flags') : [],
    last_contact: text('last-contact'),
    facts,
    tiers,
    next_change_on: whole.nextChangeOn ?? null,
  };
}

/** Who holds the case, for row security: from the whole chronology. */
function allocationRows({ facts }: Derivation): Row[] {
  return Object.entries(facts).flatMap(([name, state]) =>
    name.startsWith('allocated.') && typeof state.value === 'string' ? [{ role: name.slice('allocated.'.length), worker: state.value, since: state.since ?? null }] : [],
  );
}

/** The work of the whole chronology; each line carries the compartments of the least view in which it is the very same. */
function workRows(views: readonly View[], whole: View): Row[] {
  const lines = linesOf(whole);
  if (views.length === 1) return lines;
  const ofViews = views.map((v) => new Map(linesOf(v).map((l) => [`${String(l['sort'])} ${String(l['key'])}`, l] as const)));
  return lines.map((line) => {
    const detail = canonicalJson(line['detail']);
    for (const lesser of ofViews) {
      const same = lesser.get(`${String(line['sort'])} ${String(line['key'])}`);
      if (same && canonicalJson(same['detail']) === detail) return same;
    }
    return line;
  });
}

function linesOf({ derivation, owners, compartments }: View): Row[] {
  const area = derivation.facts['area']?.value;
  const base = { area: null, owner_role: null, owner_worker: null, due: null, met_on: null, met_late: false, grouped: null, compartments };
  const owned = (role: Role): Row => ({ owner_role: role, owner_worker: owners.find((o) => o.role === role)?.worker ?? null, area: typeof area === 'string' ? area : null });
  const line = (sort: string, x: { key: string; clause: string; title: string }, more: Row): Row => ({ ...base, sort, key: x.key, clause: x.clause, title: x.title, state: 'open', detail: x, ...more });
  return [
    ...derivation.duties.map((d) =>
      line('duty', d, { ...owned(d.owner), state: d.state, started_on: d.startedOn, due: d.due ?? null, met_on: d.metOn ?? null, met_late: d.metLate === true, grouped: d.grouped ?? null }),
    ),
    ...derivation.considerations.map((c) => line('consideration', c, { ...owned(c.owner), started_on: c.openedOn })),
    ...derivation.proposals.map((p) => line('proposal', p, { started_on: p.since })),
    ...derivation.prompts.map((p) => line('prompt', p, { ...owned(p.owner), started_on: p.since })),
  ];
}
