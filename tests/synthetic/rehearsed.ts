import { join } from 'node:path';
import { id } from '../../src/core/values/ids.ts';
import type { PlainDate } from '../../src/core/values/plain-date.ts';
import { WorkingCalendar } from '../../src/core/values/working-calendar.ts';
import type { Derivation, Surroundings } from '../../src/core/duties/derivation.ts';
import { derive } from '../../src/core/duties/derive.ts';
import type { Program } from '../../src/core/policy/program.ts';
import { openShelf } from '../../src/policies/shelf.ts';
import { rehearse, surroundingsOf, type Rehearsed } from '../../src/synthetic/load/rehearse.ts';
import type { PlannedSubject } from '../../src/synthetic/plan/act.ts';
import { plan, type Plan } from '../../src/synthetic/plan/plan.ts';

/** A planned subject with the entries that the rules made of its acts, and where it stands. */
export interface Played extends Rehearsed {
  readonly subject: PlannedSubject;
  readonly derivation: Derivation;
}

export interface PlayedPlan {
  readonly planned: Plan;
  readonly program: Program;
  readonly around: Surroundings;
  readonly children: readonly Played[];
  readonly sittings: readonly Played[];
}

export const POLICIES = join(import.meta.dirname, '../../policies');

/** Plans a caseload and plays it through the Leicester City policy as it lies in the repository. */
export function playPlan(seed: number, today: PlainDate, children: number): PlayedPlan {
  const planned = plan(seed, today, children);
  const calendar = new WorkingCalendar(planned.bankHolidays);
  const program = openShelf(POLICIES).inForce('leicester-city/deter-young-offenders', today, {}, calendar);
  const around = surroundingsOf(planned, calendar);
  const staff = new Map(planned.staff.map((m) => [m.id, m] as const));
  const play = (subject: PlannedSubject): Played => {
    const rehearsed = rehearse(program, around, id('leicester-city'), subject, staff);
    return { ...rehearsed, subject, derivation: derive(subject.kind === 'child' ? program.subjects.child : program.subjects.sitting, rehearsed.entries, around, today) };
  };
  return { planned, program, around, children: planned.children.map(play), sittings: planned.sittings.map(play) };
}
