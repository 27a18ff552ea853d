import type { EntryId } from '../values/ids.ts';
import { addDays, type PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { SCALES } from '../chronology/scales.ts';

/** An order or a stay in custody: a bar from a day to a day, open at its end while that is not known. */
export interface LifelineBar {
  readonly sort: 'order' | 'custody' | 'dyo';
  readonly label: string;
  readonly from: PlainDate;
  readonly to?: PlainDate;
  readonly entry: EntryId;
}

/** A value on a scale that holds until the next one. */
export interface LifelineStep {
  readonly value: string;
  readonly label: string;
  readonly from: PlainDate;
  readonly to?: PlainDate;
  readonly entry: EntryId;
}

export interface LifelineMark {
  readonly sort: 'kept' | 'missed' | 'visit' | 'allegation' | 'charge' | 'proven';
  readonly label: string;
  readonly on: PlainDate;
  readonly entry: EntryId;
}

/** Ratings of one scale, one after the other. */
export interface LifelineTrack {
  readonly name: string;
  readonly steps: readonly LifelineStep[];
}

export interface Lifeline {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly bars: readonly LifelineBar[];
  readonly tracks: readonly LifelineTrack[];
  readonly marks: readonly LifelineMark[];
}

const RATINGS = [
  { name: 'Likelihood of reoffending', field: 'reoffending' },
  { name: 'Risk of serious harm', field: 'harm' },
  { name: 'Safety and well-being', field: 'safety-and-wellbeing' },
] as const;

/** The picture of a chronology: the same data are drawn and written as a table. @param today the last day drawn, unless an order ends later */
export function lifelineOf(timeline: readonly Entry[], today: PlainDate): Lifeline {
  const bars = barsOf(timeline);
  const tracks: LifelineTrack[] = [ragTrack(timeline), ...RATINGS.map((r) => ratingTrack(timeline, r.name, r.field))].filter((t) => t.steps.length > 0);
  const marks = timeline.flatMap((e) => markOf(e) ?? []);
  const days = [...bars.map((b) => b.from), ...tracks.flatMap((t) => t.steps.map((s) => s.from)), ...marks.map((m) => m.on)].sort();
  const ends = bars.flatMap((b) => (b.to === undefined ? [] : [b.to])).sort();
  const last = ends.at(-1);
  return { from: days[0] ?? addDays(today, -90), to: last !== undefined && last > today ? last : addDays(today, 14), bars, tracks, marks };
}

function barsOf(timeline: readonly Entry[]): LifelineBar[] {
  const bars: LifelineBar[] = [];
  const end = (sort: LifelineBar['sort'], on: PlainDate, entry?: string): void => {
    const i = entry === undefined ? bars.findLastIndex((b) => b.sort === sort && b.to === undefined) : bars.findIndex((b) => b.entry === entry);
    const bar = bars[i];
    if (bar && (bar.to === undefined || bar.to > on)) bars[i] = { ...bar, to: on };
  };
  for (const e of timeline) {
    switch (e.kind) {
      case 'order.started': {
        const to = e.data['ends'] as PlainDate | undefined;
        bars.push({ sort: 'order', label: optionLabel(e, 'type'), from: (e.data['starts'] as PlainDate | undefined) ?? e.occurredOn, entry: e.id, ...(to ? { to } : {}) });
        break;
      }
      case 'order.ended':
        end('order', e.occurredOn, e.of);
        break;
      case 'custody.started':
        bars.push({ sort: 'custody', label: `Custody, ${String(e.data['place'])}`, from: e.occurredOn, entry: e.id });
        break;
      case 'custody.ended':
        end('custody', e.occurredOn);
        break;
      case 'dyo.classified':
        bars.push({ sort: 'dyo', label: 'DYO', from: e.occurredOn, entry: e.id });
        break;
      case 'dyo.ended':
        end('dyo', e.occurredOn);
    }
  }
  return bars;
}

function ragTrack(timeline: readonly Entry[]): LifelineTrack {
  const steps: LifelineStep[] = [];
  for (const e of timeline) {
    if (e.kind === 'rag.set') push(steps, String(e.data['colour']), SCALES.rag[e.data['colour'] as keyof typeof SCALES.rag], e);
    if (e.kind === 'dyo.ended') close(steps, e.occurredOn);
  }
  return { name: 'RAG', steps };
}

function ratingTrack(timeline: readonly Entry[], name: string, field: string): LifelineTrack {
  const steps: LifelineStep[] = [];
  for (const e of timeline) {
    const value = e.kind === 'assessment.completed' ? e.data[field] : undefined;
    if (typeof value === 'string') push(steps, value, SCALES.rating[value as keyof typeof SCALES.rating], e);
  }
  return { name, steps };
}

function push(steps: LifelineStep[], value: string, label: string, e: Entry): void {
  if (steps.at(-1)?.value === value && steps.at(-1)?.to === undefined) return;
  close(steps, e.occurredOn);
  steps.push({ value, label, from: e.occurredOn, entry: e.id });
}

function close(steps: LifelineStep[], on: PlainDate): void {
  const last = steps.at(-1);
  if (last && last.to === undefined) steps[steps.length - 1] = { ...last, to: on };
}

function markOf(e: Entry): LifelineMark | undefined {
  const at = { on: e.occurredOn, entry: e.id };
  switch (e.kind) {
    case 'contact.recorded': {
      const outcome = String(e.data['outcome']);
      if (outcome === 'cancelled-by-us') return undefined;
      return { sort: outcome.startsWith('missed') ? 'missed' : 'kept', label: `Contact: ${optionLabel(e, 'outcome')}`, ...at };
    }
    case 'visit.completed':
      return { sort: 'visit', label: `Visit: ${optionLabel(e, 'purpose')}`, ...at };
    case 'offence.recorded': {
      const status = String(e.data['status']);
      if (status !== 'allegation' && status !== 'charge' && status !== 'proven') return undefined;
      return { sort: status, label: `${optionLabel(e, 'status')}: ${String(e.data['offence'])}`, ...at };
    }
    default:
      return undefined;
  }
}

function optionLabel(e: Entry, field: string): string {
  const type = kindOf(e.kind)?.fields[field]?.type;
  const value = String(e.data[field]);
  return type?.is === 'choice' ? (type.options[value] ?? value) : value;
}
