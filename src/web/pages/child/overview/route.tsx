import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { nameOf, openChild } from '../../../../app/child/child-page.ts';
import { route } from '../../../route.ts';
import { restrictedPage } from '../../access/restricted.tsx';
import { OverviewView } from './overview-view.tsx';

export const overview = route({
  method: 'GET',
  path: '/children/:child',
  permission: 'cases.see',
  purpose: 'working with the child',
  audit: { event: 'child.opened', shown: 'first screen' },
  async handle(context) {
    const { ports, who, today, params } = context;
    const child = id<SubjectId>(params['child'] ?? '');
    const record = await openChild(ports, who.reader, child, today);
    if (!record) return (await restrictedPage(context, child)) ?? { is: 'not-found', what: 'This child is not on record here' };
    return { is: 'page', title: nameOf(record.row), nav: 'caseload', body: <OverviewView record={record} today={today} /> };
  },
});
