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
  const { work, workParts } = workRows(stored.views, whole);
  return {
    standing: standingRow(first.derivation, whole.derivation),
    parts: stored.views.slice(1).map((v) => ({ compartments: v.compartments, facts: v.derivation.facts, tiers: v.derivation.tiers })).sort(by('compartments')),
    work: work.sort(by('sort', 'key')),
    workParts: workParts.sort(by('sort', 'key', 'compartments')),
    allocations: stored.subject.kind === 'child' ? allocationRows(whole.derivation).sort(by('role')) : [],
    retention: whole.derivation.retention.map((t) => ({ rule: t.rule, clause: t.clause, title: t.title, scope: t.of, kept_until: t.keptUntil ?? null, because: t.because })).sort(by('rule')),
  };
}

/** In the order of the text of some columns. */
export function by(...columns: readonly string[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const c of columns) {
      const [x, y] = [String(a[c]), String(b[c])];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
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

/** What a line says apart from its explanation: where two views agree on this, they speak of the same thing. */
const SAYS = ['clause', 'title', 'state', 'started_on', 'due', 'met_on', 'met_late'] as const;

/**
 * The work of the whole chronology. Each line is as the least view gives it that says the same: a reader learns of it, and
 * of its grounds, what that view rests on. Where a further view has more grounds, it has a part of its own.
 */
function workRows(views: readonly View[], whole: View): { readonly work: Row[]; readonly workParts: Row[] } {
  const lines = linesOf(whole);
  if (views.length === 1) return { work: lines, workParts: [] };
  const name = (l: Row): string => `${String(l['sort'])} ${String(l['key'])}`;
  const ofViews = views.map((v) => new Map((v === whole ? lines : linesOf(v)).map((l) => [name(l), l] as const)));
  const workParts: Row[] = [];
  const work = lines.map((line) => {
    const same = ofViews.flatMap((v) => {
      const l = v.get(name(line));
      return l && SAYS.every((c) => l[c] === line[c]) ? [l] : [];
    });
    const least = same[0] ?? line;
    for (const l of same.slice(1)) if (!sameContent(l['detail'], least['detail'])) workParts.push({ sort: l['sort'], key: l['key'], compartments: l['compartments'], detail: l['detail'] });
    return least;
  });
  return { work, workParts };
}

/** Mostly the very same text, which is told apart at a tenth of the cost of putting the keys in order. */
function sameContent(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || canonicalJson(a) === canonicalJson(b);
}

function linesOf({ derivation, owners, compartments }: View): Row[] {
  const area = derivation.facts['area']?.value;
  const base = { area: null, owner_role: null, owner_worker: null, due: null, met_on: null, met_late: false, grouped: null, compartments };
  const workers = new Map(owners.map((o) => [o.role, o.worker] as const));
  const owned = (role: Role): Row => ({ owner_role: role, owner_worker: workers.get(role) ?? null, area: typeof area === 'string' ? area : null });
  const line = (sort: string, x: { key: string; clause: string; title: string }, more: Row): Row => ({ ...base, sort, key: x.key, clause: x.clause, title: x.title, state: 'open', detail: x, ...more });
  return [
    ...derivation.duties.map((d) =>
      line('duty', d, { ...owned(d.owner), ...(d.worker === undefined ? {} : { owner_worker: d.worker }), state: d.state, started_on: d.startedOn, due: d.due ?? null, met_on: d.metOn ?? null, met_late: d.metLate === true, grouped: d.grouped ?? null }),
    ),
    ...derivation.considerations.map((c) => line('consideration', c, { ...owned(c.owner), started_on: c.openedOn })),
    ...derivation.proposals.map((p) => line('proposal', p, { started_on: p.since })),
    ...derivation.alerts.map((a) => line('alert', a, { ...owned(a.owner), started_on: a.since })),
    ...derivation.prompts.map((p) => line('prompt', p, { ...owned(p.owner), started_on: p.since })),
  ];
}
