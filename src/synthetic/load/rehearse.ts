import type { ServiceId } from '../../core/values/ids.ts';
import { plainDate } from '../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { Surroundings } from '../../core/duties/derivation.ts';
import type { Program } from '../../core/policy/program.ts';
import { decideOn, type Recorded } from '../../app/record/record.ts';
import type { StaffMember } from '../people/staff.ts';
import type { PlannedAct, PlannedSubject } from '../plan/act.ts';
import type { Plan } from '../plan/plan.ts';
import { commandFor, type Made } from './command.ts';
import { MovingClock, SeededIds } from './moving-clock.ts';

/** What a planned act came to when the rules would not have it as planned. */
export interface Unexpected {
  readonly subject: PlannedSubject;
  readonly act: PlannedAct;
  readonly result: Recorded;
}

export interface Rehearsed {
  readonly entries: readonly Entry[];
  /** what was written about others with it: a note of a supervision, about the child */
  readonly others: readonly Entry[];
  /** the act at which the rehearsal ended, if the rules would not have it */
  readonly unexpected?: Unexpected;
}

/** What the children of a plan live among: its working days, the sittings of its meeting and the officers of its areas. */
export function surroundingsOf(planned: Plan, calendar: WorkingCalendar): Surroundings {
  const sittings = planned.sittings.flatMap((s) => {
    const data = s.acts[0]?.records[0]?.data;
    return data === undefined ? [] : [{ id: s.id, meeting: String(data['meeting']), on: plainDate(String(data['on'])) }];
  });
  const always = plainDate('2000-01-01');
  const holdings = planned.staff.flatMap((m) => m.posts.filter((p) => p.area !== '').map((p) => ({ role: p.role, area: p.area, worker: m.id, from: always })));
  return { calendar, sittings, holdings, settings: {} };
}

/** Plays the acts about one subject through the rules without a store: the entries that recording them makes. */
export function rehearse(program: Program, around: Surroundings, service: ServiceId, subject: PlannedSubject, staff: ReadonlyMap<string, StaffMember>): Rehearsed {
  const made: Made = new Map();
  const entries: Entry[] = [];
  const others: Entry[] = [];
  const first = subject.acts[0];
  if (first === undefined) return { entries, others };
  const clock = new MovingClock({ on: first.recordedOn, at: first.recordedAt });
  const stamps = { clock, ids: new SeededIds(subject.id, clock) };
  for (const act of subject.acts) {
    clock.moveTo({ on: act.recordedOn, at: act.recordedAt });
    const command = commandFor(service, subject, act, staff, made);
    const decided = decideOn(stamps, { program, around }, entries, command, act.recordedOn);
    if (decided.result.outcome !== (act.proposes ? 'proposed' : 'recorded')) return { entries, others, unexpected: { subject, act, result: decided.result } };
    for (const e of decided.entries) {
      const into = e.subject.id === command.subject.id ? entries : others;
      into.push({ ...e, seq: into.length + 1, service });
    }
    made.set(act.key, decided.entries.map((e) => e.id));
  }
  return { entries, others };
}
