import { agencySortOf, roleInSentence, roleLabel, type Role } from '../access/roles.ts';
import type { EntryData } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Objection } from '../decisions/command.ts';
import type { Program } from '../policy/program.ts';
import { meetingType, type Given, type MeetingType } from './meeting-type.ts';
import { given, LEAD_AGENCY, requiredAttendance, standInsWithoutReason, type RequiredSeat } from './required.ts';
import { seatNamed } from './seats.ts';
import { undecidedOf, type SittingState } from './sitting-state.ts';

/** What the rules of a meeting say when something is recorded about one of its sittings. */
export interface SittingFindings {
  readonly refused: readonly Objection[];
  readonly asked: readonly Objection[];
  readonly marks: readonly string[];
}

const NOTHING: SittingFindings = { refused: [], asked: [], marks: [] };

/** Kinds of entry about a sitting that the rules of its meeting judge. */
const JUDGES: Readonly<Record<string, (meeting: MeetingType, state: SittingState, data: EntryData) => SittingFindings>> = {
  'sitting.planned': (m, s) => judgeUrgent(m, s),
  'sitting.chair-named': (m, _s, d) => judgeChair(m, d['role']),
  'sitting.opened': (m, _s, d) => judgeChair(m, d['chair-role']),
  'sitting.attendance': judgeAttendance,
  'sitting.presenter-named': judgePresenter,
  'sitting.closed': judgeClosing,
};

/**
 * What the rules of the meeting say of a record about a sitting.
 * @param state the sitting as it would stand with the record
 */
export function judgeSitting(program: Program, state: SittingState | undefined, kind: string, data: EntryData): SittingFindings {
  const judge = JUDGES[kind];
  const meeting = state === undefined ? undefined : meetingType(program, state.meeting);
  return judge === undefined || state === undefined || meeting === undefined ? NOTHING : judge(meeting, state, data);
}

function objection(by: Pick<Given<unknown>, 'clause' | 'says'>, wants: string, field?: string): Objection {
  return { clause: by.clause, says: by.says, wants, ...(field === undefined ? {} : { field }) };
}

/** A sitting between the others has its reason, and the least attendance is named before it is called. */
function judgeUrgent(meeting: MeetingType, state: SittingState): SittingFindings {
  if (state.urgent === undefined) return NOTHING;
  const rule = meeting.urgent;
  if (rule === undefined) return { ...NOTHING, refused: [{ clause: '', says: 'An urgent sitting', wants: `one of the sittings of the calendar: the ${meeting.title} has no urgent ones`, field: 'urgent' }] };
  const refused = given(state.urgent.why) ? [] : [objection(rule, rule.value.reason, 'why-urgent')];
  const named = requiredAttendance(meeting, state, state.urgent.expected.map((p) => ({ ...p, attendance: 'present' as const })));
  return { ...NOTHING, refused: [...refused, ...unrepresented(meeting, state, named).map((wants) => objection(rule, wants, 'expected'))] };
}

/** What the least attendance of an urgent sitting lacks; a seat that does not exist on the day cannot be represented either. */
function unrepresented(meeting: MeetingType, state: SittingState, named: readonly RequiredSeat[]): string[] {
  return (meeting.urgent?.value.needs ?? []).flatMap((need) => {
    const seat = need === LEAD_AGENCY ? (state.lead ?? meeting.lead) : need;
    if (named.some((n) => n.seat.name === seat && n.by.length > 0)) return [];
    return [need === LEAD_AGENCY ? `the lead agency to be represented${seat === undefined ? '' : ` (${seat})`}` : `${need} to be there`];
  });
}

function judgeChair(meeting: MeetingType, role: unknown): SittingFindings {
  const { chairs } = meeting;
  if (chairs === undefined || role === undefined) return NOTHING;
  const may = [...chairs.value.roles, ...chairs.value.deputies];
  if (may.includes(role as Role)) return NOTHING;
  return { ...NOTHING, refused: [objection(chairs, `one of these in the chair: ${may.map((r) => roleLabel(r)).join(', ')}`, 'role')] };
}

/** The clause under which an empty seat asks why; undefined if it does not. */
export function asksWhy(meeting: MeetingType, required: RequiredSeat): Pick<Given<unknown>, 'clause' | 'says'> | undefined {
  if (required.by.length > 0 || given(required.reason)) return undefined;
  return required.seat.absent === 'ask' ? required.seat : meeting.attendance.absent;
}

