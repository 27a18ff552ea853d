import { addDays, dayAndDate, daysBetween, type PlainDate } from '../values/plain-date.ts';
import { after, longer, writePeriod } from '../values/period.ts';
import { isRole, roleLabel } from '../access/roles.ts';
import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { describeCondition } from '../policy/expression/render.ts';
import { versionAt } from '../policy/course.ts';
import type { Program } from '../policy/program.ts';
import type { Length } from '../policy/workbench.ts';
import type { DutyRule } from '../policy/words/duty.ts';
import type { Surroundings } from './derivation.ts';
import { isLate, type Duty, type EvidenceLine, type OpenConsideration, type Proposal, type UnderVersion } from './duty.ts';
import { explainCount } from './explain-count.ts';
import { missedTurns } from './missed.ts';

/** Why something is asked, why then, and under which clause: steps that a person can read one after the other. */
export interface Explanation {
  readonly clause: string;
  readonly says: string;
  readonly cites: string;
  readonly reading?: string;
  /** "Deter Young Offenders, in force from 1 May 2019" */
  readonly version: string;
  readonly steps: readonly string[];
}

/** Where the clause stands and how it is read; the steps are added by who explains. */
function under(policy: Program, clause: string, steps: readonly string[], of?: UnderVersion): Explanation {
  const program = versionAt(policy, of?.place);
  const c = program.clauses.find((x) => x.id === clause);
  return {
    clause,
    says: c?.says ?? '',
    cites: c?.cites ?? '',
    ...(c?.reading === undefined ? {} : { reading: c.reading }),
    version: `${program.title}, in force from ${dayAndDate(program.inForceFrom, true)}`,
    steps: of === undefined ? steps : [...steps, ...whyUnder(of, policy)],
  };
}

/** Why it stands under this version of the policy, where the service has adopted several. */
function whyUnder(of: UnderVersion, program: Program): string[] {
  const versions = program.course?.versions ?? [];
  const from = versions[of.place]?.from;
  const next = versions[of.place + 1]?.from;
  if (of.movedOn !== undefined) return [`moved to this version on ${dayAndDate(of.movedOn)}: it takes over what is open`];
  const since = from === undefined ? undefined : `after this version was adopted from ${dayAndDate(from)}`;
  const until = next === undefined ? undefined : `before the next version was adopted from ${dayAndDate(next)}`;
  return [`under this version, because its start was recorded ${[since, until].filter((x) => x !== undefined).join(' and ')}`];
}

/**
 * Explains a duty as it stands on a day.
 * @param entries the entries that the reader may see; one that is missing is spoken of without its content
 */
export function explainDuty(policy: Program, duty: Duty, entries: readonly Entry[], around: Surroundings, today: PlainDate): Explanation {
  const program = versionAt(policy, duty.under?.place);
  const rule = program.rules.duty.find((r) => r.clause === duty.clause && r.index === duty.place);
  const find = (id: string | undefined): Entry | undefined => (id === undefined ? undefined : entries.find((e) => e.id === id));
  return under(policy, duty.clause, [
    ...(rule ? startSteps(program, rule, duty, find(duty.startedBy)) : []),
    ...(rule ? countSteps(program, rule, duty, around, find(duty.startedBy)) : []),
    ...partSteps(duty),
    ...duty.adjustments.map((a) => `${dayAndDate(a.on)}: ${ADJUSTED[a.how]}${a.until === undefined ? '' : ` to ${dayAndDate(a.until)}`}, “${a.reason}”`),
    ...standingSteps(duty, find(duty.metBy), around, today),
    ...duty.marks,
  ], duty.under);
}

const ADJUSTED: Readonly<Record<Duty['adjustments'][number]['how'], string>> = {
  'late-reason': 'a reason for lateness was given',
  'new-date': 'the date was moved',
  waived: 'the duty was lifted',
  'brought-forward': 'checked after go-live',
  paused: 'paused',
};

