import { givenOf } from '../../../core/sharing/corrected-since.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { InsetText } from '../../components/index.ts';
import type { OpenEntry } from './entry-of.ts';

/** Before an entry is corrected or withdrawn: who was given it, and that they are to be told. Nothing where it was given to nobody. */
export function GivenTo({ record, entry }: Pick<OpenEntry, 'record' | 'entry'>) {
  const given = givenOf(entry.id, record.entries);
  if (given.length === 0) return null;
  return (
    <InsetText>
      <p class="govuk-body">This was given to:</p>
      <ul class="govuk-list govuk-list--bullet">
        {given.map((e) => <li>{String(e.data['person'])}, {record.names.agency(String(e.data['to']))}, on {longDate(e.occurredOn)}</li>)}
      </ul>
      <p class="govuk-body">They are to be told what it says now. A task for each of them is made with this.</p>
    </InsetText>
  );
}
