import { id, type CommandId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, EntryData } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { RAG_ENGAGEMENT, RAG_HARM, RAG_OFFENDING } from '../../core/chronology/kinds/rag/rag-set.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { namesOf } from '../names.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';
import { dutyRows, type DutyRow } from '../work/my-work.ts';
import { whoseWork } from '../work/whose-work.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';

const FEEDBACK = 'rag-feedback.given';

/** The feedback on one rating, ready to be looked through and released. */
export interface FeedbackDraft {
  readonly row: DutyRow;
  readonly rating: string;
  readonly on: PlainDate;
  readonly reasons: string;
  readonly actions: string;
  /** the case manager, where one is allocated */
  readonly to?: string;
}

/** The ratings whose feedback is owed by this person, each with what the record says of its reasons and actions. */
export async function loadFeedback(ports: Ports, reader: Reader, today: PlainDate): Promise<readonly FeedbackDraft[]> {
  return ports.store.asReader(reader, async (unit) => {
    const workers = await unit.directory.workers(today);
    const { rows } = await unit.lists.work({ ...whoseWork(reader, workers), sorts: ['duty'], states: ['open'], provedBy: FEEDBACK });
    const names = namesOf(workers);
    const drafts = await Promise.all(dutyRows(rows, today, new WorkingCalendar([])).map(async (row) => {
      const entries = timeline(await unit.records.chronology(row.subject));
      const rating = entries.find((e) => e.id === row.detail.startedBy);
      if (rating === undefined) return [];
      const manager = (await unit.lists.standing(row.subject))?.facts['allocated.case-manager']?.value;
      return [{
        row, rating: String(rating.data['colour']), on: rating.occurredOn, reasons: reasonsOf(rating.data), actions: actionsOf(rating, entries, names),
        ...(typeof manager === 'string' ? { to: names.worker(manager) } : {}),
      }];
    }));
    return drafts.flat().sort((a, b) => a.row.about.localeCompare(b.row.about));
  });
}

/** The criteria that were looked at and the reasons that were given, as sentences. */
function reasonsOf(data: EntryData): string {
  const label = (options: Readonly<Record<string, string>>, name: string): string | undefined => {
    const value = data[name];
    return typeof value === 'string' ? options[value] : undefined;
  };
  const text = (name: string): string | undefined => (typeof data[name] === 'string' ? data[name] : undefined);
  const harm = label(RAG_HARM, 'harm');
  const engagement = label(RAG_ENGAGEMENT, 'engagement');
  return [
    harm === undefined ? undefined : `Serious harm: ${harm}`,
    label(RAG_OFFENDING, 'offending'),
    data['at-large'] === true ? 'Illegally at large' : undefined,
    engagement,
    text('reason'),
    text('changed') === undefined ? undefined : `What has changed: ${text('changed') ?? ''}`,
  ].filter((s) => s !== undefined && s.trim() !== '').map((s) => (/[.!?]$/.test(s ?? '') ? s : `${s ?? ''}.`)).join(' ');
}

/** The actions that were set at the same meeting, or on the same day. */
function actionsOf(rating: Entry, entries: readonly Entry[], names: Names): string {
  const sitting = rating.data['sitting'];
  return entries
    .filter((e) => e.kind === 'action.set' && (sitting === undefined ? e.occurredOn === rating.occurredOn : e.data['sitting'] === sitting))
    .map((e) => kindOf(e.kind)?.summary(e.data, names) ?? '')
    .join('\n');
}

/** Releases the feedback on one rating to its case manager. */
export function releaseFeedback(ports: Ports, who: { readonly command: string; readonly actor: Actor; readonly reader: Reader; readonly today: PlainDate }, draft: FeedbackDraft, said: { readonly reasons: string; readonly actions: string }): Promise<Recorded> {
  const { detail, subject } = draft.row;
  return record(ports, {
    id: id<CommandId>(`${who.command}-${detail.startedBy ?? subject.id}-${detail.clause}.${detail.place}`),
    actor: { ...who.actor, role: who.reader.roles.includes(detail.owner) ? detail.owner : who.actor.role },
    subject,
    source: 'live',
    answers: {},
    agreements: [],
    records: [{
      kind: FEEDBACK,
      data: { to: ['case-manager'], ...detail.proof[0]?.fill, rating: draft.rating, reasons: said.reasons, ...(said.actions.trim() === '' ? {} : { actions: said.actions }) },
      occurredOn: who.today,
      ...(detail.startedBy === undefined ? {} : { of: detail.startedBy }),
    }],
  });
}
