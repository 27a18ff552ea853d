import { prefilledForm, type PrefilledPart } from '../child/prefilled-form.ts';
import type { Entry } from '../chronology/entry.ts';
import type { Names } from '../chronology/kind.ts';
import { timeline } from '../chronology/resolve.ts';
import { standingOn } from '../meetings/agenda.ts';
import type { Program } from '../policy/program.ts';
import { longDate, plainDate, type PlainDate } from '../values/plain-date.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';
import { ONLY_CHILD, OWN_AGENCY, type World } from './world.ts';

type ExpectedForm = NonNullable<Expected['form']>[number];
type ExpectedPart = NonNullable<ExpectedForm['parts']>[number];

/** In an example people and agencies are called by their names there. */
const NAMES: Names = { worker: (worker) => worker, agency: (agency) => agency, date: longDate };

/** Compares forms as the record fills them: their parts, and of which facts and entries each says something. */
export function checkForms({ form }: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  return (form ?? []).flatMap((wanted) => {
    const rule = program.rules.form.find((f) => f.of === wanted.of);
    if (rule === undefined) return [{ expected: `a form of ${wanted.of}`, got: show(program.rules.form.map((f) => f.of)) }];
    const child = wanted.child ?? (world.children.length === 1 ? world.children[0]! : ONLY_CHILD);
    const entries = world.entries(child);
    const day = wanted.on === undefined ? today : plainDate(wanted.on);
    const parts = prefilledForm(rule, { env: standingOn(program, entries, world.around, day), facts: program.subjects.child.slots.facts, timeline: timeline(entries), own: wanted.agency ?? OWN_AGENCY, names: NAMES });
    const titles = parts.map((p) => p.title);
    return [
      ...(wanted.title === undefined || contains(rule.title, wanted.title) ? [] : [{ expected: `the form ${wanted.title}`, got: rule.title }]),
      ...(wanted.order === undefined || (wanted.order.length === titles.length && wanted.order.every((w, i) => w === titles[i])) ? [] : [{ expected: `parts ${show(wanted.order)}`, got: show(titles) }]),
      ...(wanted.parts ?? []).flatMap((w) => checkPart(w, parts)),
    ];
  });
}

function checkPart(wanted: ExpectedPart, parts: readonly PrefilledPart[]): Difference[] {
  const part = parts.find((p) => p.title === wanted.title);
  if (part === undefined) return [{ expected: `the part ${wanted.title}`, got: show(parts.map((p) => p.title)) }];
  const facts = part.lines.flatMap((l) => l.fact ?? []);
  const gathers = part.lines.flatMap((l) => (l.fact === undefined && l.entry !== undefined ? [line(l.entry)] : []));
  const others = part.others.map((o) => line(o.entry));
  const ok =
    contains(part.asks, wanted.asks ?? '') &&
    (wanted.facts === undefined || agrees(wanted.facts, facts)) &&
    (wanted.gathers === undefined || agrees(wanted.gathers, gathers)) &&
    (wanted.others === undefined || agrees(wanted.others, others)) &&
    (wanted.contains ?? []).every((w) => contains(part.text, w));
  return ok ? [] : [{ expected: `part ${show(wanted)}`, got: show({ title: part.title, asks: part.asks, facts, gathers: gathers.map(show), others: others.map(show), text: part.text }) }];
}

function line(entry: Entry): { readonly kind: string; readonly on: PlainDate; readonly with: Entry['data']; readonly agency: string } {
  return { kind: entry.kind, on: entry.occurredOn, with: entry.data, agency: entry.agency };
}
