import { Table, WarningText } from '../../../components/index.ts';
import type { NotInYet } from '../../../../app/ports/meetings.ts';

/** Children in the tracker who are not on record yet: said wherever somebody might think that the list is whole. */
export function NotInYetView({ children }: { readonly children: readonly NotInYet[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <WarningText text={`${children.length} ${children.length === 1 ? 'child' : 'children'} in the tracker ${children.length === 1 ? 'is' : 'are'} not in yet`} />
      <Table
        caption="Not in yet" captionHidden stackOnMobile head={['Reference', 'Name', 'Rating in the tracker', 'Custody in the tracker']}
        rows={children.map((c) => [c.reference, c.name, c.ragAsWritten, c.custodyAsWritten])}
      />
      <p class="govuk-body"><a class="govuk-link" href="/import">Settle them in the import</a></p>
    </>
  );
}
