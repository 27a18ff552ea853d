import { z } from 'zod';
import { AGENCY_SORTS, roleLabel, type AgencySort } from '../../access/roles.ts';
import type { ByFact } from '../../cohorts/order.ts';
import { MEETING_SORTS, type MeetingSort } from '../../meetings/meeting-sorts.ts';
import { parsePlainDate } from '../../values/plain-date.ts';
import type { Condition } from '../expression/condition.ts';
import type { Sentences } from '../sentences.ts';
import type { Path, Workbench } from '../workbench.ts';
import { condition, effect, length, role, word, type Rule } from './word.ts';

const day = z.string().refine((v) => parsePlainDate(v) !== undefined, 'expected a day such as 2026-03-02');
const agencySort = z.enum(Object.keys(AGENCY_SORTS) as [AgencySort, ...AgencySort[]]);
const sorts = z.enum(Object.keys(MEETING_SORTS) as [MeetingSort, ...MeetingSort[]]);
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
/** "ask": it is taken with a reason; "refuse": it is not taken */
const askOrRefuse = z.enum(['ask', 'refuse']);

const seat = z.strictObject({
  name: z.string(),
  roles: z.array(role).min(1),
  /** who may sit there instead, with the seat's full powers */
  deputies: z.array(role).default([]),
  /** whose seat it is, so that another of the same agency may stand in */
  agency: agencySort.optional(),
  /** when somebody is expected: at every sitting, or as required (see "attendance") */
  expected: z.enum(['every', 'as-required']).optional(),
  /** without it what is decided stays provisional; so it is where nothing is said of when it is expected */
  needed: z.boolean().optional(),
  /** what it means that nobody sits there; also the mark on the attendance */
  missing: z.string().optional(),
  /** an empty seat asks why */
  absent: z.literal('ask').optional(),
  /** the seat exists from, and until the day before; seats that ended stay in the history */
  from: day.optional(),
  until: day.optional(),
});

const group = z.strictObject({
  group: z.string(),
  title: z.string(),
  when: condition,
  order: z.number().int(),
  /** what each child of the group needs; "outcome": an entry of the kind that is named */
  needs: z.enum(['rating', 'consideration', 'decision', 'outcome']),
  kind: z.string().optional(),
  /** at the sittings of the calendar alone: an urgent one is for the case that called it */
  at: z.literal('regular').optional(),
});

const schema = z.strictObject({
  name: z.string(),
  title: z.string().optional(),
  /** about cases, about the work of the day, or about the direction of the service */
  sort: sorts.optional(),
  every: length.optional(),
  /** the day of the week on which it sits: a name, or "setting NAME" */
  weekday: z.string().optional(),
  /** where it sits, as it is proposed for each sitting: text, or "setting NAME" */
  place: z.string().optional(),
  /** a day that is not worked */
  roll: z.enum(['earlier', 'later', 'stay']).optional(),
  'run-by': z.array(role).optional(),
  /** who may take the chair; deputies have its full powers */
  chairs: z.strictObject({ roles: z.array(role).min(1), deputies: z.array(role).default([]) }).optional(),
  seats: z.array(seat).optional(),
  /** members who are consulted in what the meeting decides */
  core: z.array(role).optional(),
  /** each person fills one seat at a sitting */
  'one-seat-each': z.boolean().optional(),
  attendance: z
    .strictObject({
      /** what the attendance is marked with while a required seat is empty; the seat's name follows */
      mark: z.string().optional(),
      /** a required seat that is empty asks why */
      absent: z.literal('ask').optional(),
      /** seats that are expected as required are so when their agency brings somebody before the sitting */
      'as-required': z.literal('when-referring').optional(),
      /** somebody else of the same agency in a seat: with a reason */
      'stand-in': z.literal('ask').optional(),
    })
    .optional(),
  /** a sitting for one urgent case between the others: who must at least be there, "lead agency" for the seat that refers */
  urgent: z.strictObject({ title: z.string(), needs: z.array(z.string()).min(1), reason: z.string() }).optional(),
  /** the seat that refers where an item names none: our own */
  lead: z.string().optional(),
  /** who presents an item: somebody in this role, or of the lead agency's seat */
  presenter: z.strictObject({ role: role.optional(), of: z.literal('lead agency').optional(), other: askOrRefuse }).optional(),
  agenda: z.array(group).optional(),
  /** facts by which children are put in order inside a group, "most NAME" for the most first; by name where they are equal */
  rank: z.array(z.string()).optional(),
  /** kinds of entry that lie before the meeting with each child: the latest of each since it was last heard there */
  shows: z.array(z.string()).optional(),
  /** what is to be there for an item before the sitting, and whom its absence is shown to */
  papers: z.array(z.strictObject({ name: z.string(), when: condition.optional(), there: condition, missing: z.string(), warn: z.array(role).min(1) })).optional(),
  /** those present in this role say something for the record before it is closed */
  contributes: z.array(z.strictObject({ role, wants: z.string() })).optional(),
  'each-item': z.strictObject({ needs: z.string(), effect, carry: z.boolean().default(true) }).optional(),
  ends: z.strictObject({ kind: z.string(), with: role }).optional(),
});

