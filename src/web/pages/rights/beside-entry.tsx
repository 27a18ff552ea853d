import type { Entry } from '../../../core/chronology/entry.ts';
import { ASKERS } from '../../../core/chronology/kinds/rights/rights.ts';
import { statementsBeside } from '../../../core/rights/disagreement.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { InsetText } from '../../components/index.ts';

/** What the child or the family say about an entry that was not changed: wherever the entry is shown, it is. */
export function BesideEntry({ entries, entry, base }: { readonly entries: readonly Entry[]; readonly entry: string; readonly base: string }) {
  return (
    <>
      {statementsBeside(entries, entry).map((s) => (
        <InsetText>
          <strong>{(ASKERS as Readonly<Record<string, string>>)[String(s.data['by'])]} does not agree, <a class="govuk-link" href={`${base}/entries/${s.id}`}>{dayAndDate(s.occurredOn, true)}</a>:</strong> <span class="tl-typed">{String(s.data['words'])}</span>
        </InsetText>
      ))}
    </>
  );
}
