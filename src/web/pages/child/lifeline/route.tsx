import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { lifelineOf } from '../../../../core/child/lifeline.ts';
import { nameOf, openChild } from '../../../../app/child/child-page.ts';
import { route } from '../../../route.ts';
import { LifelineView } from './lifeline-view.tsx';

export const lifeline = route({
  method: 'GET',
  path: '/children/:child/lifeline',
  permission: 'cases.see',
  purpose: 'working with the child',
  audit: { event: 'child.lifeline', shown: 'lifeline' },
  async handle({ ports, who, today, params }) {
    const record = await openChild(ports, who.reader, id<SubjectId>(params['child'] ?? ''), today);
    if (!record) return { is: 'not-found', what: 'This child is not on record here' };
    const line = lifelineOf(record.timeline, today);
    return { is: 'page', title: `Lifeline of ${nameOf(record.row)}`, nav: 'caseload', body: <LifelineView record={record} line={line} today={today} /> };
  },
});
