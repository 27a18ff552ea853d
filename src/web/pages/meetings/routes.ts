import { route, type Route } from '../../route.ts';
import { showAttendance, submitAttendance } from './attendance/attendance.tsx';
import { showAttended } from './attended/attended.tsx';
import { showClose, submitClose } from './close/close.tsx';
import { showConfirm, submitConfirm } from './confirm/confirm.tsx';
import { copyFile, extractFile, makeCopy, showCopy, showExtract, showMinutes } from './minutes/minutes.tsx';
import { submitNote } from './notes/notes.ts';
import { showMove, showPlan, submitMove, submitPlan } from './plan/plan.tsx';
import { itemVersion, showItem, submitItem } from './run/run.tsx';
import { addByHand, addDue, openIt } from './sitting/acts.tsx';
import { showPapers } from './sitting/papers.tsx';
import { showSitting } from './sitting/sitting.tsx';
import { showSittings } from './sittings/sittings.tsx';

const SEE = { permission: 'meetings.see', purpose: 'following a meeting' } as const;
const RUN = { permission: 'meetings.run', purpose: 'preparing and running a meeting' } as const;
const list = { event: 'meeting.list', shown: 'sittings, and how many ratings await a manager' } as const;
const agenda = { event: 'meeting.opened', shown: 'agenda with last ratings and what is missing' } as const;
const item = { event: 'meeting.child', shown: 'papers of one child at a meeting' } as const;
const close = { event: 'meeting.close', shown: 'what stands in the way of closing, child by child' } as const;
const minutes = { event: 'meeting.minutes', shown: 'list of the extracts' } as const;
const extract = { event: 'meeting.extract', shown: 'minutes of one child' } as const;
const copy = { event: 'meeting.copy', shown: 'minutes of the whole meeting' } as const;
const waiting = { event: 'meeting.provisional', shown: 'ratings that await a manager' } as const;

/** Meetings: planned, prepared, run child by child, closed, and their minutes. */
export const routes: readonly Route[] = [
  route({ ...SEE, method: 'GET', path: '/meetings', audit: list, handle: showSittings }),
  route({ ...RUN, method: 'GET', path: '/meetings/plan', audit: list, handle: showPlan }),
  route({ ...RUN, method: 'POST', path: '/meetings/plan', audit: list, handle: submitPlan }),
  route({ ...SEE, method: 'GET', path: '/meetings/attended', audit: { event: 'meeting.attended', shown: 'attendance at meetings, by person' }, handle: showAttended }),
  route({ ...SEE, method: 'GET', path: '/meetings/ratings-to-confirm', audit: waiting, handle: showConfirm }),
  route({ ...RUN, method: 'POST', path: '/meetings/ratings-to-confirm', audit: waiting, handle: submitConfirm }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting', audit: agenda, handle: showSitting }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting/papers', audit: agenda, handle: showPapers }),
  route({ ...RUN, method: 'GET', path: '/meetings/:sitting/move', audit: agenda, handle: showMove }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/move', audit: agenda, handle: submitMove }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/open', audit: agenda, handle: openIt }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/add', audit: agenda, handle: addByHand }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/notes', audit: agenda, handle: submitNote }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/add-due', audit: agenda, handle: addDue }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting/attendance', audit: agenda, handle: showAttendance }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/attendance', audit: agenda, handle: submitAttendance }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting/children/:child', audit: item, handle: showItem }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/children/:child', audit: item, handle: submitItem }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting/children/:child/version', audit: { event: 'meeting.watched', shown: 'whether another screen has saved' }, handle: itemVersion }),
  route({ ...RUN, method: 'GET', path: '/meetings/:sitting/close', audit: close, handle: showClose }),
  route({ ...RUN, method: 'POST', path: '/meetings/:sitting/close', audit: close, handle: submitClose }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting/minutes', audit: minutes, handle: showMinutes }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting/minutes/:child', audit: extract, handle: showExtract }),
  route({ ...SEE, method: 'GET', path: '/meetings/:sitting/minutes/:child/docx', audit: extract, handle: extractFile }),
  route({ ...RUN, fresh: true, method: 'POST', path: '/meetings/:sitting/copies', audit: minutes, handle: makeCopy }),
  route({ ...RUN, method: 'GET', path: '/meetings/:sitting/copies/:entry', audit: copy, handle: showCopy }),
  route({ ...RUN, fresh: true, method: 'GET', path: '/meetings/:sitting/copies/:entry/docx', audit: copy, handle: copyFile }),
];
