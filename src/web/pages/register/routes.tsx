import { InsetText, Pagination, pages, Select, Button } from '../../components/index.ts';
import { loadBoard } from '../../../app/register/board.ts';
import { namesOf } from '../../../app/names.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { route } from '../../route.ts';
import { ChildTable, COLUMNS } from '../lists/child-table.tsx';
import { listHref, ON_A_PAGE, readListAddress } from '../lists/list-query.ts';
import { MissingChildren } from '../import/missing-children.tsx';
import { ChooseForm, choosingOf } from '../many/choosing.tsx';
import { BoardView } from './board-view.tsx';
import { REGISTER_WORDS, registerQuery } from './register-query.ts';

export const board = route({
  method: 'GET',
  path: '/board',
  permission: 'register.see',
  purpose: 'seeing the RAG board',
  audit: { event: 'board.listed', shown: 'RAG board' },
  async handle(context) {
    const { ports, who, today, may } = context;
    const notIn = await ports.store.asReader(who.reader, ({ meetings }) => meetings.notInYet());
    return { is: 'page', title: 'RAG board', nav: 'board', wide: true, body: <BoardView board={await loadBoard(ports, who.reader, today)} today={today} notIn={notIn} mayImport={may('import.run')} context={context} choosing={choosingOf(context)} /> };
  },
});

const PATH = '/register';
const RAGS = [{ value: '', text: 'Every rating' }, { value: 'red', text: 'Red' }, { value: 'amber', text: 'Amber' }, { value: 'green', text: 'Green' }, { value: 'none', text: 'Not rated yet' }];

/** Everybody who has DYO status, as a list that sorts and filters. */
export const register = route({
  method: 'GET',
  path: PATH,
  permission: 'register.see',
  purpose: 'seeing the DYO register',
  audit: { event: 'register.listed', shown: 'DYO register' },
  async handle(context) {
    const { ports, who, today, query, may } = context;
    const choosing = choosingOf(context);
    const at = readListAddress(query, { sort: 'rag', descending: true }, REGISTER_WORDS);
    const { page, names, areas, notIn } = await ports.store.asReader(who.reader, async (unit) => ({
      page: await unit.lists.children({ ...registerQuery(at.kept), sort: at.sort, descending: at.descending, limit: ON_A_PAGE, offset: (at.page - 1) * ON_A_PAGE }, today),
      names: namesOf(await unit.directory.workers(today)),
      areas: await unit.directory.areas(),
      notIn: await unit.meetings.notInYet(),
    }));
    const steps = pages(at.page, Math.ceil(page.total / ON_A_PAGE), (n) => listHref(PATH, at, { page: n }));
    return {
      is: 'page',
      title: 'DYO register',
      nav: 'register',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-xl">DYO register</h1>
          <MissingChildren children={notIn} maySettle={may('import.run')} />
          <p class="govuk-body"><a class="govuk-link" href="/lists/dyo">The DYO list in the policy’s order, for any day</a>. <a class="govuk-link" href="/lists">Lists and checks</a>. <a class="govuk-link" href="/name-list">The list of names and who has them</a>. <a class="govuk-link" href="/guidance">Policy and guidance</a>.</p>
          <form method="get" action={PATH} class="tl-inline-form">
            <Select id="rag" name="rag" label="Rating" value={at.kept['rag'] ?? ''} items={RAGS} />
            <Select id="area" name="area" label="Area" value={at.kept['area'] ?? ''} items={[{ value: '', text: 'Every area' }, ...areas.map((a) => ({ value: a, text: a }))]} />
            <Button text="Show" kind="secondary" />
          </form>
          <p class="govuk-body" role="status">{page.total === 1 ? '1 young person' : `${page.total} young people`} with DYO status on {dayAndDate(today, true)}.</p>
          {page.total === 0 ? <InsetText>Nobody fits.</InsetText> : (
            <ChildTable
              rows={page.rows} caption="DYO register" today={today} names={names} sort={at.sort} descending={at.descending} choosing={choosing}
              columns={[COLUMNS.name, COLUMNS.rag, COLUMNS.rated, COLUMNS.dyo, COLUMNS.area, COLUMNS.caseManager, COLUMNS.lastContact, COLUMNS.late, COLUMNS.flags]}
              sortHref={(sort, descending) => listHref(PATH, at, { sort, descending, page: 1 })}
            />
          )}
          {choosing !== undefined && page.rows.length > 0 && <ChooseForm context={context} choosing={choosing} shown={page.rows.length} total={page.total} list={{ name: 'register', words: at.kept }} />}
          {steps !== undefined && <Pagination {...steps} label="Pages of the register" />}
        </>
      ),
    };
  },
});
