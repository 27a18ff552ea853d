import { id } from '../../src/core/values/ids.ts';
import type { PlainDate } from '../../src/core/values/plain-date.ts';
import { WorkingCalendar } from '../../src/core/values/working-calendar.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import type { Derivation, Surroundings } from '../../src/core/duties/derivation.ts';
import { derive } from '../../src/core/duties/derive.ts';
import type { Program } from '../../src/core/policy/program.ts';
import { policies } from '../policies/shelf.ts';
import { inOrderOfWriting } from '../../src/synthetic/load/in-order.ts';
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
  /** workers, young people beside the service, and the service itself */
  readonly others: readonly Played[];
}

/** Plans a caseload and plays it through the Leicester City policy as it lies in the repository. */
export function playPlan(seed: number, today: PlainDate, children: number): PlayedPlan {
  const planned = plan(seed, today, children);
  const calendar = new WorkingCalendar(planned.bankHolidays);
  const program = policies.inForce('leicester-city/deter-young-offenders', today, {}, calendar);
  const around = surroundingsOf(planned, calendar);
  const staff = new Map(planned.staff.map((m) => [m.id, m] as const));
  const rehearsed = (subjects: readonly PlannedSubject[]): (Rehearsed & { readonly subject: PlannedSubject })[] => subjects.map((subject) => ({ subject, ...rehearse(program, around, id('leicester-city'), subject, staff) }));
  const others = rehearsed(planned.others);
  const written = new Map<string, Entry[]>();
  for (const e of others.flatMap((o) => o.others)) written.set(e.subject.id, [...(written.get(e.subject.id) ?? []), e]);
  const derived = (r: Rehearsed & { readonly subject: PlannedSubject }): Played => {
    const beside = written.get(r.subject.id) ?? [];
    const entries = beside.length === 0 ? r.entries : inOrderOfWriting([...r.entries, ...beside]).map((e, i) => ({ ...e, seq: i + 1 }));
    return { ...r, entries, derivation: derive(program.subjects[r.subject.kind], entries, around, today) };
  };
  return { planned, program, around, children: rehearsed(planned.children).map(derived), sittings: rehearsed(planned.sittings).map(derived), others: others.map(derived) };
}
