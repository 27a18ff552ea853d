import { id, type SubjectId } from '../values/ids.ts';
import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { fixedCohorts, type FixedCohort } from '../cohorts/fixed-cohort.ts';
import { kindsOfMeasure, ofKinds } from '../cohorts/kinds-read.ts';
import { standingOn } from '../meetings/agenda.ts';
import { figuresOf } from '../measures/figures.ts';
import { liveMembers, mayRead, measureRule, workOut } from '../measures/work-out.ts';
import type { Program } from '../policy/program.ts';
import { agrees, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';
import type { World } from './world.ts';

type ExpectedMeasure = NonNullable<Expected['measure']>[number];

/** Compares measures with their rows, cohorts, and who may see what. */
export function checkMeasures(expected: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  const cohorts = fixedCohorts(world.of('unit').flatMap((u) => world.entries(u)));
  return [
    ...(expected.measure ?? []).flatMap((w) => checkMeasure(w, program, world, cohorts, today)),
    ...(expected.cohort ?? []).flatMap((w) => checkCohort(w, program, cohorts)),
    ...(expected['live-cohort'] ?? []).flatMap((w) => checkLive(w, program, world, today)),
    ...(expected.report ?? []).flatMap((w) => checkReport(w, program)),
  ];
}

function checkMeasure(w: ExpectedMeasure, program: Program, world: World, cohorts: readonly FixedCohort[], today: PlainDate): Difference[] {
  const measure = measureRule(program, w.name);
  if (!measure) return [{ expected: `the measure ${w.name}`, got: show(program.rules.measure.map((m) => m.name)) }];
  if (w.as !== undefined) {
    const refused = !mayRead(program, measure, [w.as]);
    if (refused !== (w.refused ?? false)) return [{ expected: `${w.name} ${w.refused === true ? 'refused to' : 'seen by'} ${w.as}`, got: refused ? 'refused' : 'seen' }];
    if (refused) return [];
  }
  const fixed = w.cohort === undefined ? undefined : cohorts.find((c) => c.id === w.cohort);
  if (w.cohort !== undefined && (fixed === undefined || fixed.of !== measure.cohort)) return [{ expected: `the cohort ${w.cohort}, fixed of ${measure.cohort ?? 'no cohort'}`, got: show(cohorts.map((c) => `${c.id} of ${c.of}`)) }];
  const kinds = kindsOfMeasure(program, measure);
  const subjects = world.children.map((c) => ({ child: id<SubjectId>(c), entries: ofKinds(world.entries(c), kinds) }));
  const last = w.to ?? w.on;
  const span = { ...(w.from === undefined ? {} : { from: plainDate(w.from) }), to: last === undefined ? today : plainDate(last) };
  const whole = workOut(program, measure, subjects, world.around, span, fixed);
  const rows = w.of === undefined ? whole.rows : whole.rows.filter((r) => r.child === w.of);
  const figures = figuresOf(measure, rows, world.around.areas);
  const { name: _n, on: _o, from: _f, to: _t, cohort: _c, of: _of, as: _a, refused: _r, rows: behind, others, ...wanted } = w;
  const parted = measure.shows.some((s) => s === 'share' || s === 'days');
  const names = (part: boolean): string[] => rows.filter((r) => (parted ? r.inPart === part : r.counted.length > 0 === part)).map((r) => String(r.child));
  const out: Difference[] = [];
  if (!agrees(wanted, figures)) out.push({ expected: `measure ${w.name}: ${show(wanted)}`, got: show(figures) });
  if (behind && !same(behind, names(true))) out.push({ expected: `behind ${w.name}: ${show(behind)}`, got: show(names(true)) });
  if (others && !same(others, names(false))) out.push({ expected: `not of the part of ${w.name}: ${show(others)}`, got: show(names(false)) });
  return out;
}

/** The same names, each as often. */
function same(wanted: readonly string[], have: readonly string[]): boolean {
  return wanted.length === have.length && [...wanted].sort().every((w, i) => w === [...have].sort()[i]);
}

function checkCohort(w: NonNullable<Expected['cohort']>[number], program: Program, cohorts: readonly FixedCohort[]): Difference[] {
  const fixed = cohorts.find((c) => c.id === w.of);
  if (!fixed) return [{ expected: `the fixed cohort ${w.of}`, got: show(cohorts.map((c) => String(c.id))) }];
  if (!program.rules.cohort.some((c) => c.name === fixed.of)) return [{ expected: `a cohort of the policy called ${fixed.of}`, got: show(program.rules.cohort.map((c) => c.name)) }];
  const members = fixed.members.map((m) => String(m.child));
  const ok = (w.members === undefined || same(w.members, members)) && (w.count === undefined || members.length === w.count) && (w.has ?? []).every((m) => members.includes(m)) && (w['has-not'] ?? []).every((m) => !members.includes(m));
  return ok ? [] : [{ expected: `cohort ${show(w)}`, got: show(members) }];
}

function checkLive(w: NonNullable<Expected['live-cohort']>[number], program: Program, world: World, today: PlainDate): Difference[] {
  const rule = program.rules.cohort.find((c) => c.name === w.name);
  if (!rule) return [{ expected: `the cohort ${w.name}`, got: show(program.rules.cohort.map((c) => c.name)) }];
  const day = w.on === undefined ? today : plainDate(w.on);
  const members = liveMembers(program, rule, world.children.map((c) => ({ child: id<SubjectId>(c), env: standingOn(program, world.entries(c), world.around, day) }))).map((m) => String(m.child));
  return same(w.members, members) ? [] : [{ expected: `in the cohort ${w.name}: ${show(w.members)}`, got: show(members) }];
}

function checkReport(w: NonNullable<Expected['report']>[number], program: Program): Difference[] {
  const report = program.rules.report.find((r) => r.name === w.name);
  if (!report) return [{ expected: `the report ${w.name}`, got: show(program.rules.report.map((r) => r.name)) }];
  const refused = !report.for.includes(w.as);
  if (refused !== (w.refused ?? false)) return [{ expected: `${w.name} ${w.refused === true ? 'refused to' : 'seen by'} ${w.as}`, got: refused ? 'refused' : 'seen' }];
  return w.measures === undefined || same(w.measures, report.measures) ? [] : [{ expected: `${w.name}: ${show(w.measures)}`, got: show(report.measures) }];
}
