import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { listGiven, type ListGiven } from '../../core/cohorts/list-given.ts';
import { listRows, type ListRow, type Narrowing } from '../../core/cohorts/list-rows.ts';
import { isFor, policyList, policyLists, type PolicyList } from '../../core/cohorts/policy-list.ts';
import { checklistNames, checklistRows, checklistRules, type ChecklistRow } from '../../core/cohorts/checklist.ts';
import { kindsOfChecklist, kindsOfList } from '../../core/cohorts/kinds-read.ts';
import { standOn } from '../../core/cohorts/stand.ts';
import { factOf } from '../../core/chronology/facts/index.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { Ports, Reader, ReaderUnit } from '../ports/index.ts';
import { readerContext } from '../meetings/sitting-context.ts';
import { namesOf } from '../names.ts';
import { gather } from './gather.ts';
import { namesOfChildren, namesOfUnits, namesOfWorkers, type NamedChild } from './named-rows.ts';

/** A list or a checklist that somebody may open. */
export interface ListTitle {
  readonly name: string;
  readonly title: string;
  readonly sort: 'list' | 'checklist';
  readonly clause: string;
  readonly says: string;
}

/** When somebody went through a list, and what they noted. */
export interface SignedOff {
  readonly on: PlainDate;
  readonly by: string;
  readonly rows: number;
  readonly note?: string;
}

interface Drawn {
  readonly day: PlainDate;
  readonly children: ReadonlyMap<SubjectId, NamedChild>;
  readonly names: Names;
  readonly signedOff: readonly SignedOff[];
}

export interface ListPage extends Drawn {
  readonly list: PolicyList;
  readonly rows: readonly ListRow[];
  /** of a list that is given to somebody: when, and what has changed since, for each value of its first filter that is shown */
  readonly given: readonly ListGiven[];
  /** labels and values by which it may be narrowed */
  readonly filters: readonly { readonly name: string; readonly label: string; readonly values: readonly { readonly value: string; readonly text: string }[] }[];
}

export interface ChecklistPage extends Drawn {
  readonly name: string;
  readonly title: string;
  readonly about: PolicyList['about'];
  readonly clauses: readonly { readonly clause: string; readonly says: string }[];
  readonly rows: readonly ChecklistRow[];
}

export type Opened<T> = T | 'none' | 'not theirs';

/** The lists and checklists of the policy that are the reader's. */
export async function listsFor(ports: Ports, reader: Reader): Promise<readonly ListTitle[]> {
  return ports.store.asReader(reader, async (unit) => {
    const { program } = await readerContext(ports, unit);
    const lists = policyLists(program).filter((l) => isDrawnUp(l.about) && isFor(reader.roles, l.for)).map((l): ListTitle => ({ name: l.name, title: l.title, sort: 'list', clause: l.clauses[0]?.clause ?? '', says: l.clauses[0]?.says ?? '' }));
    const checklists = checklistNames(program).flatMap((name): ListTitle[] => {
      const rules = checklistRules(program, name);
      const [first] = rules;
      if (first === undefined || !isDrawnUp(first.about) || !isFor(reader.roles, rules.flatMap((r) => r.for))) return [];
      return [{ name, title: first.title, sort: 'checklist', clause: first.clause, says: program.clauses.find((c) => c.id === first.clause)?.says ?? '' }];
    });
    return [...lists, ...checklists];
  });
}

/** A list drawn up for a day from the chronologies as they are known now, as far as the reader may see them. */
export async function openList(ports: Ports, reader: Reader, name: string, day: PlainDate, narrowed: Narrowing = {}): Promise<Opened<ListPage>> {
  return ports.store.asReader(reader, async (unit) => {
    const context = await readerContext(ports, unit);
    const { program, around } = context;
    const list = policyList(program, name);
    if (list === undefined || !isDrawnUp(list.about)) return 'none';
    if (!isFor(reader.roles, list.for)) return 'not theirs';
    const subjects = await gather(unit.gathered, program, list.about, list.of, day, kindsOfList(program, list), list.each?.map((e) => e.kind));
    const chosen = Object.fromEntries(Object.entries(narrowed).filter(([filter]) => list.filters.some((f) => f.name === filter)));
    const all = listRows(program, list, subjects, around, day);
    const rows = Object.keys(chosen).length === 0 ? all : listRows(program, list, subjects, around, day, chosen);
    const [filter] = list.filters;
    const only = filter === undefined ? undefined : chosen[filter.name];
    const given = list.givenTo.length === 0 ? [] : listGiven(program, list, subjects, around, day, all).filter((g) => only === undefined || g.value === only);
    const named = [...rows.map((r) => r.subject), ...given.flatMap((g) => g.gone)];
    return { list, rows, given, day, names: namesOf(context.workers), ...(await drawnFor(ports, unit, name, named, list.about)), filters: filtersOf(list, all) };
  });
}

