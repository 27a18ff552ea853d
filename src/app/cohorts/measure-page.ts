import type { SubjectId } from '../../core/values/ids.ts';
import { plainDate, type PlainDate } from '../../core/values/plain-date.ts';
import { ALLOCATION_KINDS, caseManagerOn } from '../../core/child/case-manager-on.ts';
import { kindsOfMeasure } from '../../core/cohorts/kinds-read.ts';
import { fixedCohorts, lastDayOf, type FixedCohort } from '../../core/cohorts/fixed-cohort.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { Names } from '../../core/chronology/kind.ts';
import { followUpOf, mayRead, measureRule, workOut, type WorkedOut } from '../../core/measures/work-out.ts';
import type { Span } from '../../core/measures/measure-rows.ts';
import { describePolicy } from '../../core/policy/describe.ts';
import type { Program } from '../../core/policy/program.ts';
import type { MeasureRule } from '../../core/policy/words/measure.ts';
import { roleLabel, isRole } from '../../core/access/roles.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { Gathering } from '../ports/gathered.ts';
import type { ServiceContext } from '../record/context.ts';
import { readerContext } from '../meetings/sitting-context.ts';
import { namesOf } from '../names.ts';
import { teamsOf } from '../work/teams.ts';
import { gather, type Gathered } from './gather.ts';
import { namesOfChildren, type NamedChild } from './named-rows.ts';
import { quartersBefore, type Quarter } from './quarters.ts';

/** What is asked of a measure: which days, of which fixed cohort, of whose cases. */
export interface Asked {
  readonly span: Span;
  readonly cohort?: SubjectId;
  /** only children whose case manager on the last day is of this team; a name that no team bears narrows nothing */
  readonly team?: string;
}

/** A fixed cohort with the last day that counts for it. */
export interface CohortTitle extends FixedCohort {
  readonly lastDay?: PlainDate;
}

/** What somebody noted about a figure, or that some looked at it together. */
export interface Remark {
  readonly on: PlainDate;
  readonly by: string;
  readonly text: string;
  readonly with?: readonly string[];
}

export interface MeasuresPage {
  readonly measures: readonly WorkedOut[];
  readonly reports: readonly { readonly name: string; readonly title: string; readonly clause: string }[];
  readonly cohorts: readonly CohortTitle[];
  /** cohorts that the reader may fix */
  readonly mayFix: readonly { readonly name: string; readonly title: string }[];
  readonly reviews: readonly Remark[];
  readonly teams: TeamsAsked;
}

/** By which teams a figure can be narrowed, and by which it is. */
export interface TeamsAsked {
  readonly all: readonly string[];
  readonly chosen?: string;
}

export interface MeasurePage {
  readonly out: WorkedOut;
  readonly definition: readonly string[];
  readonly cites: string;
  readonly cohorts: readonly CohortTitle[];
  readonly children: ReadonlyMap<SubjectId, NamedChild>;
  readonly trend: readonly { readonly quarter: Quarter; readonly out: WorkedOut }[];
  readonly remarks: readonly Remark[];
  readonly teams: TeamsAsked;
}

const ABOUT_FIGURES = ['cohort.fixed', 'measure.reviewed', 'measure.commented'];

/** The measures that are the reader's, each with its figure over some days. */
export async function openMeasures(ports: Ports, reader: Reader, { span, team }: Pick<Asked, 'span' | 'team'>): Promise<MeasuresPage> {
  const context = await contextFor(ports, reader);
  const teams = teamsAsked(context, team);
  const { program } = context;
  const hidden = await hiddenFrom(ports, reader, teams);
  return ports.store.forFigures(reader, async ({ counted }) => {
    const entries = await counted.aboutUnits(ABOUT_FIGURES);
    const theirs = program.rules.measure.filter((m) => mayRead(program, m, reader.roles));
    const measures = [];
    for (const m of theirs) measures.push((await ready(counted, context, m, undefined, teams.chosen, hidden))(span));
    return {
      measures,
      teams,
      cohorts: titled(context, fixedCohorts(entries)),
      reports: program.rules.report.filter((r) => reader.roles.some((role) => r.for.includes(role))).map((r) => ({ name: r.name, title: r.title, clause: r.clause })),
      mayFix: mayFix(program, reader) ? program.rules.cohort.map((c) => ({ name: c.name, title: c.title })) : [],
      reviews: remarks(entries, 'measure.reviewed', namesOf(context.workers)),
    };
  });
}

