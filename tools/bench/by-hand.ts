import type { Entry } from '../../src/core/chronology/entry.ts';
import { inFoldOrder } from '../../src/core/chronology/resolve.ts';
import { addDays, type PlainDate } from '../../src/core/values/plain-date.ts';
import type { WorkingCalendar } from '../../src/core/values/working-calendar.ts';

/** Seventeen rules of the Leicester City policy as somebody would write them straight in TypeScript, for comparison with the policy that is data. */
export const RULES_BY_HAND = ['LEI-1.1', 'LEI-1.2', 'LEI-1.3', 'LEI-2.2', 'LEI-5.1', 'LEI-5.2', 'LEI-5.9', 'LEI-5.13', 'LEI-5.15', 'LEI-5.16', 'LEI-5.18', 'LEI-5.22', 'LEI-9.1', 'LEI-12.1'] as const;

export interface HandDuty {
  readonly clause: string;
  readonly title: number;
  readonly startedOn: PlainDate;
  readonly due?: PlainDate;
  state: 'open' | 'met' | 'ended';
  metOn?: PlainDate;
  late: boolean;
  endedOn?: PlainDate;
}
export interface HandConsideration {
  readonly clause: string;
  readonly openedOn: PlainDate;
}
export interface HandTier {
  readonly value: string;
  readonly from: PlainDate;
  until?: PlainDate;
}
export interface ByHand {
  readonly duties: readonly HandDuty[];
  readonly considerations: readonly HandConsideration[];
  readonly tiers: readonly HandTier[];
}

interface Criterion {
  readonly clause: string;
  value: unknown;
  holds: boolean;
  decidedOn: unknown;
  open: PlainDate | undefined;
}
interface Simple {
  readonly clause: string;
  holds: boolean;
  open: PlainDate | undefined;
}
interface Weekly {
  readonly clause: string;
  readonly days: number;
  readonly clock: 'sharing' | 'oversight';
  holds: boolean;
  open: HandDuty | undefined;
}

const RANK: Readonly<Record<string, number>> = { green: 0, amber: 1, red: 2 };
const HIGH = new Set(['high', 'very-high']);

