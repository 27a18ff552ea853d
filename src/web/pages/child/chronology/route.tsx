import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { nameOf, openChild } from '../../../../app/child/child-page.ts';
import { chronologyLines, isFamily } from '../../../../app/child/chronology-lines.ts';
import { route } from '../../../route.ts';
import { erasedPage } from '../../retention/erased.tsx';
import { ChronologyView } from './chronology-view.tsx';

const ON_A_PAGE = 50;

export const chronology = route({
  method: 'GET',
  path: '/children/:child/chronology',
  permission: 'cases.see',
  purpose: 'working with the child',
  audit: { event: 'child.chronology', shown: 'chronology' },
  async handle(context) {
    const { ports, who, today, params, query } = context;
    const child = id<SubjectId>(params['child'] ?? '');
    const record = await openChild(ports, who.reader, child, today);
    if (!record) return (await erasedPage(context, child)) ?? { is: 'not-found', what: 'This child is not on record here' };
    const family = query['family'] ?? '';
    const words = query['q'] ?? '';
    const filter = { ...(isFamily(family) ? { family } : {}), ...(words === '' ? {} : { words }), ...(query['all'] === 'yes' ? { all: true } : {}) };
    const lines = chronologyLines(record.entries, record.names, filter);
    const pageCount = Math.max(1, Math.ceil(lines.length / ON_A_PAGE));
    const page = Math.min(pageCount, Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1));
    const hrefOf = (n: number): string => {
      const at = new URLSearchParams({ ...(filter.family ? { family: filter.family } : {}), ...(filter.words ? { q: filter.words } : {}), ...(filter.all ? { all: 'yes' } : {}), page: String(n) });
      return `/children/${record.row.id}/chronology?${at.toString()}`;
    };
    const erased = page === pageCount && filter.words === undefined ? await ports.store.asReader(who.reader, ({ retention }) => retention.tombstones(child)) : [];
    const shown = lines.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
    return {
      is: 'page',
      title: `Chronology of ${nameOf(record.row)}`,
      nav: 'caseload',
      body: <ChronologyView record={record} today={today} filter={filter} lines={shown} total={lines.length} page={page} pageCount={pageCount} hrefOf={hrefOf} erased={erased} />,
    };
  },
});
