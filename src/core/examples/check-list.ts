import { id, type SubjectId } from '../values/ids.ts';
import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { kindsOfList, ofKinds } from '../cohorts/kinds-read.ts';
import { listGiven, type ListGiven } from '../cohorts/list-given.ts';
import { listRows, type ListRow } from '../cohorts/list-rows.ts';
import { policyList } from '../cohorts/policy-list.ts';
import type { Program } from '../policy/program.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';
import type { World } from './world.ts';

type ExpectedList = NonNullable<Expected['list']>[number];

/** Compares lists: who is on them, in which order, and what stands beside each. */
export function checkLists({ list }: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  return (list ?? []).flatMap((wanted) => checkList(wanted, program, world, today));
}

function checkList(wanted: ExpectedList, program: Program, world: World, today: PlainDate): Difference[] {
  const list = policyList(program, wanted.name);
  if (!list) return [{ expected: `the list ${wanted.name}`, got: 'no clause speaks of it' }];
  const strange = Object.keys(wanted.narrowed ?? {}).filter((f) => !list.filters.some((x) => x.name === f));
  if (strange.length > 0) return [{ expected: `the list ${wanted.name} narrowed by ${strange.join(', ')}`, got: `it is narrowed by ${show(list.filters.map((f) => f.name))}` }];
  // Only what the list rests on is read, as from a store: what is left out must make no difference.
  const kinds = kindsOfList(program, list);
  const subjects = world.of(list.about).map((name) => ({ subject: id<SubjectId>(name), entries: ofKinds(world.entries(name), kinds) }));
  const on = wanted.on === undefined ? today : plainDate(wanted.on);
  const rows = listRows(program, list, subjects, world.around, on, wanted.narrowed);
  const order = rows.map((r) => String(r.subject)).slice(0, wanted.first ?? rows.length);
  const out: Difference[] = [];
  if (wanted.order && !(order.length === wanted.order.length && wanted.order.every((w, i) => w === order[i]))) out.push({ expected: `list ${wanted.name}: ${show(wanted.order)}`, got: show(order) });
  if (wanted.records && !agrees(wanted.records, list.record)) out.push({ expected: `from the list ${wanted.name} is recorded ${show(wanted.records)}`, got: show(list.record) });
  if (wanted.for && !agrees(wanted.for, list.for)) out.push({ expected: `the list ${wanted.name} is for ${show(wanted.for)}`, got: show(list.for) });
  const given = wanted.given === undefined ? [] : listGiven(program, list, subjects, world.around, on, listRows(program, list, subjects, world.around, on));
  for (const w of wanted.given ?? []) if (!given.some((g) => isGivenAs(w, g))) out.push({ expected: `given ${show(w)}`, got: given.map((g) => show({ of: g.value, on: g.on ?? null, came: g.came.map(String), gone: g.gone.map(String) })).join('; ') || 'nothing' });
  if (wanted.rows?.length === 0 && rows.length > 0) out.push({ expected: `no row on the list ${wanted.name}`, got: show(order) });
  return [...out, ...(wanted.rows ?? []).flatMap((w) => checkRow(w, rows))];
}

function isGivenAs(w: NonNullable<ExpectedList['given']>[number], g: ListGiven): boolean {
  return (
    g.value === w.of && (w.on === undefined || w.on === (g.on ?? null)) && (w.changes === undefined || w.changes === g.came.length + g.gone.length) &&
    (w.came === undefined || agrees(w.came, g.came.map(String))) && (w.gone === undefined || agrees(w.gone, g.gone.map(String)))
  );
}

function checkRow(wanted: NonNullable<ExpectedList['rows']>[number], rows: readonly ListRow[]): Difference[] {
  const theirs = rows.filter((r) => r.subject === wanted.of);
  if (theirs.length === 0) return [{ expected: `${wanted.of} on the list`, got: show(rows.map((r) => String(r.subject))) }];
  const value = (r: ListRow, name: string): unknown => r.cells.find((c) => c.name === name)?.value;
  const fits = theirs.some(
    (r) =>
      (wanted.marks === undefined || (wanted.marks.length === r.marks.length && wanted.marks.every((m) => r.marks.some((x) => contains(x, m))))) &&
      Object.entries(wanted.shows ?? {}).every(([name, v]) => agrees(v, value(r, name)) || (v === false && value(r, name) === undefined)),
  );
  return fits ? [] : [{ expected: `row ${show(wanted)}`, got: theirs.map((r) => show({ of: r.subject, marks: r.marks, shows: JSON.stringify(Object.fromEntries(r.cells.map((c) => [c.name, c.value]))) })).join('; ') }];
}
