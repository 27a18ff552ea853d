import { PERMISSIONS } from '../../core/access/permissions.ts';
import { agreementsOf } from '../../core/chronology/facts/partnership.ts';
import { IMPACT_OUTCOMES } from '../../core/chronology/kinds/impact/impact-assessed.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { id, type CommandId, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import { longDate, parsePlainDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';

/** An assessment of what processing means for people, as it stands: with its reviews. */
export interface Assessment {
  readonly unit: SubjectId;
  readonly id: EntryId;
  readonly on: PlainDate;
  readonly title: string;
  readonly purposes: readonly string[];
  readonly agreements: readonly string[];
  readonly author: string;
  readonly said: readonly { readonly label: string; readonly text: string }[];
  readonly outcome: string;
  /** absent: it is not done any more */
  readonly nextReview?: PlainDate;
  readonly reviews: readonly { readonly on: PlainDate; readonly outcome: string; readonly changed: string }[];
  /** what its next review answers */
  readonly last: EntryId;
}

export interface Assessments {
  readonly all: readonly Assessment[];
  /** agreements in force that no assessment names */
  readonly agreementsWithout: readonly string[];
  /** lines of the register that no assessment covers */
  readonly purposesWithout: readonly string[];
}

const KINDS = ['impact.assessed', 'impact.reviewed', 'unit.recorded', 'agreement.registered', 'agreement.reviewed'];
const LONG = ['consulted', 'need', 'risks', 'measures', 'kept'] as const;

/** The assessments on record with what none of them covers, as the reader may see them; the earliest review first. */
export async function loadAssessments(ports: Ports, reader: Reader): Promise<Assessments> {
  const line = timeline(await ports.store.asReader(reader, (unit) => unit.gathered.aboutUnits(KINDS)));
  const all = line.filter((e) => e.kind === 'impact.assessed').map((e) => assessmentOf(e, line)).sort((a, b) => ((a.nextReview ?? '9999') < (b.nextReview ?? '9999') ? -1 : 1));
  const counting = all.filter((a) => a.nextReview !== undefined);
  const units = [...new Set(line.map((e) => e.subject.id))];
  const agreements = [...new Set(units.flatMap((u) => agreementsOf(line.filter((e) => e.subject.id === u))).filter((a) => !a.ended).map((a) => a.title))];
  return {
    all,
    agreementsWithout: agreements.filter((title) => !counting.some((a) => covers(a, title))),
    purposesWithout: Object.entries(PERMISSIONS).filter(([p]) => !counting.some((a) => a.purposes.includes(p))).map(([, words]) => words),
  };
}

function assessmentOf(e: Entry, line: readonly Entry[]): Assessment {
  const reviews: Entry[] = [];
  for (const r of line) if (r.kind === 'impact.reviewed' && r.of !== undefined && [e.id, ...reviews.map((x) => x.id)].includes(r.of)) reviews.push(r);
  const newest = reviews.at(-1) ?? e;
  const next = parsePlainDate(String(newest.data['next-review'] ?? ''));
  const list = e.data['agreements'];
  return {
    unit: e.subject.id, id: e.id, on: e.occurredOn, title: String(e.data['title']), author: String(e.data['author']), last: newest.id, outcome: String(newest.data['outcome']),
    purposes: Array.isArray(e.data['purposes']) ? e.data['purposes'].map(String) : [],
    agreements: Array.isArray(list) ? list.map((a: unknown) => (typeof a === 'object' && a !== null && 'title' in a ? String(a.title) : '')).filter((t) => t !== '') : [],
    said: LONG.flatMap((name) => (typeof e.data[name] === 'string' ? [{ label: kindOf(e.kind)?.fields[name]?.label ?? name, text: e.data[name] }] : [])),
    reviews: reviews.map((r) => ({ on: r.occurredOn, outcome: String(r.data['outcome']), changed: String(r.data['changed']) })),
    ...(next === undefined ? {} : { nextReview: next }),
  };
}

/** Whether an assessment names an agreement. */
export function covers(a: Assessment, agreement: string): boolean {
  return a.agreements.some((t) => t.trim().toLowerCase() === agreement.trim().toLowerCase());
}

export function outcomeText(outcome: string): string {
  return (IMPACT_OUTCOMES as Readonly<Record<string, string>>)[outcome] ?? outcome;
}

/** "Case records: it may be done with these measures, looked at again by 1 March 2027" */
export function assessedText(of: readonly Assessment[]): string {
  return of.length === 0 ? 'not assessed yet' : of.map((a) => `${a.title}: ${outcomeText(a.outcome).toLowerCase()}${a.nextReview === undefined ? '' : `, looked at again by ${longDate(a.nextReview)}`}`).join('; ');
}

/** Records an assessment, or a review of one: on the chronology of the service that holds such entries, or on a new one. The governance officer reaches no record otherwise; that they keep these is the kind's rule. */
export async function recordAssessment(ports: Ports, reader: Reader, about: { readonly command: string; readonly actor: Actor; readonly record: NewRecord }): Promise<Recorded> {
  const known = (await loadAssessments(ports, reader)).all;
  const unit = (known.find((a) => a.last === about.record.of) ?? known[0])?.unit;
  if (about.record.kind === 'impact.reviewed' && !known.some((a) => a.last === about.record.of)) return { outcome: 'not-allowed', why: 'This assessment is not on record, or somebody has looked at it again since' };
  return record(ports, { id: id<CommandId>(about.command), actor: about.actor, subject: { kind: 'unit', id: unit ?? id<SubjectId>(ports.ids.next()) }, records: [about.record], source: 'live', answers: {}, agreements: [] }, { create: unit === undefined, reached: true });
}
