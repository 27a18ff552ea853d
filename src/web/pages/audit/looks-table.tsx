import { Table } from '../../components/index.ts';
import { eventInWords } from '../../../app/audit/events.ts';
import { dayAndDate, type PlainDate } from '../../../core/values/plain-date.ts';
import type { AuditRow } from '../../../app/ports/audit.ts';

/** Traces in the order of time. @param whom whether each says about whom it is */
export function LooksTable({ rows, caption, whom, days }: { readonly rows: readonly (AuditRow & { readonly time: string; readonly day?: PlainDate })[]; readonly caption: string; readonly whom?: boolean; readonly days?: boolean }) {
  return (
    <Table
      caption={caption} captionHidden small stackOnMobile
      head={['When', 'What', ...(whom === true ? ['About'] : []), 'Why', 'Shown']}
      rows={rows.map((r) => [
        days === true && r.day !== undefined ? `${dayAndDate(r.day)}, ${r.time}` : r.time,
        eventInWords(r.event),
        ...(whom === true ? [r.about ?? (r.subject === undefined ? 'nobody in particular' : r.subject.kind === 'sitting' ? 'a meeting' : 'not on record')] : []),
        r.purpose, r.shown,
      ])}
    />
  );
}
