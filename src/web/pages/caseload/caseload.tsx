import { Button, InsetText, Pagination, pages, Select } from '../../components/index.ts';
import { namesOf } from '../../../app/names.ts';
import { route } from '../../route.ts';
import { ChildTable, COLUMNS } from '../lists/child-table.tsx';
import { ChooseForm, choosingOf } from '../many/choosing.tsx';
import { CASELOAD_WORDS, caseloadQuery, whoseCaseload } from './caseload-query.ts';
import { listHref, ON_A_PAGE, readListAddress } from '../lists/list-query.ts';

const PATH = '/caseload';

/** The children that somebody holds, sorted as they choose. Those who hold no case see the service's. */
export const caseload = route({
  method: 'GET',
  path: PATH,
  permission: 'cases.see',
  purpose: 'seeing the caseload',
  audit: { event: 'caseload.listed', shown: 'caseload' },
  async handle(context) {
    const { ports, who, today, query, may } = context;
    const at = readListAddress(query, { sort: 'late', descending: true }, CASELOAD_WORDS);
    const { holds, assigned, mine } = whoseCaseload(context, at.kept);
    const { page, workers, areas } = await ports.store.asReader(who.reader, async (unit) => ({
      page: await unit.lists.children({ ...caseloadQuery(context, at.kept), sort: at.sort, descending: at.descending, limit: ON_A_PAGE, offset: (at.page - 1) * ON_A_PAGE }, today),
      workers: await unit.directory.workers(today),
      areas: await unit.directory.areas(),
    }));
    const names = namesOf(workers);
    const choosing = choosingOf(context);
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
          <p class="govuk-body" role="status">{page.total === 1 ? '1 child' : `${page.total} children`}.<span class="tl-not-on-phone"> Choose a column to sort by it.</span></p>
          {holds && <p class="govuk-body">{mine ? <a class="govuk-link" href="/caseload?all=yes">Show the whole service</a> : <a class="govuk-link" href="/caseload">Show only mine</a>}</p>}
          {!mine && (
            <form method="get" action={PATH} class="tl-inline-form">
              {holds && <input type="hidden" name="all" value="yes" />}
              <Select id="held-by" name="held-by" label="Held by" value={at.kept['held-by'] ?? ''} items={[{ value: '', text: 'Anybody' }, ...workers.filter((w) => w.posts.length > 0 || w.id === at.kept['held-by']).map((w) => ({ value: w.id, text: w.name }))]} />
              <Select id="area" name="area" label="Area" value={at.kept['area'] ?? ''} items={[{ value: '', text: 'Every area' }, ...areas.map((a) => ({ value: a, text: a }))]} />
              <Button text="Show" kind="secondary" />
            </form>
          )}
          {page.total === 0 ? <InsetText>{assigned ? 'You are assigned to no child today.' : mine ? 'No child is allocated to you.' : at.kept['held-by'] !== undefined || at.kept['area'] !== undefined ? 'Nobody fits.' : 'No child is on record yet.'}</InsetText> : (
            <ChildTable rows={page.rows} columns={columns} caption="Children" today={today} names={names} sort={at.sort} descending={at.descending} choosing={choosing} sortHref={(sort, descending) => listHref(PATH, at, { sort, descending, page: 1 })} />
          )}
          {choosing !== undefined && page.rows.length > 0 && <ChooseForm context={context} choosing={choosing} shown={page.rows.length} total={page.total} list={{ name: 'caseload', words: at.kept }} />}
          {steps !== undefined && <Pagination {...steps} label="Pages of the caseload" />}
          {may('children.add') && <Button href="/children/new" text="Add a child" kind="secondary" />}
        </>
      ),
    };
  },
});