function startSteps(program: Program, rule: DutyRule, duty: Duty, startedBy: Entry | undefined): string[] {
  const because = rule.while === undefined ? undefined : describeCondition(rule.while.source, program.subjects[rule.about].slots.facts);
  if (duty.startedBy === undefined && duty.occurrence > 1) return [`last done ${dayAndDate(duty.startedOn)}`];
  if (duty.startedBy === undefined) return [`from ${dayAndDate(duty.startedOn)}, while ${because ?? 'the clause applies'}`];
  const label = startedBy === undefined ? 'an entry that you may not see' : (kindOf(startedBy.kind)?.label ?? startedBy.kind);
  return [`${label} ${dayAndDate(duty.startedOn)}${startedBy?.occurredAt === undefined ? '' : ` at ${startedBy.occurredAt}`}`];
}

function countSteps(program: Program, rule: DutyRule, duty: Duty, around: Surroundings, startedBy: Entry | undefined): string[] {
  const out: string[] = [];
  const from = duty.countedFrom ?? duty.startedOn;
  if (duty.countedFrom !== undefined) out.push(duty.countedFrom === around.goLive && rule.answers === undefined ? `counted from the go-live, ${dayAndDate(from)}` : rule.answers === undefined ? `the count goes on from ${dayAndDate(from)}, under the level before` : `counted anew from ${dayAndDate(from)}`);
  if (duty.target !== undefined) out.push(duty.target === duty.startedOn ? 'to be done at once' : `aimed at ${dayAndDate(duty.target)}`);
  if (duty.due === undefined) return [...out, 'no limit is given: it stays open until it is done and is never late'];
  const moved = duty.adjustments.some((a) => a.how === 'new-date');
  if (duty.every !== undefined) out.push(`every ${writePeriod(duty.every)}${settingOf(program, rule.every)}`);
  else if (rule.dueAt !== undefined && !moved) out.push(`the first sitting with room after ${dayAndDate(duty.startedOn)}`);
  else if (rule.due !== undefined && !moved && (startedBy === undefined || startedBy.data[rule.due] !== undefined)) out.push(`the day is the one that was set when it was agreed${fieldOf(startedBy, rule.due)}`);
  else if (rule.before?.is === 'sitting') out.push(`before the meeting of ${dayAndDate(sittingOf(rule.before.meeting, rule, duty, around) ?? duty.due)}`);
  else if (rule.before?.is === 'field' && !moved) out.push(`before the day that was set for it${fieldOf(startedBy, rule.before.name)}`);
  else if (rule.within !== undefined && rule.within !== 'at once' && rule.within.is === 'period' && !moved) {
    const whole = longer(rule.within.period, duty.longerBy);
    const ends = rule.answers === undefined && rule.source['moves-to'] === undefined ? duty.due : after(from, whole, around.calendar);
    out.push(`${writePeriod(rule.within.period)}${settingOf(program, rule.within)}`);
    if (duty.longerBy !== undefined) out.push(`made longer by ${writePeriod(duty.longerBy)}`);
    out.push(...explainCount(from, whole, ends, around.calendar));
    if (duty.stood !== undefined) out.push(`the clock stood still for ${days(duty.stood)}, which makes ${dayAndDate(addDays(ends, duty.stood))}`);
    const last = addDays(ends, duty.stood ?? 0);
    if (last !== duty.due && rule.source['moves-to'] !== undefined) out.push(`${dayAndDate(last)} is ${around.calendar.holidayName(last) === undefined ? 'no working day' : `a bank holiday (${around.calendar.holidayName(last) ?? ''})`}, so it is the next working day, ${dayAndDate(duty.due)}`);
  }
  if (duty.remindOn !== undefined) out.push(`a reminder comes on ${dayAndDate(duty.remindOn)}`);
  return [...out, `in time until ${dayAndDate(duty.due)}`];
}

/** " (Looked at again by: Wed 1 April)": the field of the starting entry that gives the day, as its form calls it. */
function fieldOf(entry: Entry | undefined, name: string): string {
  const label = entry === undefined ? undefined : kindOf(entry.kind)?.fields[name]?.label;
  const day = entry?.data[name];
  return label === undefined || typeof day !== 'string' ? '' : ` (${label}: ${dayAndDate(day as PlainDate)})`;
}

