import { Button, InsetText, Pagination, pages } from '../../components/index.ts';
import { namesOf } from '../../../app/names.ts';
import { route } from '../../route.ts';
import { ChildTable, COLUMNS } from '../lists/child-table.tsx';
import { listHref, ON_A_PAGE, readListAddress } from '../lists/list-query.ts';

const PATH = '/caseload';

/** The children that somebody holds, sorted as they choose. Those who hold no case see the service's. */
export const caseload = route({
  method: 'GET',
  path: PATH,
  permission: 'cases.see',
  purpose: 'seeing the caseload',
  audit: { event: 'caseload.listed', shown: 'caseload' },
  async handle({ ports, who, today, query, may }) {
    const at = readListAddress(query, { sort: 'late', descending: true }, ['all']);
    const holds = who.role === 'case-manager' || who.role === 'volunteer' || who.role === 'seconded-police-officer';
    const mine = holds && query['all'] !== 'yes';
    const { page, names } = await ports.store.asReader(who.reader, async (unit) => ({
      page: await unit.lists.children({ ...(mine ? { allocatedTo: who.reader.worker } : {}), sort: at.sort, descending: at.descending, limit: ON_A_PAGE, offset: (at.page - 1) * ON_A_PAGE }, today),
      names: namesOf(await unit.directory.workers(today)),
    }));
    const steps = pages(at.page, Math.ceil(page.total / ON_A_PAGE), (n) => listHref(PATH, at, { page: n }));
    const columns = [COLUMNS.name, COLUMNS.age, COLUMNS.rag, COLUMNS.lastContact, COLUMNS.late, COLUMNS.open, ...(mine ? [] : [COLUMNS.caseManager]), COLUMNS.flags];
    return {
      is: 'page',
      title: mine ? 'My caseload' : 'Caseload of the service',
      nav: 'caseload',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-xl">{mine ? 'My caseload' : 'Caseload of the service'}</h1>
          <p class="govuk-body" role="status">{page.total === 1 ? '1 child' : `${page.total} children`}. Choose a column to sort by it.</p>
          {holds && <p class="govuk-body">{mine ? <a class="govuk-link" href="/caseload?all=yes">Show the whole service</a> : <a class="govuk-link" href="/caseload">Show only mine</a>}</p>}
          {page.total === 0 ? <InsetText>{mine ? 'No child is allocated to you.' : 'No child is on record yet.'}</InsetText> : (
            <ChildTable rows={page.rows} columns={columns} caption="Children" today={today} names={names} sort={at.sort} descending={at.descending} sortHref={(sort, descending) => listHref(PATH, at, { sort, descending, page: 1 })} />
          )}
          {steps !== undefined && <Pagination {...steps} label="Pages of the caseload" />}
          {may('children.add') && <Button href="/children/new" text="Add a child" kind="secondary" />}
        </>
      ),
    };
  },
});
