import type { CommandId, EntryId, SubjectId } from '../../core/values/ids.ts';
import { id } from '../../core/values/ids.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { ProvisionalRating } from '../ports/meetings.ts';
import type { StandingRow } from '../ports/lists.ts';
import { record, type Recorded } from '../record/record.ts';

export interface RatingToConfirm {
  readonly rating: ProvisionalRating;
  readonly name: string;
  readonly reference?: string;
  /** the value in force until it is confirmed */
  readonly inForce?: string;
}

/** Ratings that were given without a manager and that none has confirmed yet. */
export async function ratingsToConfirm(ports: Ports, reader: Reader): Promise<readonly RatingToConfirm[]> {
  return ports.store.asReader(reader, async (unit) => {
    const waiting = await unit.meetings.provisional();
    const standings = new Map((await unit.lists.standings(waiting.map((w) => ({ kind: 'child' as const, id: w.child })))).map((s) => [s.subject.id, s] as const));
    return waiting.map((rating) => {
      const standing = standings.get(rating.child);
      const reference = textOf(standing, 'reference');
      const inForce = textOf(standing, 'rag');
      const name = [textOf(standing, 'forenames'), textOf(standing, 'surname')].filter((part) => part !== undefined).join(' ');
      return { rating, name: name === '' ? (reference ?? 'Name not recorded') : name, ...(reference === undefined ? {} : { reference }), ...(inForce === undefined ? {} : { inForce }) };
    });
  });
}

function textOf(standing: StandingRow | undefined, fact: string): string | undefined {
  const value = standing?.facts[fact]?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface Confirmed {
  readonly child: SubjectId;
  readonly result: Recorded;
}

/** Confirms ratings, each on its own child's record. One that has been confirmed or corrected meanwhile is left alone and said. */
export async function confirmRatings(ports: Ports, act: { readonly command: CommandId; readonly actor: Actor; readonly reader: Reader; readonly entries: readonly EntryId[]; readonly note?: string }): Promise<{ readonly confirmed: readonly Confirmed[]; readonly gone: number }> {
  const waiting = await ratingsToConfirm(ports, act.reader);
  const wanted = waiting.filter((w) => act.entries.includes(w.rating.entry));
  const confirmed: Confirmed[] = [];
  for (const { rating } of wanted) {
    const sitting = rating.data['sitting'];
    const note = (act.note ?? '').trim();
    const result = await record(ports, {
      id: id<CommandId>(`${act.command}-${rating.entry}`),
      actor: act.actor,
      subject: { kind: 'child', id: rating.child },
      source: 'live',
      answers: {},
      agreements: [],
      records: [{ kind: 'rag.confirmed', of: rating.entry, occurredOn: ports.clock.today(), data: { ...(note === '' ? {} : { note }), ...(typeof sitting === 'string' ? { sitting } : {}) } }],
    });
    confirmed.push({ child: rating.child, result });
  }
  return { confirmed, gone: act.entries.length - wanted.length };
}
