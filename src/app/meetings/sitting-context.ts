import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { SittingAhead } from '../../core/duties/derivation.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { meetingType, type MeetingType } from '../../core/meetings/meeting-type.ts';
import { sittingState, type SittingState } from '../../core/meetings/sitting-state.ts';
import type { Ports, ReaderUnit, RecordReading, SystemUnit } from '../ports/index.ts';
import type { MeetingReads, SittingRow } from '../ports/meetings.ts';
import { loadContext, programOf, type ServiceContext } from '../record/context.ts';

/** What is read about a sitting: everything for a command, what a person may see for a page. */
export interface SittingReads {
  readonly records: Pick<RecordReading, 'chronology'>;
  readonly meetings: MeetingReads;
}

/** A sitting with everything that commands about it are decided with. */
export interface SittingContext {
  readonly context: ServiceContext;
  readonly subject: Subject;
  readonly entries: readonly Entry[];
  readonly state: SittingState;
  readonly meeting: MeetingType;
  readonly today: PlainDate;
}

/** Loads a sitting for a command; undefined if there is none or the policy no longer knows its meeting. */
export async function loadSitting(ports: Ports, unit: SystemUnit, sitting: SubjectId): Promise<SittingContext | undefined> {
  return sittingIn(unit, await loadContext(unit, ports.policies, ports.clock.today()), sitting, ports.clock.today());
}

/** Loads a sitting for a page: from what the person may see. A child whose record is closed to them is on no agenda of theirs. */
export async function readSitting(ports: Ports, unit: ReaderUnit, sitting: SubjectId): Promise<SittingContext | undefined> {
  const [found, hidden] = [await sittingIn(unit, await readerContext(ports, unit), sitting, ports.clock.today()), await unit.access.hidden()];
  return found === undefined || hidden.size === 0 ? found : { ...found, state: withoutHidden(found.state, hidden) };
}

function withoutHidden(state: SittingState, hidden: ReadonlySet<SubjectId>): SittingState {
  const seen = <T extends { readonly child: SubjectId }>(lines: readonly T[]): readonly T[] => lines.filter((l) => !hidden.has(l.child));
  const contributions = state.contributions.filter((c) => c.child === undefined || !hidden.has(c.child));
  return { ...state, listed: seen(state.listed), added: seen(state.added), presenters: seen(state.presenters), outcomes: seen(state.outcomes), contributions };
}

/** What pages about meetings are worked out with. */
export async function readerContext(ports: Ports, unit: ReaderUnit): Promise<ServiceContext> {
  const today = ports.clock.today();
  const { service, settings, calendar, bankHolidays, program } = await programOf(unit.directory, ports.policies, today);
  const sittings = (await unit.meetings.sittings()).map(aheadOf).reverse();
  return {
    service,
    program,
    bankHolidays,
    workers: await unit.directory.workers(today),
    around: { calendar, sittings, settings, areas: await unit.directory.areas(), ...(service.goLive === undefined ? {} : { goLive: service.goLive }) },
  };
}

/** A sitting as the surroundings of a child know it. */
export function aheadOf(s: SittingRow): SittingAhead {
  return { id: s.id, meeting: s.meeting, on: s.on, ...(s.place === undefined ? {} : { place: s.place }), ...(s.full ? { full: true } : {}) };
}

async function sittingIn(unit: SittingReads, context: ServiceContext, sitting: SubjectId, today: PlainDate): Promise<SittingContext | undefined> {
  const subject: Subject = { kind: 'sitting', id: sitting };
  const entries = await unit.records.chronology(subject);
  const state = sittingState(entries);
  const meeting = state === undefined ? undefined : meetingType(context.program, state.meeting);
  return state === undefined || meeting === undefined ? undefined : { context, subject, entries, state, meeting, today };
}
