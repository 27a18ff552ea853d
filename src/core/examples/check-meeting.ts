import { plainDate } from '../values/plain-date.ts';
import { id } from '../values/ids.ts';
import { derive } from '../duties/derive.ts';
import { agendaOf, standingOn, type Candidate } from '../meetings/agenda.ts';
import { meetingType } from '../meetings/meeting-type.ts';
import { nextSitting } from '../meetings/next-sitting.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Program } from '../policy/program.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import { checkSittings } from './check-sitting.ts';
import type { Expected } from './format.ts';
import type { World } from './world.ts';

/** Compares what concerns meetings: agendas, rhythms, sittings, words. */
export function checkMeetings(expected: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  return [
    ...checkCalled(program, world),
    ...checkAgenda(expected, program, world, today),
    ...checkRhythm(expected, program, world),
    ...checkSittings(expected, program, world, today),
    ...checkTerms(expected, program),
  ];
}

/** A sitting of a meeting that no clause knows would be passed over in silence. */
function checkCalled(program: Program, world: World): Difference[] {
  return [...new Set(world.around.sittings.map((s) => s.meeting))].flatMap((m) => (meetingType(program, m) ? [] : [{ expected: `sittings of a meeting of ${program.id}`, got: m }]));
}

function checkAgenda({ agenda: wanted }: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  if (!wanted) return [];
  const meeting = meetingType(program, wanted.meeting);
  if (!meeting) return [{ expected: `the meeting ${wanted.meeting}`, got: 'no clause speaks of it' }];
  const day = wanted.on === undefined ? today : plainDate(wanted.on);
  const candidates = world.children.map((child): Candidate => ({
    child: id(child),
    env: standingOn(program, world.entries(child), world.around, day),
    proposals: derive(program.subjects.child, world.entries(child), world.around, day).proposals,
    sortedBy: child,
  }));
  const items = agendaOf(meeting, candidates).map((i) => ({ child: String(i.child), group: i.group.group, needs: i.group.needs, missing: i.missing.map((m) => m.missing), warned: [...new Set(i.missing.flatMap((m) => m.warn))] }));
  const ok = items.length === wanted.order.length && wanted.order.every((w, i) => agrees(Object.fromEntries(Object.entries(w).filter(([, v]) => v !== undefined)), items[i]));
  return ok ? [] : [{ expected: `agenda ${show(wanted.order)}`, got: show(items) }];
}

function checkRhythm(expected: Expected, program: Program, world: World): Difference[] {
  return (expected['next-sitting'] ?? []).flatMap((w) => {
    const meeting = meetingType(program, w.meeting);
    const next = meeting ? nextSitting(meeting, plainDate(w.after), world.around.calendar) : undefined;
    const ok = next?.on === w.is && contains(next.steps.join('; '), w.because ?? '') && (w.place === undefined || next.place === w.place);
    return ok ? [] : [{ expected: `next ${w.meeting} after ${w.after}: ${w.is}${w.because === undefined ? '' : ` because ${w.because}`}`, got: next ? `${next.on} (${next.steps.join('; ')})${next.place === undefined ? '' : ` at ${next.place}`}` : 'no rhythm' }];
  });
}

function checkTerms({ terms: wanted }: Expected, program: Program): Difference[] {
  return (wanted ?? []).flatMap((w) => {
    const term = program.rules.terms.find((t) => t.term === w.term);
    const ok = term !== undefined && contains(term.meaning, w.meaning ?? '') && (w.alias === undefined || term.aliases.includes(w.alias));
    return ok ? [] : [{ expected: `term ${show(w)}`, got: term ? show(term) : 'no such term' }];
  });
}
