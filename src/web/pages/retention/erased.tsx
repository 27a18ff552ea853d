import { Details, Table } from '../../components/index.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import type { SubjectId } from '../../../core/values/ids.ts';
import type { Tombstone } from '../../../app/ports/retention.ts';
import type { Context, PageReply } from '../../route.ts';

/** What stands in place of a record that was erased; undefined if this one was not. */
export async function erasedPage({ ports, who }: Context, child: SubjectId): Promise<PageReply | undefined> {
  const found = (await ports.store.asReader(who.reader, ({ retention }) => retention.erasures({ kind: 'child', id: child }))).find((e) => e.whole);
  if (found === undefined) return undefined;
  return {
    is: 'page', status: 410, title: 'This record was erased', nav: 'caseload',
    body: (
      <>
        <h1 class="govuk-heading-l">This record was erased</h1>
        <p class="govuk-body">It was erased on {longDate(found.on)} under the rule “{found.title}” ({found.clause}), because it had been kept as long as the rule says. Two people agreed to it. Nobody can read it again, and nothing more is recorded in it.</p>
        <p class="govuk-body">If the same person comes to the service again, add them as a new child.</p>
      </>
    ),
  };
}

/** Entries of which only the place is left. */
export function Tombstones({ erased }: { readonly erased: readonly Tombstone[] }) {
  if (erased.length === 0) return null;
  return (
    <Details summary={erased.length === 1 ? '1 entry was erased' : `${erased.length} entries were erased`}>
      <Table
        stackOnMobile caption="Entries that were erased" captionHidden head={['Entry', 'Of', 'Erased']}
        rows={erased.map((t) => [kindOf(t.kind)?.label ?? t.kind, longDate(t.occurredOn), `on ${longDate(t.erasedOn)}, under ${t.clause}`])}
      />
    </Details>
  );
}
