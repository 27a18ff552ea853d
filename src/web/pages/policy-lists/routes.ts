import { route, type Route } from '../../route.ts';
import { checklistFile, showChecklist } from './checklist-page.tsx';
import { giveTheList } from './given.tsx';
import { goneThroughChecklist, goneThroughList } from './gone-through.ts';
import { showLists } from './index-page.tsx';
import { listFile, showList } from './list-page.tsx';

const SEE = { permission: 'register.see' } as const;

/** Lists and checklists of the policy, each for those whose it is. */
export const routes: readonly Route[] = [
  route({ ...SEE, method: 'GET', path: '/lists', purpose: 'choosing a list', audit: { event: 'lists.listed', shown: 'names of lists' }, handle: showLists }),
  route({ ...SEE, method: 'GET', path: '/lists/:name', purpose: 'working with a list of the policy', audit: { event: 'list.opened', shown: 'a list of the policy' }, handle: showList }),
  route({ ...SEE, fresh: true, method: 'GET', path: '/lists/:name/csv', purpose: 'taking a list of the policy along', audit: { event: 'list.exported', shown: 'a list of the policy, as CSV' }, handle: (context) => listFile(context, 'csv') }),
  route({ ...SEE, fresh: true, method: 'GET', path: '/lists/:name/xlsx', purpose: 'taking a list of the policy along', audit: { event: 'list.exported', shown: 'a list of the policy, as a workbook' }, handle: (context) => listFile(context, 'xlsx') }),
  route({ ...SEE, method: 'POST', path: '/lists/:name/gone-through', purpose: 'recording that a list was gone through', audit: { event: 'list.checked', shown: 'a list of the policy' }, handle: goneThroughList }),
  route({ permission: 'cases.record', method: 'POST', path: '/lists/:name/given', purpose: 'keeping the list of names', audit: { event: 'list.given', shown: 'a list of the policy, as it was given' }, handle: giveTheList }),
  route({ ...SEE, method: 'GET', path: '/checklists/:name', purpose: 'checking that steps are taken', audit: { event: 'checklist.opened', shown: 'a checklist of the policy' }, handle: showChecklist }),
  route({ ...SEE, fresh: true, method: 'GET', path: '/checklists/:name/csv', purpose: 'taking a checklist along', audit: { event: 'checklist.exported', shown: 'a checklist of the policy, as CSV' }, handle: (context) => checklistFile(context, 'csv') }),
  route({ ...SEE, fresh: true, method: 'GET', path: '/checklists/:name/xlsx', purpose: 'taking a checklist along', audit: { event: 'checklist.exported', shown: 'a checklist of the policy, as a workbook' }, handle: (context) => checklistFile(context, 'xlsx') }),
  route({ ...SEE, method: 'POST', path: '/checklists/:name/gone-through', purpose: 'recording that a checklist was gone through', audit: { event: 'checklist.checked', shown: 'a checklist of the policy' }, handle: goneThroughChecklist }),
];
