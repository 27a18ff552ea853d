import { route, type Route } from '../../route.ts';
import { bringInAgain, nameWorkers, rejects, run, submitQuestion } from './acts.ts';
import { showBroughtForward, submitBroughtForward } from './brought-forward/brought-forward.tsx';
import { showChoose, submitChoose } from './choose/choose.tsx';
import { showColumns, submitColumns } from './columns/columns.tsx';
import { showGoLive, submitGoLive } from './go-live/go-live.tsx';
import { showPreview } from './preview/preview.tsx';
import { showImport } from './result/result.tsx';
import { showRow, submitRow } from './row/row.tsx';
import { showUndo, submitUndo } from './undo/undo.tsx';

const RUN = { permission: 'import.run', purpose: 'bringing in a tracker' } as const;
const LIVE = { permission: 'service.go-live', purpose: 'saying when the service goes live' } as const;
const list = { event: 'import.listed', shown: 'imports and how many rows each has' } as const;
const columns = { event: 'import.columns', shown: 'columns of a tracker with sample values' } as const;
const preview = { event: 'import.preview', shown: 'rows of a tracker before they are in' } as const;
const result = { event: 'import.result', shown: 'children not yet in, and counts' } as const;
const row = { event: 'import.row', shown: 'one row of a tracker' } as const;
const forward = { event: 'work.brought-forward', shown: 'duties that fell due before go-live' } as const;

/** Bringing in a tracker: choose the file, say what its columns mean, look, run, settle what is not in; going live. */
export const routes: readonly Route[] = [
  route({ ...RUN, method: 'GET', path: '/import', audit: list, handle: showChoose }),
  route({ ...RUN, method: 'POST', path: '/import', audit: list, handle: submitChoose }),
  route({ ...LIVE, method: 'GET', path: '/import/go-live', audit: list, handle: showGoLive }),
  route({ ...LIVE, method: 'POST', path: '/import/go-live', audit: list, handle: submitGoLive }),
  route({ ...RUN, method: 'GET', path: '/import/:batch', audit: result, handle: showImport }),
  route({ ...RUN, method: 'GET', path: '/import/:batch/columns', audit: columns, handle: showColumns }),
  route({ ...RUN, method: 'POST', path: '/import/:batch/columns', audit: columns, handle: submitColumns }),
  route({ ...RUN, method: 'GET', path: '/import/:batch/preview', audit: preview, handle: showPreview }),
  route({ ...RUN, method: 'POST', path: '/import/:batch/run', audit: preview, handle: run }),
  route({ ...RUN, method: 'POST', path: '/import/:batch/again', audit: list, handle: bringInAgain }),
  route({ ...RUN, fresh: true, method: 'GET', path: '/import/:batch/rejects.csv', audit: result, handle: rejects }),
  route({ ...RUN, method: 'POST', path: '/import/:batch/questions', audit: row, handle: submitQuestion }),
  route({ ...RUN, method: 'POST', path: '/import/:batch/workers', audit: result, handle: nameWorkers }),
  route({ ...RUN, method: 'GET', path: '/import/:batch/rows/:line', audit: row, handle: showRow }),
  route({ ...RUN, method: 'POST', path: '/import/:batch/rows/:line', audit: row, handle: submitRow }),
  route({ ...RUN, method: 'GET', path: '/import/:batch/undo', audit: result, handle: showUndo }),
  route({ ...RUN, method: 'POST', path: '/import/:batch/undo', audit: result, handle: submitUndo }),
  route({ permission: 'work.see', purpose: 'checking what was brought forward', method: 'GET', path: '/my-work/brought-forward', audit: forward, handle: showBroughtForward }),
  route({ permission: 'cases.record', purpose: 'checking what was brought forward', method: 'POST', path: '/my-work/brought-forward', audit: forward, handle: submitBroughtForward }),
];
