import type { ChildRecord } from '../../../../app/child/child-page.ts';
import type { Entry } from '../../../../core/chronology/entry.ts';
import { GIVING, GIVING_FILES, WITHHELD } from '../../../../core/chronology/kinds/rights/rights.ts';
import type { Bundle } from '../../../../core/rights/bundle.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { Table } from '../../../components/index.ts';
import { entryText } from '../../../forms/choices.ts';
import { blackedOut } from '../given.ts';

/** What was blacked out or not given, by whom and why. It stays with the service and is not a part of what is given. */
export function LogTable({ bundle, record, base }: { readonly bundle: Bundle; readonly record: ChildRecord; readonly base: string }) {
  const left = bundle.items.filter((i) => i.decided !== undefined && i.decided.data['decision'] !== 'give');
  if (left.length === 0) return <p class="govuk-body">Nothing is blacked out or left out.</p>;
  return (
    <Table
      stackOnMobile classes="tl-anywhere" caption="Blacked out or not given" captionSize="m" small head={['Entry', 'What', 'Why', 'Who decided']}
      rows={left.map(({ entry, decided }) => {
        const { words, rows } = blackedOut(decided);
        return [
          <a class="govuk-link" href={`${base}/bundle/${entry.id}`}>{entryText(entry, record.names)}</a>,
          decided?.data['decision'] === 'withhold' ? GIVING.withhold : <ul class="govuk-list govuk-list--bullet">{[...words, ...rows.map((r) => `the whole of “${r}”`), ...fileInLog(decided)].map((w) => <li>{w}</li>)}</ul>,
          (WITHHELD as Readonly<Record<string, string>>)[String(decided?.data['reason'])] ?? '',
          decided === undefined ? '' : `${record.names.worker(decided.recordedBy)}, ${dayAndDate(decided.occurredOn, true)}`,
        ];
      })}
    />
  );
}

function fileInLog(decided: Entry | undefined): readonly string[] {
  const goes = decided?.data['document'];
  return typeof goes === 'string' && goes !== 'whole' ? [`the file: ${(GIVING_FILES as Readonly<Record<string, string>>)[goes]?.toLowerCase() ?? ''}`] : [];
}