export type MeetingSource = z.output<typeof schema>;
export type SeatSource = z.output<typeof seat>;
type GroupSource = z.output<typeof group>;

export interface Paper {
  readonly name: string;
  readonly when?: Condition;
  readonly there: Condition;
  readonly missing: string;
  readonly warn: MeetingSource['run-by'] & object;
}

/** An aspect of a meeting type with the clause that gives it. */
export interface MeetingAspect extends Rule {
  readonly name: string;
  readonly says: string;
  readonly source: MeetingSource;
  /** settings filled in */
  readonly weekday?: (typeof WEEKDAYS)[number];
  readonly place?: string;
  readonly agenda: readonly (Omit<GroupSource, 'when'> & { readonly when: Condition })[];
  readonly papers: readonly Paper[];
  readonly rank: readonly ByFact[];
}

/** What a clause adds to a type of meeting: its rhythm, its seats, its agenda, what each item needs. */
export const meeting = word({
  key: 'meeting',
  schema,
  prepare: (w, m) => void w.meetings.add(m.name),
  compile(w, m, at): MeetingAspect {
    const { path } = at;
    if (m.every !== undefined) w.length([...path, 'every'], m.every);
    if (m['each-item']) w.kind([...path, 'each-item'], m['each-item'].needs);
    if (m.ends) w.kind([...path, 'ends'], m.ends.kind);
    for (const k of m.shows ?? []) w.kind([...path, 'shows'], k);
    const weekday = weekdayOf(w, [...path, 'weekday'], m.weekday);
    const place = m.place?.startsWith('setting ') ? w.setting([...path, 'place'], m.place.slice(8)) : m.place;
    for (const s of m.seats ?? []) if (s.needed === true && s.missing === undefined) w.fault([...path, 'seats'], `the seat of ${s.name} is needed; expected "missing": what it means that nobody sits there`);
    for (const g of m.agenda ?? []) {
      if (g.needs === 'outcome' && g.kind === undefined) w.fault([...path, 'agenda'], `the group ${g.group} needs an outcome; expected "kind": the kind of entry that records it`);
      if (g.kind !== undefined) w.kind([...path, 'agenda'], g.kind);
    }
    if (m.presenter && m.presenter.role === undefined && m.presenter.of === undefined) w.fault([...path, 'presenter'], 'expected "role" or "of: lead agency"');
    return {
      clause: at.clause,
      name: m.name,
      says: at.says,
      source: m,
      ...(weekday === undefined ? {} : { weekday }),
      ...(place === undefined ? {} : { place }),
      rank: (m.rank ?? []).map((f) => w.order([...path, 'rank'], f)),
      agenda: (m.agenda ?? []).map((g) => ({ ...g, when: w.condition([...path, 'agenda'], g.when) })),
      papers: (m.papers ?? []).map((p) => ({
        name: p.name,
        missing: p.missing,
        warn: p.warn,
        there: w.condition([...path, 'papers'], p.there),
        ...(p.when === undefined ? {} : { when: w.condition([...path, 'papers'], p.when) }),
      })),
    };
  },
  describe: sentences,
});

function weekdayOf(w: Workbench, path: Path, text: string | undefined): (typeof WEEKDAYS)[number] | undefined {
  const written = text?.startsWith('setting ') ? w.setting(path, text.slice(8)) : text;
  if (written === undefined) return undefined;
  const found = WEEKDAYS.find((d) => d === written.toLowerCase());
  if (found === undefined) w.fault(path, `"${written}" is no day of the week; expected one of ${WEEKDAYS.join(', ')}`);
  return found;
}

