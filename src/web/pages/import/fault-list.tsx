import type { RowFault } from '../../../tracker/index.ts';

/** What is wrong with a row: column, value and what would do. */
export function FaultList({ faults, duplicate }: { readonly faults: readonly RowFault[]; readonly duplicate?: string | undefined }) {
  return (
    <ul class="govuk-list tl-faults">
      {duplicate !== undefined && <li><strong>Possible duplicate.</strong> {duplicate}</li>}
      {faults.map((f) => <li><strong>{f.column}</strong>: {f.value === '' ? 'empty' : `“${f.value}”`}, expected {f.expected}</li>)}
    </ul>
  );
}
