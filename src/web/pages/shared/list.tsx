import { longDate } from '../../../core/values/plain-date.ts';
import { InsetText, Table } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';

/** The children of whom something is shared with the reader's agency. */
export async function showList({ ports, who }: Context): Promise<Reply> {
  const children = await ports.store.asReader(who.reader, (unit) => unit.sharing.children());
  return {
    is: 'page',
    title: 'Shared with us',
    nav: 'shared',
    body: (
      <>
        <h1 class="govuk-heading-xl">Shared with us</h1>
        <p class="govuk-body">What the youth justice service has shared with your agency, to be read here until the day given. It is not to be passed on without asking them.</p>
        {children.length === 0 && <InsetText>Nothing is shared with your agency at present.</InsetText>}
        {children.length > 0 && (
          <Table
            stackOnMobile caption="Children" captionHidden head={['Child', 'Born', 'Entries', 'May be read until']}
            rows={children.map((c) => [
              <a class="govuk-link" href={`/shared/${c.child}`}>{c.name}</a>,
              c.dateOfBirth === undefined ? 'not known' : longDate(c.dateOfBirth),
              String(c.entries),
              longDate(c.until),
            ])}
          />
        )}
      </>
    ),
  };
}
