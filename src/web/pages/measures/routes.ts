import { route, type Route } from '../../route.ts';
import { comment, fix, review } from './acts.ts';
import { measureFile, showMeasure } from './measure-page.tsx';
import { showMeasures } from './measures-page.tsx';

const SEE = { permission: 'measures.see' } as const;

/** Figures, each with its rows and its definition; cohorts; what is said about them. */
export const routes: readonly Route[] = [
  route({ ...SEE, method: 'GET', path: '/measures', purpose: 'looking at the figures', audit: { event: 'measures.listed', shown: 'figures without names' }, handle: (context) => showMeasures(context) }),
  route({ ...SEE, method: 'POST', path: '/measures/reviews', purpose: 'recording a joint review of the figures', audit: { event: 'measures.reviewed', shown: 'figures without names' }, handle: review }),
  route({ ...SEE, method: 'POST', path: '/cohorts', purpose: 'fixing a cohort', audit: { event: 'cohort.fixed', shown: 'number of members' }, handle: fix }),
  route({ ...SEE, method: 'GET', path: '/measures/:name', purpose: 'looking at a figure and what is behind it', audit: { event: 'measure.opened', shown: 'a figure with its rows' }, handle: (context) => showMeasure(context) }),
  route({ ...SEE, fresh: true, method: 'GET', path: '/measures/:name/csv', purpose: 'taking a figure along', audit: { event: 'measure.exported', shown: 'a figure with its rows, as CSV' }, handle: (context) => measureFile(context, 'csv') }),
  route({ ...SEE, fresh: true, method: 'GET', path: '/measures/:name/xlsx', purpose: 'taking a figure along', audit: { event: 'measure.exported', shown: 'a figure with its rows, as a workbook' }, handle: (context) => measureFile(context, 'xlsx') }),
  route({ ...SEE, method: 'POST', path: '/measures/:name/comments', purpose: 'commenting on a figure', audit: { event: 'measure.commented', shown: 'a figure with its rows' }, handle: comment }),
];
