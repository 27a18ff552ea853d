import type { Recorded } from '../../../app/record/record.ts';
import type { Subject } from '../../../core/chronology/entry.ts';
import type { NewRecord } from '../../../core/decisions/command.ts';
import type { Asking } from '../operation.ts';

/**
 * Whether what a command came to is what was sent now: its result may be that of an earlier sending. A system that uses an id twice
 * for different things would otherwise take the second for recorded. What the system may not read cannot be compared, and counts as the same.
 */
export async function isTheSame({ ports, reader }: Pick<Asking, 'ports' | 'reader'>, subject: Subject, sent: readonly NewRecord[], result: Recorded): Promise<boolean> {
  if (result.outcome !== 'recorded' && result.outcome !== 'proposed') return true;
  const written = await ports.store.asReader(reader, (unit) => unit.records.act(result.act));
  if (written.some((e) => e.subject.kind === subject.kind && e.subject.id !== subject.id)) return false;
  if (result.outcome === 'proposed') {
    const proposed: unknown = written[0]?.data['records'];
    return !Array.isArray(proposed) || (proposed.length === sent.length && sent.every((r, i) => holds(proposed[i], r)));
  }
  // What was written with what was sent has further kinds; of an act that is seen whole, each that was sent is there.
  const seenWhole = result.entries.every((entry) => written.some((e) => e.id === entry));
  return !seenWhole || sent.every((r) => written.some((e) => holds(e, r)));
}

function holds(written: unknown, sent: NewRecord): boolean {
  if (typeof written !== 'object' || written === null || !('kind' in written) || !('data' in written) || !('occurredOn' in written)) return false;
  if (written.kind !== sent.kind || written.occurredOn !== sent.occurredOn) return false;
  return sent.withdrawn === true || inOrder(written.data) === inOrder(sent.data);
}

/** A value as text, whatever the order in which its parts were written. */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return JSON.stringify(value.map(inOrder));
  return JSON.stringify(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, inOrder(part)]));
}
