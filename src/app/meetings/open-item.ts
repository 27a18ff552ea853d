import type { Field } from '../../core/chronology/fields.ts';
import { askedFields, type Asked } from '../../core/decisions/asked-fields.ts';
import type { EntryId, SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { id as idOf, type CommandId } from '../../core/values/ids.ts';
import type { Entry, EntryData } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { viewRating, type RatingView } from '../../core/decisions/rate.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Proposal } from '../../core/duties/duty.ts';
import { standingOn } from '../../core/meetings/agenda.ts';
import type { AgendaGroup } from '../../core/meetings/meeting-type.ts';
import { changesSince, type Change } from '../../core/meetings/changes-since.ts';
import { custodyDays, type CustodyDays } from '../../core/meetings/custody-days.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { SavedItem } from '../ports/meetings.ts';
import { contributionsSince, type Contribution } from './contributions.ts';
import { groupsOfChild } from './groups-of-child.ts';
import { judgeItem, type ItemVerdict } from './judge-item.ts';
import { layBefore } from './lay-before.ts';
import { lastRating, type LastRating } from './last-rating.ts';
import { prepareIn, type PreparedChild, type PreparedSitting } from './prepare-sitting.ts';
import { atSitting } from './save-item.ts';
import type { SittingContext } from './sitting-context.ts';

/** An action of an earlier meeting (or since) with what came of it. */
export interface ActionLine {
  readonly entry: EntryId;
  readonly setOn: PlainDate;
  readonly what: string;
  readonly who: string;
  readonly due?: PlainDate;
  readonly answer?: { readonly how: string; readonly note?: string; readonly on: PlainDate };
}

/** What the child said last, with its day. */
export interface VoiceLine {
  readonly label: string;
  readonly text: string;
  readonly on: PlainDate;
}

/** One child of a sitting with everything that is laid out beside the decision. */
export interface OpenItem {
  readonly sitting: PreparedSitting;
  readonly child: PreparedChild;
  /** what is to be decided, the calling group first */
  readonly groups: readonly AgendaGroup[];
  readonly position: number;
  readonly previous?: SubjectId;
  readonly next?: SubjectId;
  readonly last?: LastRating;
  readonly changes: readonly Change[];
  readonly actions: readonly ActionLine[];
  readonly voice: readonly VoiceLine[];
  readonly custody: CustodyDays;
  readonly contributions: readonly Contribution[];
  /** criteria and evidence; what is met follows from the judgements saved so far */
  readonly rating?: RatingView & { readonly kind: string };
  readonly proposals: readonly Proposal[];
  /** what lies before the meeting with the child: the latest of each kind since it was last heard there */
  readonly before: readonly Entry[];
  /** days that the record suggests for fields of the rating, by field; somebody confirms each */
  readonly suggestions: Readonly<Record<string, PlainDate>>;
  readonly saved?: SavedItem;
  readonly verdict?: ItemVerdict;
  /** what rules ask for beyond what the kinds do */
  readonly asked: ReadonlyMap<Field, Asked>;
  /** highest sequence number shown */
  readonly seen: number;
  readonly today: PlainDate;
}

/** Days on record that a source field may rest on: field of the rating, fact that holds the day. */
const SOURCE_FACTS: Readonly<Record<string, string>> = { 'source-assetplus': 'assessed-on', 'source-multi-agency': 'information.on', 'offending-information-on': 'information.on' };

/** Opens one child of a sitting for the person who runs or follows it. */
export async function openItem(ports: Ports, reader: Reader, actor: Actor, sittingId: SubjectId, childId: SubjectId): Promise<OpenItem | undefined> {
  return ports.store.asReader(reader, async (unit): Promise<OpenItem | undefined> => {
    const sitting = await prepareIn(ports, unit, sittingId, childId);
    const position = sitting?.children.findIndex((c) => c.child === childId) ?? -1;
    const child = sitting?.children[position];
    if (sitting === undefined || child === undefined) return undefined;
    const { state, meeting, context: { today, context: { program, around } } } = sitting;
    const known = await unit.records.chronology({ kind: 'child', id: childId });
    const entries = known.filter((e) => e.data['sitting'] !== sittingId);
    const line = timeline(entries);
    const last = lastRating(meeting, line, state.on, sittingId);
    const now = standingOn(program, entries, around, state.on);
    const then = last === undefined ? now : standingOn(program, entries, around, last.on);
    const saved = await unit.meetings.item(sittingId, childId);
    const groups = groupsOfChild(sitting.context, childId, known);
    const verdict = saved === undefined || state.stage === 'closed' ? undefined : judgeSaved(sitting.context, actor, saved, groups, known);
    const standing = await unit.lists.standing({ kind: 'child', id: childId });
    const kind = meeting.eachItem?.needs;
    const judged: EntryData = saved?.decision.records.find((r) => r.kind === kind)?.data ?? {};
    const previous = sitting.children[position - 1]?.child;
    const next = sitting.children[position + 1]?.child;
    return {
      sitting,
      child,
      groups,
      position,
      ...(previous === undefined ? {} : { previous }),
      ...(next === undefined ? {} : { next }),
      ...(last === undefined ? {} : { last }),
      changes: last === undefined ? [] : changesSince(program, line, then, now, last.on, sitting.names),
      actions: actionsOf(line, last?.on, sitting.names),
      voice: voiceOf(line),
      custody: custodyDays(line, last?.on ?? ('0001-01-01' as PlainDate), state.on),
      contributions: contributionsSince(line, last?.on, state.on),
      ...(kind === undefined || !meeting.groups.some((g) => g.needs === 'rating') ? {} : { rating: { ...viewRating(program, kind, now, judged), kind } }),
      asked: askedFields(program),
      before: layBefore(meeting, line),
      proposals: (standing?.proposals ?? []).filter((p) => p.propose === meeting.ends?.kind),
      suggestions: suggestionsOf(program.subjects.child.slots.facts.map((f, i) => [f.name, f.value(now.facts[i], now.day)] as const), state.on),
      ...(saved === undefined ? {} : { saved }),
      ...(verdict === undefined ? {} : { verdict }),
      seen: known.reduce((n, e) => Math.max(n, e.seq), 0),
      today,
    };
  });
}

/** How the saved item stands now, against what the person may see; the close holds it against everything. */
function judgeSaved(sitting: SittingContext, actor: Actor, saved: SavedItem, groups: readonly AgendaGroup[], known: readonly Entry[]): ItemVerdict {
  const item = { subject: { kind: 'child' as const, id: saved.child }, decision: saved.decision, seen: saved.seen, groups };
  return judgeItem(sitting, item, atSitting(sitting, saved.sitting), actor, idOf<CommandId>('not-carried-out'), known);
}

/** Open actions, and those answered or set since the last rating. */
function actionsOf(line: readonly Entry[], since: PlainDate | undefined, names: PreparedSitting['names']): ActionLine[] {
  const answers = new Map(line.filter((e) => e.kind === 'action.done' && e.of !== undefined).map((e) => [e.of as string, e] as const));
  return line
    .filter((e) => e.kind === 'action.set')
    .map((e): ActionLine => {
      const answer = answers.get(e.id);
      const { owner, due } = e.data;
      const note = answer?.data['note'];
      const who = typeof owner === 'string' ? names.worker(owner) : String(e.data['owner-name'] ?? e.data['owner-role'] ?? '').replaceAll('-', ' ');
      return {
        entry: e.id,
        setOn: e.occurredOn,
        what: String(e.data['what'] ?? ''),
        who,
        ...(typeof due === 'string' ? { due: due as PlainDate } : {}),
        ...(answer === undefined ? {} : { answer: { how: String(answer.data['how'] ?? ''), on: answer.occurredOn, ...(typeof note === 'string' ? { note } : {}) } }),
      };
    })
    .filter((a) => a.answer === undefined || since === undefined || a.answer.on > since || a.setOn >= since);
}

const VOICE = { view: 'View', wants: 'Wants', strengths: 'Strengths' } as const;

function voiceOf(line: readonly Entry[]): VoiceLine[] {
  const said = line.filter((e) => e.kind === 'voice.recorded');
  return Object.entries(VOICE).flatMap(([field, label]) => {
    const last = said.filter((e) => typeof e.data[field] === 'string').at(-1);
    return last === undefined ? [] : [{ label, text: String(last.data[field]), on: last.occurredOn }];
  });
}

function suggestionsOf(facts: readonly (readonly [string, unknown])[], day: PlainDate): Record<string, PlainDate> {
  const values = new Map(facts);
  const out: Record<string, PlainDate> = { 'source-records': day };
  for (const [field, fact] of Object.entries(SOURCE_FACTS)) {
    const value = values.get(fact);
    if (typeof value === 'string') out[field] = value as PlainDate;
  }
  return out;
}