function sentences(m: MeetingSource, say: Sentences): string[] {
  const name = say.capital(m.title ?? m.name.replaceAll('-', ' '));
  const each = m['each-item'];
  const on = m.weekday === undefined ? '' : ` on a ${m.weekday.startsWith('setting ') ? say.length(m.weekday) : say.capital(m.weekday)}`;
  const out: (string | undefined)[] = [
    m.sort && `${name} is a meeting ${MEETING_SORTS[m.sort].toLowerCase()}.`,
    m.every && `${name}: every ${say.length(m.every)}${on}; a day that is not worked ${m.roll === 'earlier' ? 'comes forward' : m.roll === 'later' ? 'moves back' : 'stays'}.`,
    m.place && `${name} sits at ${m.place.startsWith('setting ') ? say.length(m.place) : m.place}.`,
    m['run-by'] && `${name} is run by the ${say.roles(m['run-by'])}.`,
    m.chairs && `${name} is chaired by the ${say.roles(m.chairs.roles)}${m.chairs.deputies.length === 0 ? '' : `, or by the ${say.roles(m.chairs.deputies)} with the chair's full powers`}; nobody else takes the chair.`,
    ...(m.seats ?? []).map((s) => seatSentence(s, say)),
    m.core && `The ${m.core.map((r) => say.role(r)).join(' and the ')} ${m.core.length === 1 ? 'is a core member' : 'are core members'} of the ${name}.`,
    m['one-seat-each'] && 'Each person fills one seat at a sitting.',
    m.attendance?.mark && `An empty seat that is required marks the sitting “${m.attendance.mark}”.`,
    m.attendance?.absent && 'An empty seat that is required asks why.',
    m.attendance?.['as-required'] && 'A seat that is expected as required is required when its agency brings somebody before the sitting.',
    m.attendance?.['stand-in'] && 'Somebody else of the same agency may fill a seat with a reason.',
    m.urgent && `${m.urgent.title}: with ${m.urgent.reason}, and at least ${m.urgent.needs.join(' and ')}; otherwise it is not valid.`,
    m.presenter && `Each item is presented by the ${m.presenter.role === undefined ? 'representative of the lead agency' : say.role(m.presenter.role)}; another is ${m.presenter.other === 'ask' ? 'taken with a reason' : 'refused'}.`,
    ...(m.agenda ?? []).map((g) => `Agenda, place ${g.order}: ${g.title}, those for whom ${say.condition(g.when)}; each needs ${g.kind === undefined ? `a ${g.needs}` : say.kind(g.kind)}.`),
    m.rank && `Inside a group of the agenda of ${name} children are ordered by ${m.rank.map((f) => say.fact(f)).join(', then by ')}.`,
    ...(m.agenda ?? []).filter((g) => g.at !== undefined).map((g) => `${g.title}: at the sittings of the calendar, not at an urgent one.`),
    m.shows && `Before the meeting lies, for each child, the latest ${m.shows.map((k) => say.kind(k)).join(' and the latest ')}.`,
    ...(m.papers ?? []).map((p) => `Before the sitting: ${p.name} (${say.condition(p.there)}); otherwise the ${p.warn.map((r) => say.role(r)).join(' and the ')} see “${p.missing}”.`),
    ...(m.contributes ?? []).map((c) => `If the ${say.role(c.role)} is there, the record is closed with ${c.wants}, or says why not.`),
    each && `Each child on the agenda needs ${say.kind(each.needs)}${each.carry ? ' or is carried over with reason and date' : ''}; otherwise ${say.effect(each.effect)}.`,
    m.ends && `${say.kind(m.ends.kind)} is decided here, with the ${say.role(m.ends.with)} or another manager.`,
  ].map((x) => (typeof x === 'string' ? x : undefined));
  return out.filter((x): x is string => x !== undefined && x !== '');
}

function seatSentence(s: SeatSource, say: Sentences): string {
  const when = s.expected === undefined ? '' : s.expected === 'every' ? ', at every sitting' : ', as required';
  const deputies = s.deputies.length === 0 ? '' : ` (deputy: ${s.deputies.map((r) => roleLabel(r)).join(' or ')})`;
  const span = `${s.from === undefined ? '' : `, from ${s.from}`}${s.until === undefined ? '' : `, until ${s.until}`}`;
  return `Seat of ${s.name}: ${say.roles(s.roles)}${deputies}${when}${span}.${s.missing === undefined ? '' : ` If nobody sits there: ${s.missing}${s.absent === 'ask' ? ', and why is asked' : ''}.`}`;
}
