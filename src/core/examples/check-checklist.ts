import { id, type SubjectId } from '../values/ids.ts';
import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { checklistRows, checklistRules } from '../cohorts/checklist.ts';
import { kindsOfChecklist, ofKinds } from '../cohorts/kinds-read.ts';
import { standingOn } from '../meetings/agenda.ts';
import type { Program } from '../policy/program.ts';
import { agrees, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';
import type { World } from './world.ts';

/** Compares checklists: who is on them, in which order, and which steps are open. */
export function checkChecklists({ checklist }: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  return (checklist ?? []).flatMap((wanted) => {
    const rules = checklistRules(program, wanted.name);
    const about = rules[0]?.about;
    if (about === undefined) return [{ expected: `the checklist ${wanted.name}`, got: 'no clause speaks of it' }];
    const kinds = kindsOfChecklist(program, rules);
    const members = world.of(about).map((name) => ({ subject: id<SubjectId>(name), env: standingOn(program, ofKinds(world.entries(name), kinds), world.around, wanted.on === undefined ? today : plainDate(wanted.on), about) }));
    const rows = checklistRows(program, rules, members);
    const out: Difference[] = [];
    const order = rows.map((r) => String(r.subject));
    if (wanted.order && !(wanted.order.length === order.length && wanted.order.every((w, i) => w === order[i]))) out.push({ expected: `checklist ${wanted.name}: ${show(wanted.order)}`, got: show(order) });
    const whose = [...new Set(rules.flatMap((r) => r.for))];
    if (wanted.for && !agrees(wanted.for, whose)) out.push({ expected: `the checklist ${wanted.name} is for ${show(wanted.for)}`, got: show(whose) });
    if (wanted.of === undefined) return out;
    const row = rows.find((r) => r.subject === wanted.of);
    if (!row) return [...out, { expected: `${wanted.of} on the checklist ${wanted.name}`, got: show(order) }];
    const open = row.steps.filter((s) => !s.done).map((s) => s.label);
    if (wanted.done !== undefined && row.steps.length - open.length !== wanted.done) out.push({ expected: `${wanted.done} steps done`, got: String(row.steps.length - open.length) });
    if (wanted.steps !== undefined && row.steps.length !== wanted.steps) out.push({ expected: `${wanted.steps} steps`, got: show(row.steps.map((s) => s.label)) });
    if (wanted.open && !agrees(wanted.open, open)) out.push({ expected: `open: ${show(wanted.open)}`, got: show(open) });
    return out;
  });
}