/** @param oversight days between two records of oversight for Red and for Amber, as the service has set them */
export function deriveByHand(entries: readonly Entry[], calendar: WorkingCalendar, today: PlainDate, oversight = { red: 14, amber: 28 }): ByHand {
  const replaced = new Set(entries.flatMap((e) => (e.supersedes === undefined ? [] : [e.supersedes])));
  const line = entries.filter((e) => !replaced.has(e.id) && e.withdrawn !== true && e.occurredOn <= today).sort(inFoldOrder);
  let active = false;
  let rag: string | undefined;
  let pending: string | undefined;
  const duties: HandDuty[] = [];
  const tiers: HandTier[] = [];
  const criteria: Criterion[] = ['LEI-1.1', 'LEI-1.2', 'LEI-1.3'].map((clause) => ({ clause, value: undefined, holds: false, decidedOn: undefined, open: undefined }));
  const measures: Simple[] = ['LEI-5.2', 'LEI-5.16', 'LEI-5.9'].map((clause) => ({ clause, holds: false, open: undefined }));
  const repeated: Weekly[] = [
    { clause: 'LEI-5.13', days: 7, clock: 'sharing', holds: false, open: undefined },
    { clause: 'LEI-5.15', days: oversight.red, clock: 'oversight', holds: false, open: undefined },
    { clause: 'LEI-5.18', days: 7, clock: 'sharing', holds: false, open: undefined },
    { clause: 'LEI-5.22', days: oversight.amber, clock: 'oversight', holds: false, open: undefined },
  ];
  const clocks: Record<'sharing' | 'oversight', { from: PlainDate; endedOn?: PlainDate } | undefined> = { sharing: undefined, oversight: undefined };
  let told: { readonly duty: HandDuty; readonly missing: Set<string> }[] = [];
  let leaving: { readonly duty: HandDuty; readonly met: (e: Entry) => boolean }[] = [];

  const meet = (duty: HandDuty, day: PlainDate): void => {
    duty.state = 'met';
    duty.metOn = day;
    duty.late = duty.due !== undefined && day > duty.due;
  };
  const begin = (w: Weekly, day: PlainDate, first: boolean): void => {
    const clock = clocks[w.clock];
    const from = first && clock?.endedOn === day ? clock.from : day;
    clocks[w.clock] = { from };
    const due = addDays(from, w.days);
    w.open = { clause: w.clause, title: 0, startedOn: day, due: due < day ? day : due, state: 'open', late: false };
    duties.push(w.open);
  };
  const lookAgain = (day: PlainDate, decided: boolean): void => {
    for (const c of criteria) {
      const meets = !active && (c.clause === 'LEI-1.1' ? typeof c.value === 'number' && c.value >= 77 : typeof c.value === 'string' && HIGH.has(c.value));
      const began = meets && !c.holds;
      if (!meets) c.open = undefined;
      c.holds = meets;
      if (decided) {
        c.open = undefined;
        c.decidedOn = c.value ?? null;
      } else if (meets && c.open === undefined && (began ? c.value !== c.decidedOn : c.decidedOn !== undefined && c.value !== c.decidedOn)) c.open = day;
    }
    const levels = [active && rag === 'red', active && rag === 'amber', active] as const;
    measures.forEach((m, i) => {
      const holds = levels[i]!;
      if (holds && !m.holds) m.open = day;
      if (!holds) m.open = undefined;
      m.holds = holds;
    });
    const now = [levels[0], levels[0], levels[1], levels[1]];
    repeated.forEach((w, i) => {
      if (!w.holds || now[i]) return;
      w.holds = false;
      const clock = clocks[w.clock];
      if (clock) clock.endedOn = day;
      if (w.open) {
        w.open.state = 'ended';
        w.open.endedOn = day;
        w.open = undefined;
      }
    });
    repeated.forEach((w, i) => {
      if (w.holds || !now[i]) return;
      w.holds = true;
      begin(w, day, true);
    });
    const tier = tiers.at(-1);
    const open = tier !== undefined && tier.until === undefined ? tier : undefined;
    if (open && open.value !== rag) open.until = day;
    if (rag !== undefined && open?.value !== rag) tiers.push({ value: rag, from: day });
  };

  for (const e of line) {
    const day = e.occurredOn;
    switch (e.kind) {
      case 'assessment.completed': {
        const values = [e.data['yogrs'], e.data['reoffending'], e.data['harm']];
        criteria.forEach((c, i) => {
          if (values[i] !== undefined) c.value = values[i];
        });
        lookAgain(day, false);
        break;
      }
      case 'dyo.decision':
        lookAgain(day, true);
        break;
      case 'dyo.classified': {
        active = true;
        for (const l of leaving) {
          l.duty.state = 'ended';
          l.duty.endedOn = day;
        }
        leaving = [];
        const due = calendar.addWorkingDays(day, 1);
        for (const [clause, roles] of [['LEI-2.2', ['offender-management-coordinator', 'seconded-police-officer', 'team-manager']], ['LEI-9.1', ['offender-management-coordinator', 'team-manager']]] as const) {
          const duty: HandDuty = { clause, title: 0, startedOn: day, due, state: 'open', late: false };
          duties.push(duty);
          told.push({ duty, missing: new Set<string>(roles) });
        }
        lookAgain(day, false);
        break;
      }
      case 'dyo.notified': {
        for (const t of told) for (const role of e.data['recipients'] as readonly string[]) t.missing.delete(role);
        for (const t of told) if (t.missing.size === 0) meet(t.duty, day);
        told = told.filter((t) => t.missing.size > 0);
        break;
      }
      case 'dyo.ended': {
        active = false;
        rag = undefined;
        pending = undefined;
        for (const t of told) {
          t.duty.state = 'ended';
          t.duty.endedOn = day;
        }
        told = [];
        const proofs: readonly ((p: Entry) => boolean)[] = [
          (p) => p.kind === 'visit.completed' && p.data['purpose'] === 'good-news',
          (p) => p.kind === 'name-list.removal-asked' || (p.kind === 'partner.updated' && p.data['what'] === 'list-removal'),
          (p) => p.kind === 'partner.updated' && p.data['what'] === 'niche',
        ];
        proofs.forEach((met, title) => {
          const duty: HandDuty = { clause: 'LEI-12.1', title, startedOn: day, state: 'open', late: false };
          duties.push(duty);
          leaving.push({ duty, met });
        });
        lookAgain(day, false);
        break;
      }
      case 'rag.set': {
        const colour = String(e.data['colour']);
        if (e.data['provisional'] === true && rag !== undefined && RANK[colour]! < RANK[rag]!) {
          pending = colour;
          break;
        }
        rag = colour;
        pending = undefined;
        lookAgain(day, false);
        break;
      }
      case 'rag.confirmed':
        if (pending !== undefined) rag = pending;
        pending = undefined;
        lookAgain(day, false);
        break;
      case 'restrictive-measures.considered':
        measures[0]!.open = undefined;
        measures[1]!.open = undefined;
        break;
      case 'advocacy.considered':
        measures[2]!.open = undefined;
        break;
      case 'neighbourhood.sharing':
      case 'oversight.recorded': {
        const clock = e.kind === 'neighbourhood.sharing' ? 'sharing' : 'oversight';
        for (const w of repeated) {
          if (w.clock !== clock || w.open === undefined) continue;
          meet(w.open, day);
          begin(w, day, false);
        }
        break;
      }
      case 'visit.completed':
      case 'partner.updated':
      case 'name-list.removal-asked':
        for (const l of leaving) if (l.met(e)) meet(l.duty, day);
        leaving = leaving.filter((l) => l.duty.state === 'open');
        break;
    }
  }
  return {
    duties,
    tiers,
    considerations: [...criteria, ...measures].flatMap((c) => (c.open === undefined ? [] : [{ clause: c.clause, openedOn: c.open }])),
  };
}
