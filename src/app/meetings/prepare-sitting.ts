import type { SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { Duty } from '../../core/duties/duty.ts';
import type { AgendaGroup, MeetingType } from '../../core/meetings/meeting-type.ts';
import { missingPapers, standingOn, type MissingPaper } from '../../core/meetings/agenda.ts';
import { leadOf, presenterOf, sittingState, type SittingState } from '../../core/meetings/sitting-state.ts';
import type { Ports, Reader, ReaderUnit } from '../ports/index.ts';
import type { StandingRow } from '../ports/lists.ts';
import type { ItemState, NotInYet } from '../ports/meetings.ts';
import type { WorkerRow } from '../ports/directory.ts';
import { namesOf } from '../names.ts';
import { addedGroup, loadAgenda } from './load-agenda.ts';
import { layBefore } from './lay-before.ts';
import { lastRating, type LastRating } from './last-rating.ts';
import { contributionsSince, type Contribution } from './contributions.ts';
import { readSitting, type SittingContext } from './sitting-context.ts';

/** A child on the agenda as the person who prepares the meeting sees it. */
export interface PreparedChild {
  readonly child: SubjectId;
  /** as far as the reader may see it */
  readonly name: string;
  readonly knownAs?: string;
  readonly reference?: string;
  readonly rag?: string;
  readonly inCustody: boolean;
  readonly caseManager?: WorkerId;
  readonly group: AgendaGroup;
  readonly addedBecause?: string;
  readonly last?: LastRating;
  /** what is to be done before the sitting and is not: "Go through the current assessment", with those who still have to */
  readonly toDo: readonly Duty[];
  /** agencies that work with the child and have given nothing since the last rating */
  readonly silent: readonly Contribution[];
  /** papers that the meeting wants for the child and that are not there */
  readonly papers: readonly MissingPaper[];
  /** who presents the child */
  readonly presenter?: { readonly role: Role; readonly name?: string; readonly worker?: WorkerId; readonly reason?: string };
  /** the seat whose agency brings the child, where the meeting has lead agencies */
  readonly lead?: string;
  /** what lies before the meeting with the child */
  readonly before: readonly Entry[];
  /** an earlier sitting did not come to the child */
  readonly carried?: { readonly reason: string; readonly on: PlainDate; readonly until?: PlainDate };
  readonly state?: ItemState;
  /** where the item of an open sitting stands for the other screens */
  readonly version?: number;
}

export interface PreparedSitting {
  readonly id: SubjectId;
  readonly state: SittingState;
  readonly entries: readonly Entry[];
  readonly context: SittingContext;
  readonly meeting: MeetingType;
  readonly children: readonly PreparedChild[];
  readonly notIn: readonly NotInYet[];
  readonly workers: readonly WorkerRow[];
  readonly names: Names;
}

interface Line {
  readonly child: SubjectId;
  readonly group: AgendaGroup;
  readonly addedBecause?: string;
}

/**
 * A sitting with its agenda: live from the record until it opens, then as it was opened, in the order of the policy.
 * @param only whose papers are wanted: the others are listed with their names alone
 */
export async function prepareSitting(ports: Ports, reader: Reader, id: SubjectId, only?: SubjectId): Promise<PreparedSitting | undefined> {
  return ports.store.asReader(reader, (unit) => prepareIn(ports, unit, id, only));
}

/** The same inside a transaction that is open already. */
export async function prepareIn(ports: Ports, unit: ReaderUnit, id: SubjectId, only?: SubjectId): Promise<PreparedSitting | undefined> {
  const sitting = await readSitting(ports, unit, id);
  if (sitting === undefined) return undefined;
  const lines: readonly Line[] = sitting.state.stage !== 'planned' ? asListed(sitting) : (await loadAgenda(unit, sitting.context, sitting.meeting, sitting.state, sitting.today)).lines;
  const ids = lines.map((l) => l.child);
  const subjects = ids.map((child) => ({ kind: 'child' as const, id: child }));
  const chronologies = await unit.meetings.chronologies(only === undefined ? ids : [only]);
  const standings = new Map((await unit.lists.standings(subjects)).map((s) => [s.subject.id, s] as const));
  const items = new Map((await unit.meetings.items(id)).map((i) => [i.child, i] as const));
  const carried = await carriedOver(unit.records, await unit.meetings.sittings(), sitting);
  const before = new Set(sitting.context.program.subjects.child.duties.filter((d) => d.before?.is === 'sitting' && d.before.meeting === sitting.meeting.name).map((d) => d.clause));
  const children = lines.map((line): PreparedChild => {
    const entries = timeline(chronologies.get(line.child) ?? []);
    const last = lastRating(sitting.meeting, entries, sitting.state.on, id);
    const over = carried.get(line.child);
    const item = items.get(line.child);
    const standing = standings.get(line.child);
    const duties = standing?.duties ?? [];
    const lead = leadOf(sitting.meeting, sitting.state, line.child);
    const presenter = presenterOf(sitting.meeting, sitting.state, line.child);
    return {
      child: line.child,
      group: line.group,
      ...(line.addedBecause === undefined ? {} : { addedBecause: line.addedBecause }),
      ...personOf(standing),
      ...(last === undefined ? {} : { last }),
      toDo: duties.filter((d) => before.has(d.clause) && (d.state === 'open' || d.state === 'brought-forward')),
      silent: contributionsSince(entries, last?.on, sitting.state.on).filter((c) => c.on === undefined),
      papers: sitting.state.stage === 'closed' || sitting.meeting.papers.length === 0 ? [] : missingPapers(sitting.meeting, standingOn(sitting.context.program, entries, sitting.context.around, sitting.state.on)),
      before: layBefore(sitting.meeting, entries.filter((e) => e.data['sitting'] !== id)),
      ...(presenter === undefined ? {} : { presenter }),
      ...(lead === undefined ? {} : { lead }),
      ...(over === undefined ? {} : { carried: over }),
      ...(item === undefined ? {} : { state: item.state, version: item.version }),
    };
  });
  const workers = await unit.directory.workers(sitting.today);
  return { id, state: sitting.state, entries: sitting.entries, context: sitting, meeting: sitting.meeting, children, notIn: await unit.meetings.notInYet(), workers, names: namesOf(workers) };
}

/** The list that was opened. */
function asListed(sitting: SittingContext): readonly Line[] {
  const groups = new Map(sitting.meeting.groups.map((g) => [g.group, g] as const));
  return sitting.state.listed.map((l) => {
    const because = sitting.state.added.find((a) => a.child === l.child)?.reason;
    return { child: l.child, group: groups.get(l.group) ?? addedGroup(sitting.meeting), ...(because === undefined ? {} : { addedBecause: because }) };
  });
}

function personOf(standing: StandingRow | undefined): Pick<PreparedChild, 'name' | 'knownAs' | 'reference' | 'rag' | 'inCustody' | 'caseManager'> {
  const text = (fact: string): string | undefined => {
    const value = standing?.facts[fact]?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const reference = text('reference');
  const knownAs = text('known-as');
  const rag = text('rag');
  const caseManager = text('allocated.case-manager');
  const name = [text('forenames'), text('surname')].filter((part) => part !== undefined).join(' ');
  return {
    name: name === '' ? (reference ?? 'Name not recorded') : name,
    inCustody: standing?.facts['custody.in']?.value === true,
    ...(reference === undefined ? {} : { reference }),
    ...(knownAs === undefined ? {} : { knownAs }),
    ...(rag === undefined ? {} : { rag }),
    ...(caseManager === undefined ? {} : { caseManager: caseManager as WorkerId }),
  };
}

/** Children whom the last closed sitting of this meeting carried over. */
async function carriedOver(
  records: { chronology(subject: { readonly kind: 'sitting'; readonly id: SubjectId }): Promise<readonly Entry[]> },
  sittings: readonly { readonly id: SubjectId; readonly meeting: string; readonly on: PlainDate; readonly stage: string }[],
  sitting: SittingContext,
): Promise<ReadonlyMap<SubjectId, NonNullable<PreparedChild['carried']>>> {
  const out = new Map<SubjectId, NonNullable<PreparedChild['carried']>>();
  const before = sittings.find((s) => s.meeting === sitting.meeting.name && s.stage === 'closed' && s.on <= sitting.state.on && s.id !== sitting.subject.id);
  if (before === undefined) return out;
  const state = sittingState(await records.chronology({ kind: 'sitting', id: before.id }));
  for (const o of state?.outcomes ?? []) {
    if (o.outcome === 'carried-over') out.set(o.child, { reason: o.reason ?? '', on: before.on, ...(o.until === undefined ? {} : { until: o.until }) });
  }
  return out;
}
