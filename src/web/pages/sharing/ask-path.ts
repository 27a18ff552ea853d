import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { originatorOf } from '../../../core/sharing/originator.ts';

/** Where the agency whose information an entry is is asked whether it may be passed on; who answers there is known where the agency recorded it itself. */
export function askPath(record: Pick<ChildRecord, 'row' | 'entries'>, entry: Entry, { to, why, back }: { readonly to: string; readonly why?: string; readonly back: string }): string {
  const originator = originatorOf(entry, record.entries);
  const query = new URLSearchParams({
    'fill.entry': entry.id, 'fill.originator': originator, ...(originator === entry.agency ? { 'fill.originator-role': entry.recordedAs } : {}), 'fill.on-to': to, ...(why === undefined ? {} : { 'fill.why': why }), return: back,
  });
  return `/children/${record.row.id}/record/onward.asked?${query.toString()}`;
}
