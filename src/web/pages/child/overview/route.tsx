import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { nameOf, openChild } from '../../../../app/child/child-page.ts';
import { loadAlerts } from '../../../../app/work/alerts.ts';
import { route } from '../../../route.ts';
import { erasedPage } from '../../retention/erased.tsx';
import { restrictedPage } from '../../access/restricted.tsx';
import { AlertList } from '../../my-work/alerts/alert-list.tsx';
import { shownOnCase } from '../../../../app/child/shown-on-case.ts';
import { BesideTheChild } from './beside-the-child.tsx';
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
    if (!record) return (await restrictedPage(context, child)) ?? (await erasedPage(context, child)) ?? { is: 'not-found', what: 'This child is not on record here' };
    const told = context.may('work.see') ? await loadAlerts(ports, who.reader, today, { kind: 'child', id: child }) : [];
    const alerts = <AlertList alerts={told} csrf={who.csrf} command={ports.ids.next()} page={`/children/${child}`} ofChild />;
    const beside = <BesideTheChild record={record} shown={await shownOnCase(ports, who.reader, record, today)} roles={who.reader.roles} />;
    return { is: 'page', title: nameOf(record.row), nav: 'caseload', body: <OverviewView record={record} alerts={alerts} beside={beside} today={today} mayAudit={context.may('audit.child')} /> };
  },
});
