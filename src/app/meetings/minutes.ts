import type { EntryId, SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { viewRating } from '../../core/decisions/rate.ts';
import { standingOn } from '../../core/meetings/agenda.ts';
import { replacedBy } from '../../core/chronology/resolve.ts';
import { withoutOthers, type NamedChild } from '../../core/meetings/without-others.ts';
import type { Attending } from '../../core/meetings/seats.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { prepareIn, type PreparedChild, type PreparedSitting } from './prepare-sitting.ts';

/** One thing that the meeting put on a child's record, as lines of words. */
export interface MinuteEntry {
  readonly entry: EntryId;
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** it has been corrected since: when, and why; the minutes themselves are never edited */
  readonly corrected?: { readonly on: PlainDate; readonly reason: string };
}

/** What the minutes say of one child: no other child is named, and of partner information only that it was considered. */
export interface ChildMinutes {
  readonly child: SubjectId;
  readonly name: string;
  readonly reference?: string;
  readonly group: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly until?: PlainDate;
  readonly entries: readonly MinuteEntry[];
}

export interface Minutes {
  readonly sitting: PreparedSitting;
  readonly children: readonly ChildMinutes[];
  readonly attendance: readonly Attending[];
}

/** How a value of a field is written: the pages' own words for it. */
export type InWords = (kind: string, data: Entry['data'], names: PreparedSitting['names']) => readonly { readonly label: string; readonly value: string }[];

/** The minutes of a closed sitting, as far as the reader may see them: a view of what the close wrote. */
export async function minutesOf(ports: Ports, reader: Reader, sittingId: SubjectId, inWords: InWords, only?: SubjectId): Promise<Minutes | undefined> {
  return ports.store.asReader(reader, async (unit) => {
    const sitting = await prepareIn(ports, unit, sittingId, only);
    const act = sitting?.state.closed?.act;
    if (sitting === undefined || act === undefined) return undefined;
    const wanted = sitting.children.filter((c) => only === undefined || c.child === only);
    const chronologies = await unit.meetings.chronologies(wanted.map((c) => c.child));
    const children = wanted.map((c) => ofChild(sitting, c, chronologies.get(c.child) ?? [], act, inWords));
    return { sitting, children, attendance: sitting.state.attendance };
  });
}

function ofChild(sitting: PreparedSitting, child: PreparedChild, chronology: readonly Entry[], act: Entry['act'], inWords: InWords): ChildMinutes {
  const others: NamedChild[] = sitting.children.filter((c) => c.child !== child.child);
  const safe = (text: string): string => withoutOthers(text, others, child);
  const outcome = sitting.state.outcomes.find((o) => o.child === child.child);
  const entries = chronology.filter((e) => e.act === act).map((e): MinuteEntry => {
    const replaced = replacedBy(chronology, e.id);
    return {
      entry: e.id,
      title: kindOf(e.kind)?.label ?? e.kind,
      lines: [
        ...inWords(e.kind, withoutSitting(e.data), sitting.names).map((l) => ({ label: l.label, text: safe(l.value) })),
        ...criteriaMet(sitting, chronology, e),
        ...(e.of === undefined ? [] : [{ label: 'About', text: safe(String(chronology.find((x) => x.id === e.of)?.data['what'] ?? 'an earlier entry')) }]),
      ],
      ...(replaced === undefined ? {} : { corrected: { on: replaced.occurredOn, reason: safe(replaced.reason ?? '') } }),
    };
  });
  return {
    child: child.child,
    name: child.name,
    group: child.group.title,
    outcome: outcome?.outcome ?? '',
    entries,
    ...(child.reference === undefined ? {} : { reference: child.reference }),
    ...(outcome?.reason === undefined ? {} : { reason: safe(outcome.reason) }),
    ...(outcome?.until === undefined ? {} : { until: outcome.until }),
  };
}

/** The criteria that the judgements of a rating and the record of that day met, in the policy's words. */
function criteriaMet(sitting: PreparedSitting, chronology: readonly Entry[], rating: Entry): MinuteEntry['lines'] {
  if (rating.kind !== sitting.meeting.eachItem?.needs) return [];
  const { program, around } = sitting.context.context;
  const before = chronology.filter((e) => e.act !== rating.act && e.seq < rating.seq);
  const met = viewRating(program, rating.kind, standingOn(program, before, around, rating.occurredOn), rating.data).criteria.filter((c) => c.met);
  return [{ label: 'Criteria met', text: met.length === 0 ? 'None' : met.map((c) => `${c.value.charAt(0).toUpperCase()}${c.value.slice(1)}: ${c.title} (${c.clause})`).join('\n') }];
}

/** The minutes are of the sitting: its id need not be said in each line. */
function withoutSitting(data: Entry['data']): Entry['data'] {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'sitting'));
}
