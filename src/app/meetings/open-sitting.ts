import type { CommandId, SubjectId } from '../../core/values/ids.ts';
import { dayAndDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { standingOn } from '../../core/meetings/agenda.ts';
import { asksWhy } from '../../core/meetings/judge-sitting.ts';
import { leadSeats, requiredAttendance } from '../../core/meetings/required.ts';
import { holds, type Attending } from '../../core/meetings/seats.ts';
import type { Ports } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';
import { loadAgenda, type Agenda } from './load-agenda.ts';
import { loadSitting, type SittingContext } from './sitting-context.ts';

interface Act {
  readonly command: CommandId;
  readonly actor: Actor;
  readonly sitting: SubjectId;
}

/** Opens a sitting on or after its day: the agenda of this moment becomes the list that the close answers for. */
export async function openSitting(ports: Ports, act: Act & { readonly chair?: string; readonly chairRole?: Role }): Promise<Recorded> {
  const found = await ports.store.asSystem(act.actor.service, async (unit) => {
    const sitting = await loadSitting(ports, unit, act.sitting);
    if (sitting === undefined) return undefined;
    const agenda = await loadAgenda(unit, sitting.context, sitting.meeting, sitting.state, sitting.today);
    // Nobody answers for a child whose record they may not open: whoever may puts the child on the agenda.
    const hidden = new Set<SubjectId>();
    for (const { child } of agenda.lines) if (await unit.records.isHidden(child, act.actor.worker)) hidden.add(child);
    return { sitting, agenda: { ...agenda, lines: agenda.lines.filter((l) => !hidden.has(l.child)) } };
  });
  if (found === undefined) return notThere();
  const { sitting, agenda } = found;
  if (sitting.state.on > sitting.today) {
    return refuse(`It is planned for ${dayAndDate(sitting.state.on, true)}`, 'that day, or the sitting moved to today with a reason');
  }
  if (sitting.state.stage !== 'planned') return refuse('The meeting has been opened already', 'nothing: go on with it');
  const children = agenda.lines.map((l) => ({ child: l.child, group: l.group.group, ...leadSaid(sitting, l.child), ...presenterOf(sitting, agenda, l.child) }));
  return record(ports, {
    id: act.command,
    actor: act.actor,
    subject: sitting.subject,
    source: 'live',
    answers: {},
    agreements: [],
    records: [
      { kind: 'sitting.opened', occurredOn: sitting.state.on, data: { ...(act.chair === undefined ? {} : { chair: act.chair }), ...(act.chairRole === undefined ? {} : { 'chair-role': act.chairRole }) } },
      { kind: 'sitting.listed', occurredOn: sitting.state.on, data: { children } },
    ],
  });
}

/** A child whom another agency brings was added with that agency's seat. */
function leadSaid({ state }: SittingContext, child: SubjectId): { readonly lead?: string } {
  const lead = state.added.find((a) => a.child === child)?.lead;
  return lead === undefined ? {} : { lead };
}

/** The worker who is allocated presents, where the meeting has children presented by a role to which somebody is. */
function presenterOf(sitting: SittingContext, agenda: Agenda, child: SubjectId): { readonly presenter?: string } {
  const role = sitting.meeting.presenter?.value.role;
  const { program, around } = sitting.context;
  const slot = role === undefined ? undefined : program.subjects.child.slots.fact(`allocated.${role}`);
  if (slot === undefined) return {};
  const env = standingOn(program, agenda.chronologies.get(child) ?? [], around, sitting.state.on);
  const worker = program.subjects.child.slots.facts[slot]?.value(env.facts[slot], env.day);
  return typeof worker === 'string' ? { presenter: worker } : {};
}

/** Puts a child on the agenda whom the rules do not bring there. */
export async function addChild(ports: Ports, act: Act & { readonly child: SubjectId; readonly reason: string; /** the seat whose agency brings the child, where it is not our own */ readonly lead?: string }): Promise<Recorded> {
  const sitting = await find(ports, act);
  if (sitting === undefined) return notThere();
  if (sitting.state.stage === 'closed') return closedAlready();
  if (act.lead !== undefined && !leadSeats(sitting.meeting, sitting.state.on).some((s) => s.name === act.lead)) return refuse(`${act.lead} brings no case to this meeting`, `one of its seats: ${leadSeats(sitting.meeting, sitting.state.on).map((s) => s.name).join(', ')}`);
  if (sitting.state.listed.some((l) => l.child === act.child)) return refuse('The child is on the agenda already', 'nothing more');
  const day = sitting.state.stage === 'planned' ? sitting.today : sitting.state.on;
  return record(ports, {
    id: act.command,
    actor: act.actor,
    subject: sitting.subject,
    source: 'live',
    answers: {},
    agreements: [],
    records: [{ kind: 'sitting.child-added', occurredOn: day, data: { child: act.child, reason: act.reason, ...(act.lead === undefined ? {} : { lead: act.lead }) } }],
  });
}

/** Records who takes part. Taking it again replaces what was there; two who do it at once are told. */
export async function takeAttendance(ports: Ports, act: Act & { readonly people: readonly Attending[]; /** the attendance that the person had before them */ readonly seen?: string; /** what rules asked, by clause */ readonly answers?: Readonly<Record<string, string>> }): Promise<Recorded> {
  const sitting = await find(ports, act);
  if (sitting === undefined) return notThere();
  const { state } = sitting;
  if (state.stage === 'closed') return closedAlready();
  if (state.attendanceBy !== undefined && act.seen !== state.attendanceBy) {
    return { outcome: 'conflict', with: [state.attendanceBy], why: 'Somebody else has taken the attendance while you wrote' };
  }
  return record(ports, {
    id: act.command,
    actor: act.actor,
    subject: sitting.subject,
    source: 'live',
    answers: act.answers ?? {},
    agreements: [],
    records: [
      {
        kind: 'sitting.attendance',
        occurredOn: state.stage === 'planned' && state.on > sitting.today ? sitting.today : state.on,
        data: { people: withReasons(sitting, act.people, act.answers ?? {}) },
        ...(state.attendanceBy === undefined ? {} : { supersedes: state.attendanceBy, reason: 'Attendance taken again' }),
      },
    ],
  });
}

/** Marks that a copy of the whole minutes has been made, for whom and why an extract is not enough. */
export async function markCopy(ports: Ports, act: Act & { readonly for: string; readonly reason: string }): Promise<Recorded> {
  const sitting = await find(ports, act);
  if (sitting === undefined) return notThere();
  if (sitting.state.stage !== 'closed') return refuse('Minutes are made when the meeting is closed', 'the meeting to be closed first');
  return record(ports, {
    id: act.command,
    actor: act.actor,
    subject: sitting.subject,
    source: 'live',
    answers: {},
    agreements: [],
    records: [{ kind: 'sitting.copy-made', occurredOn: sitting.today, data: { for: act.for, reason: act.reason } }],
  });
}

/** Reasons that were given under a clause stand beside whoever is not there, so that they are read with the attendance and not asked again. */
function withReasons({ meeting, state }: SittingContext, people: readonly Attending[], answers: Readonly<Record<string, string>>): readonly Attending[] {
  return requiredAttendance(meeting, state, people).reduce<readonly Attending[]>((rows, required) => {
    const reason = (answers[asksWhy(meeting, required)?.clause ?? ''] ?? '').trim();
    if (reason === '') return rows;
    const absent = rows.find((p) => p.attendance !== 'present' && p.seat === undefined && holds(required.seat, p.role));
    if (absent !== undefined) return rows.map((p) => (p === absent ? { ...p, reason } : p));
    const role = required.seat.roles[0];
    return role === undefined ? rows : [...rows, { name: required.seat.name, role, attendance: 'absent', reason }];
  }, people);
}

/** What may be recorded about a sitting before it is closed, beside its agenda and attendance. */
export type SittingNote = 'sitting.chair-named' | 'sitting.presenter-named' | 'sitting.contribution' | 'sitting.full';

/** Names the chair or a presenter, keeps what somebody contributed, or says that no room is left. */
export async function noteSitting(ports: Ports, act: Act & { readonly kind: SittingNote; readonly data: EntryData; readonly answers?: Readonly<Record<string, string>> }): Promise<Recorded> {
  const sitting = await find(ports, act);
  if (sitting === undefined) return notThere();
  const { state, today } = sitting;
  if (state.stage === 'closed') return closedAlready();
  const occurredOn = state.on > today ? today : state.on;
  return record(ports, { id: act.command, actor: act.actor, subject: sitting.subject, source: 'live', answers: act.answers ?? {}, agreements: [], records: [{ kind: act.kind, occurredOn, data: act.data }] });
}

async function find(ports: Ports, act: Act): Promise<SittingContext | undefined> {
  return ports.store.asSystem(act.actor.service, (unit) => loadSitting(ports, unit, act.sitting));
}

function refuse(says: string, wants: string): Recorded {
  return { outcome: 'refused', objections: [{ clause: '', says, wants }] };
}

function notThere(): Recorded {
  return { outcome: 'not-allowed', why: 'There is no such sitting' };
}

function closedAlready(): Recorded {
  return refuse('The meeting is closed', 'a correction of the entry itself, on the record where it stands');
}
