import type { PlainDate } from '../../core/values/plain-date.ts';
import { id, type ActId, type AgencyId, type EntryId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { postsOf, type Held } from '../../core/chronology/facts/unit.ts';
import { AREA_POSTS, type AreaPost } from '../../core/chronology/kinds/area/area-posts.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { checklistRows, checklistRules } from '../../core/cohorts/checklist.ts';
import { standingOn } from '../../core/meetings/agenda.ts';
import { coverOf, holderOf, type Holding } from '../../core/posts/holder.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { AreaUnit, WorkerRow } from '../ports/directory.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { readerContext } from '../meetings/sitting-context.ts';
import { namesOf } from '../names.ts';

/** Who holds one of the posts of an area now. */
export interface AreaHolder {
  readonly who: string;
  readonly since: PlainDate;
  readonly telephone?: string;
}

export interface AreaRow {
  readonly name: string;
  readonly unit: SubjectId;
  readonly posts: readonly { readonly post: AreaPost; readonly label: string; readonly holders: readonly AreaHolder[] }[];
  /** the post to which the policy gives the area, and the areas that go with it */
  readonly post?: string;
  readonly together: readonly string[];
  /** who covers in absence */
  readonly cover: readonly string[];
  /** why it cannot be said who the officer is */
  readonly open?: string;
  /** links that are missing, in the policy's words with their clauses */
  readonly gaps: readonly { readonly clause: string; readonly label: string }[];
  readonly dyo: number;
  readonly liaison: readonly { readonly on: PlainDate; readonly with: string; readonly about: string; readonly agreed?: string }[];
}

export interface Areas {
  readonly rows: readonly AreaRow[];
  readonly workers: readonly WorkerRow[];
}

const ROLE = 'seconded-police-officer';

/** The areas of the service with their posts and what is missing. */
export async function loadAreas(ports: Ports, reader: Reader, today: PlainDate): Promise<Areas> {
  return ports.store.asReader(reader, async (unit) => {
    const [context, units, holdings] = await Promise.all([readerContext(ports, unit), unit.directory.areaUnits(), unit.directory.holdings()]);
    const { program, workers } = context;
    const names = namesOf(workers);
    const rules = checklistRules(program, 'areas');
    const rows: AreaRow[] = [];
    for (const area of units) {
      const entries = await areaEntries(unit.records, area, holdings);
      const line = timeline(entries);
      const [checked] = checklistRows(program, rules, [{ subject: area.unit, env: standingOn(program, entries, context.around, today, 'unit') }]);
      const holder = holderOf(program, holdings, ROLE, area.name, today);
      const table = program.rules.posts.find((p) => p.role === ROLE)?.table.find((t) => t.areas.includes(area.name));
      const dyo = await unit.lists.children({ dyo: true, area: area.name, limit: 1 }, today);
      rows.push({
        name: area.name,
        unit: area.unit,
        posts: postRows(line, today, names),
        together: table?.areas ?? [area.name],
        cover: coverOf(program, holdings, ROLE, area.name, today).map((w) => names.worker(w)),
        gaps: (checked?.steps ?? []).filter((s) => !s.done).map(({ clause, label }) => ({ clause, label })),
        dyo: dyo.total,
        liaison: line.filter((e) => e.kind === 'liaison.recorded').reverse().map((e) => ({
          on: e.occurredOn, with: String(e.data['with']), about: String(e.data['about']), ...(typeof e.data['agreed'] === 'string' ? { agreed: e.data['agreed'] } : {}),
        })),
        ...(holder.post === undefined ? {} : { post: holder.post }),
        ...(holder.is === 'one' ? {} : { open: holder.why }),
      });
    }
    return { rows, workers };
  });
}

function postRows(line: readonly Entry[], today: PlainDate, names: Names): AreaRow['posts'] {
  const held = postsOf(line.filter((e) => e.occurredOn <= today));
  return (Object.keys(AREA_POSTS) as AreaPost[]).map((post) => ({ post, label: AREA_POSTS[post], holders: held.filter((h) => h.post === post && h.until === undefined).map((h) => holderRow(h, line, names)) }));
}

function holderRow(h: Held, line: readonly Entry[], names: Names): AreaHolder {
  const entry = line.find((e) => e.kind === 'post.filled' && e.occurredOn === h.from && (e.data['worker'] ?? e.data['name']) === h.who);
  const telephone = entry?.data['telephone'];
  return { who: entry?.data['worker'] === undefined ? h.who : names.worker(h.who), since: h.from, ...(typeof telephone === 'string' ? { telephone } : {}) };
}

/** What an area's chronology begins with: its name, and those who hold its posts by the directory. */
export function beginningOf(area: AreaUnit, holdings: readonly Holding[]): readonly { readonly kind: string; readonly data: Readonly<Record<string, unknown>>; readonly occurredOn: PlainDate }[] {
  const here = holdings.filter((h) => h.area === area.name && Object.hasOwn(AREA_POSTS, h.role));
  const first = here.reduce<PlainDate | undefined>((day, h) => (day === undefined || h.from < day ? h.from : day), undefined);
  const filled = here.flatMap((h) => [
    { kind: 'post.filled', data: { post: h.role, worker: h.worker, beside: true }, occurredOn: h.from },
    ...(h.until === undefined ? [] : [{ kind: 'post.vacated', data: { post: h.role, worker: h.worker }, occurredOn: h.until }]),
  ]);
  return [...(first === undefined ? [] : [{ kind: 'area.recorded', data: { name: area.name }, occurredOn: first }]), ...filled];
}

/** The entries about an area; before its first, what it would begin with. */
async function areaEntries(records: { chronology(s: { kind: 'unit'; id: SubjectId }): Promise<readonly Entry[]> }, area: AreaUnit, holdings: readonly Holding[]): Promise<readonly Entry[]> {
  const entries = await records.chronology({ kind: 'unit', id: area.unit });
  if (entries.length > 0) return entries;
  const begun = beginningOf(area, holdings);
  const named = begun.some((b) => b.kind === 'area.recorded') ? begun : [{ kind: 'area.recorded', data: { name: area.name }, occurredOn: '2000-01-01' as PlainDate }, ...begun];
  return named.map((b, i): Entry => ({
    ...b, id: id<EntryId>(`begun-${i}`), seq: i, service: id(''), subject: { kind: 'unit', id: area.unit }, act: id<ActId>('begun'), recordedAt: '', recordedBy: id<WorkerId>(''), recordedAs: 'system', agency: id<AgencyId>(''), compartment: 'case', source: 'import',
  }));
}