/** Who has which step open, as on a day. */
export async function openChecklist(ports: Ports, reader: Reader, name: string, day: PlainDate): Promise<Opened<ChecklistPage>> {
  return ports.store.asReader(reader, async (unit) => {
    const context = await readerContext(ports, unit);
    const { program, around } = context;
    const rules = checklistRules(program, name);
    const [first] = rules;
    if (first === undefined || !isDrawnUp(first.about)) return 'none';
    if (!isFor(reader.roles, rules.flatMap((r) => r.for))) return 'not theirs';
    const { about } = first;
    const subjects = await gather(unit.gathered, program, about, rules.length === 1 ? [first.of] : [], day, kindsOfChecklist(program, rules));
    const rows = checklistRows(program, rules, subjects.map((s) => ({ subject: s.subject, env: standOn(program, s.entries, around, day, about) })));
    const clauses = [...new Set(rules.map((r) => r.clause))].map((clause) => ({ clause, says: program.clauses.find((c) => c.id === clause)?.says ?? '' }));
    return { name, title: first.title, about, clauses, rows, day, names: namesOf(context.workers), ...(await drawnFor(ports, unit, name, rows.map((r) => r.subject), about)) };
  });
}

/** Lists are of children, of the people who work with them, or of partners and the service itself. */
function isDrawnUp(about: PolicyList['about']): boolean {
  return about === 'child' || about === 'worker' || about === 'unit';
}

async function drawnFor(ports: Ports, unit: ReaderUnit, name: string, subjects: readonly SubjectId[], about: PolicyList['about'] = 'child'): Promise<Pick<Drawn, 'children' | 'signedOff'>> {
  const today = ports.clock.today();
  const [entries, workers] = await Promise.all([unit.gathered.aboutUnits(['list.signed-off', ...(about === 'unit' ? ['unit.recorded'] : [])]), unit.directory.workers(today)]);
  const named = about === 'worker' ? namesOfWorkers(workers, subjects) : about === 'unit' ? namesOfUnits(entries, subjects) : await namesOfChildren(unit, subjects, today);
  return { children: named, signedOff: signedOffOf(entries, name, namesOf(workers)) };
}

function signedOffOf(entries: readonly Entry[], name: string, names: Names): readonly SignedOff[] {
  return timeline(entries)
    .filter((e) => e.kind === 'list.signed-off' && e.data['list'] === name)
    .map((e): SignedOff => {
      const note = e.data['note'];
      return { on: e.occurredOn, by: names.worker(e.recordedBy), rows: Array.isArray(e.data['rows']) ? e.data['rows'].length : 0, ...(typeof note === 'string' ? { note } : {}) };
    })
    .reverse();
}

/** The values that occur, so that nobody chooses one that leaves nothing. */
function filtersOf(list: PolicyList, rows: readonly ListRow[]): ListPage['filters'] {
  return list.filters.map((f) => {
    const texts = new Map(rows.flatMap((r) => r.filterTexts.filter((t) => t.filter === f.name).map((t) => [t.value, t.text] as const)));
    const label = factOf(f.name)?.label ?? list.each?.map((e) => kindOf(e.kind)?.fields[f.name]?.label).find((l) => l !== undefined) ?? f.name;
    return { name: f.name, label, values: [...texts].map(([value, text]) => ({ value, text })).sort((a, b) => (a.text < b.text ? -1 : 1)) };
  });
}