function judgeAttendance(meeting: MeetingType, state: SittingState): SittingFindings {
  const required = requiredAttendance(meeting, state);
  const empty = required.filter((r) => r.by.length === 0);
  const marks = empty.flatMap(({ seat }) => {
    const mark = meeting.attendance.mark?.value;
    return mark === undefined ? (seat.absent === 'ask' ? [seat.missing] : []) : [`${mark}: ${seat.name}`];
  });
  if (state.urgent !== undefined && meeting.urgent) marks.push(...unrepresented(meeting, state, required).map((wants) => `not valid without ${wants}`));
  const asked = [
    ...required.flatMap((r) => {
      const rule = asksWhy(meeting, r);
      return rule === undefined ? [] : [objection(rule, `why nobody sits for ${r.seat.name}`, 'people')];
    }),
    ...standInsWithoutReason(meeting, state).map(({ person, seat }) => objection(meeting.attendance.standIn ?? seat, `why ${person.name} stands in for ${seat.name}`, 'people')),
  ];
  return { refused: [], asked, marks };
}

/** Whoever the policy names presents; another of the same agency with a reason, somebody of another agency as the rule says. */
function judgePresenter(meeting: MeetingType, state: SittingState, data: EntryData): SittingFindings {
  const rule = meeting.presenter;
  if (rule === undefined) return NOTHING;
  const role = data['role'] as Role;
  const listed = state.listed.find((l) => l.child === data['child']) ?? state.added.find((l) => l.child === data['child']);
  const lead = seatNamed(meeting, listed?.lead ?? state.lead ?? meeting.lead, state.on);
  const ask = (wants: string): SittingFindings => (given(data['reason']) ? NOTHING : { ...NOTHING, asked: [objection(rule, wants, 'reason')] });
  if (rule.value.of === LEAD_AGENCY) {
    if (lead === undefined || lead.roles.includes(role)) return NOTHING;
    const ofAnother = agencySortOf(role) !== lead.agency || meeting.seats.some((s) => s !== lead && s.roles.includes(role));
    if (rule.value.other === 'refuse' && ofAnother) return { ...NOTHING, refused: [objection(rule, `the representative of the lead agency (${lead.name}: ${lead.roles.map((r) => roleLabel(r)).join(' or ')})`, 'role')] };
    return ask(`why not the ${lead.roles.map((r) => roleLabel(r)).join(' or ')} presents`);
  }
  const usual = rule.value.role;
  const worker = data['worker'];
  const same = role === usual && (listed?.presenter === undefined || worker === undefined || worker === listed.presenter);
  if (usual === undefined || same) return NOTHING;
  if (rule.value.other === 'refuse') return { ...NOTHING, refused: [objection(rule, `the ${roleInSentence(usual)} of the child as presenter`, 'role')] };
  return ask(`why not the ${roleInSentence(usual)} of the child presents`);
}

function judgeClosing(meeting: MeetingType, state: SittingState): SittingFindings {
  const required = requiredAttendance(meeting, state);
  const refused: Objection[] = [];
  const each = meeting.eachItem;
  const undecided = undecidedOf(meeting, state).length;
  if (each?.effect === 'refuse' && undecided > 0) refused.push(objection(each, `“${kindOf(each.needs)?.label ?? each.needs}” for each child on the agenda: ${undecided} ${undecided === 1 ? 'is' : 'are'} without it`));
  if (state.urgent !== undefined && meeting.urgent) {
    const rule = meeting.urgent;
    refused.push(...unrepresented(meeting, state, required).map((wants) => objection(rule, wants)));
  }
  const asked = state.attendance.length === 0 ? [] : required.flatMap((r) => {
    const rule = asksWhy(meeting, r);
    return rule === undefined ? [] : [objection(rule, `${r.seat.missing}: why`)];
  });
  const there = (role: Role): boolean => state.attendance.some((p) => p.attendance === 'present' && p.role === role);
  const silent = meeting.contributes.filter((c) => there(c.role) && !state.contributions.some((x) => x.role === c.role && given(x.text)));
  return { refused, asked: [...asked, ...silent.map((c) => objection(c, c.wants))], marks: [] };
}