/** The sitting before which it is due: the one that it is named after, or the next after what started it. */
function sittingOf(meeting: string, rule: DutyRule, duty: Duty, around: Surroundings): PlainDate | undefined {
  return around.sittings.find((s) => (rule.starts.length === 0 ? duty.key.includes(s.id) : s.meeting === meeting && s.on > duty.startedOn))?.on;
}

function settingOf(program: Program, length: Length | undefined): string {
  if (length?.is !== 'period' || length.setting === undefined) return '';
  const setting = program.settings[length.setting];
  return ` (the service’s setting “${setting?.label ?? length.setting}”${setting?.reading === undefined ? '' : `: ${setting.reading}`})`;
}

function partSteps(duty: Duty): string[] {
  const missing = (duty.parts ?? []).filter((p) => p.metOn === undefined);
  const done = (duty.parts ?? []).filter((p) => p.metOn !== undefined);
  const name = (label: string): string => (isRole(label) ? roleLabel(label) : label.replaceAll('-', ' '));
  return [
    ...(done.length === 0 ? [] : [`done: ${done.map((p) => `${name(p.label)} ${dayAndDate(p.metOn!)}`).join(', ')}`]),
    ...(missing.length === 0 || duty.state === 'met' ? [] : [`missing: ${missing.map((p) => name(p.label)).join(', ')}`]),
  ];
}

function standingSteps(duty: Duty, metBy: Entry | undefined, around: Surroundings, today: PlainDate): string[] {
  switch (duty.state) {
    case 'met': {
      const what = metBy === undefined ? 'done' : (kindOf(metBy.kind)?.label ?? metBy.kind);
      if (duty.metOn === undefined) return [what];
      return [`${what} ${dayAndDate(duty.metOn)}, ${duty.metLate === true ? `${days(daysBetween(duty.due ?? duty.metOn, duty.metOn))} late` : 'in time'}`];
    }
    case 'ended':
    case 'missed':
    case 'waived':
      return [`${duty.endedWhy ?? duty.state}${duty.endedOn === undefined ? '' : `, ${dayAndDate(duty.endedOn)}`}`];
    case 'paused':
      return [duty.paused === undefined ? 'paused' : `paused since ${dayAndDate(duty.paused.since)} under ${duty.paused.by}`];
    case 'brought-forward':
      return ['fell due before go-live: brought forward, to check; nobody is late'];
    case 'open': {
      if (!isLate(duty, today)) return duty.due === undefined ? [`open for ${days(daysBetween(duty.startedOn, today))}`] : [];
      const missed = missedTurns(duty, today, around.calendar);
      return [`late by ${days(daysBetween(duty.due!, today))}${missed > 1 ? `; ${missed} turns have gone by` : ''}`];
    }
  }
}

function days(n: number): string {
  return `${n} ${n === 1 ? 'day' : 'days'}`;
}

function evidence(lines: readonly EvidenceLine[]): string[] {
  return lines.map((l) => `${l.label}: ${l.value}${l.on === undefined ? '' : `, since ${dayAndDate(l.on)}`}`);
}

/** Explains an open consideration: what opened it, and what stands beside the decision. */
export function explainConsideration(policy: Program, c: OpenConsideration): Explanation {
  const program = versionAt(policy, c.under?.place);
  const rule = program.subjects.child.considerations.find((r) => r.clause === c.clause && r.source.title === c.title);
  const because = rule ? [`open since ${dayAndDate(c.openedOn)}, because ${describeCondition(rule.when.source, program.subjects.child.slots.facts)}`] : [];
  const asked = c.mayCloseUnconsidered ? 'may also be closed without considering, with a reason' : 'must be decided, either way, with a reason';
  return under(policy, c.clause, [...because, ...evidence(c.grounds), asked], c.under);
}

/** Explains a proposal: since when its ground holds and on what evidence. Nothing follows from it by itself. */
export function explainProposal(program: Program, p: Proposal): Explanation {
  const rule = program.subjects.child.proposals.find((r) => r.clause === p.clause && r.source.title === p.title);
  const because = rule ? [`${p.ground}: since ${dayAndDate(p.since)}, ${describeCondition(rule.when.source, program.subjects.child.slots.facts)}`] : [];
  return under(program, p.clause, [...because, ...evidence(p.evidence), ...p.marks, 'people decide; nothing happens by itself']);
}