/** One measure with its rows, its definition, the quarters before and what was noted about it. */
export async function openMeasure(ports: Ports, reader: Reader, name: string, asked: Asked): Promise<MeasurePage | 'none' | 'not theirs'> {
  const context = await contextFor(ports, reader);
  const { program } = context;
  const measure = measureRule(program, name);
  if (measure === undefined) return 'none';
  if (!mayRead(program, measure, reader.roles)) return 'not theirs';
  const teams = teamsAsked(context, asked.team);
  const hidden = await hiddenFrom(ports, reader, teams);
  const figures = await ports.store.forFigures(reader, async ({ counted }) => {
    const entries = await counted.aboutUnits(ABOUT_FIGURES);
    const cohorts = fixedCohorts(entries).filter((c) => c.of === measure.cohort);
    const out = await ready(counted, context, measure, cohorts.find((c) => c.id === asked.cohort), teams.chosen, hidden);
    const trend = quartersBefore(asked.span.to, 6).map((quarter) => ({ quarter, out: out({ from: quarter.from, to: quarter.to }) }));
    return { out: out(asked.span), trend, cohorts: titled(context, cohorts), remarks: remarks(entries.filter((e) => e.data['measure'] === name), 'measure.commented', namesOf(context.workers)) };
  });
  const children = await ports.store.asReader(reader, (unit) => namesOfChildren(unit, figures.out.rows.map((r) => r.child), ports.clock.today()));
  const words = describePolicy(program).clauses;
  const clause = words.find((c) => c.id === measure.clause);
  const cohort = program.rules.cohort.find((c) => c.name === measure.cohort);
  const ofCohort = words.find((c) => c.id === cohort?.clause)?.sentences.filter((s) => s.startsWith(`${cohort?.title ?? ''}:`)) ?? [];
  return { ...figures, children, teams, definition: (clause?.sentences ?? []).filter((s) => s.startsWith(`${measure.title}:`)).concat(ofCohort), cites: clause?.cites ?? '' };
}

/** Whether somebody's role may fix a cohort: as the policy says who records it. */
export function mayFix(program: Program, reader: Pick<Reader, 'roles'>): boolean {
  const rule = program.rules.author.find((a) => a.kinds.includes('cohort.fixed'));
  return rule === undefined || reader.roles.some((r) => rule.by.includes(r));
}

async function contextFor(ports: Ports, reader: Reader): Promise<ServiceContext> {
  return ports.store.asReader(reader, (unit) => readerContext(ports, unit));
}

function teamsAsked({ workers }: ServiceContext, team: string | undefined): TeamsAsked {
  const all = teamsOf(workers);
  return { all, ...(team !== undefined && all.includes(team) ? { chosen: team } : {}) };
}

/**
 * The children whom a team's figures leave out: those whose record the reader may not open. The figure of the service counts everybody
 * for everybody alike; a team's would say in which team a hidden child is.
 */
async function hiddenFrom(ports: Ports, reader: Reader, teams: TeamsAsked): Promise<ReadonlySet<SubjectId>> {
  return teams.chosen === undefined ? new Set() : ports.store.asReader(reader, (unit) => unit.access.hidden());
}

/** Reads what a measure rests on, once; gives what works it out over some days, of one team's cases if one is named. */
async function ready(counted: Gathering, { program, around, workers }: ServiceContext, measure: MeasureRule, fixed: FixedCohort | undefined, team: string | undefined, hidden: ReadonlySet<SubjectId>): Promise<(span: Span) => WorkedOut> {
  const subjects = (await subjectsOf(counted, program, measure, fixed)).map((s) => ({ child: s.subject, entries: s.entries }));
  if (team === undefined) return (span) => workOut(program, measure, subjects, around, span, fixed);
  const members = new Set<string>(workers.filter((w) => w.team === team).map((w) => w.id));
  return (span) => {
    const theirs = subjects.filter((s) => !hidden.has(s.child) && members.has(caseManagerOn(s.entries, span.to) ?? ''));
    const narrowed = fixed === undefined ? undefined : { ...fixed, members: fixed.members.filter((m) => theirs.some((s) => s.child === m.child)) };
    return workOut(program, measure, theirs, around, span, narrowed);
  };
}

/** Everybody who may have rows, and nobody who cannot. */
async function subjectsOf(counted: Gathering, program: Program, measure: MeasureRule, fixed: FixedCohort | undefined): Promise<readonly Gathered[]> {
  const read = [...kindsOfMeasure(program, measure), ...ALLOCATION_KINDS];
  if (fixed !== undefined) return [...(await counted.chronologies('child', fixed.members.map((m) => m.child), read))].map(([subject, entries]) => ({ subject, entries }));
  const of = measure.of ?? program.rules.cohort.find((c) => c.name === measure.cohort)?.of;
  return gather(counted, program, 'child', of === undefined ? [] : [of], LONG_AGO, read, measure.each?.map((e) => e.kind));
}

const LONG_AGO = plainDate('1900-01-01');

function titled({ program, around }: ServiceContext, cohorts: readonly FixedCohort[]): readonly CohortTitle[] {
  return cohorts.map((c) => {
    const lastDay = lastDayOf(c, followUpOf(program.rules.cohort.find((r) => r.name === c.of), c), around.calendar);
    return { ...c, ...(lastDay === undefined ? {} : { lastDay }) };
  });
}

function remarks(entries: Parameters<typeof timeline>[0], kind: string, names: Names): readonly Remark[] {
  return timeline(entries)
    .filter((e) => e.kind === kind)
    .map((e): Remark => {
      const roles = Array.isArray(e.data['with']) ? e.data['with'].map(String).filter(isRole).map(roleLabel) : undefined;
      return { on: e.occurredOn, by: names.worker(e.recordedBy), text: String(e.data['note'] ?? e.data['text'] ?? ''), ...(roles === undefined ? {} : { with: roles }) };
    })
    .reverse();
}
