import { route, type Route } from '../../route.ts';
import { answerEntry } from './answer.tsx';
import { showCorrection, submitCorrection } from './correct.tsx';
import { showKnown } from './known.tsx';
import { showEntry } from './show.tsx';
import { showWithdrawal, submitWithdrawal } from './withdraw.tsx';

const SEEING = { permission: 'cases.see', purpose: 'working with the child' } as const;
const CORRECTING = { permission: 'cases.record', purpose: 'correcting the record' } as const;
const AGREEING = { permission: 'cases.record', purpose: 'answering a proposal' } as const;
const seen = { event: 'child.entry', shown: 'one entry with its versions' } as const;

/** One entry: as it stands, as it was, and how it is corrected, withdrawn or, if it is a proposal, answered. */
export const routes: readonly Route[] = [
  route({ ...SEEING, method: 'GET', path: '/children/:child/entries/:entry', audit: seen, handle: showEntry }),
  route({ permission: 'cases.see', purpose: 'looking back at a decision', method: 'GET', path: '/children/:child/entries/:entry/known', audit: { event: 'child.known-then', shown: 'the record as it stood when something was decided' }, handle: showKnown }),
  route({ ...CORRECTING, method: 'GET', path: '/children/:child/entries/:entry/correct', audit: seen, handle: showCorrection }),
  route({ ...CORRECTING, method: 'POST', path: '/children/:child/entries/:entry/correct', audit: seen, handle: submitCorrection }),
  route({ ...CORRECTING, method: 'GET', path: '/children/:child/entries/:entry/withdraw', audit: seen, handle: showWithdrawal }),
  route({ ...CORRECTING, method: 'POST', path: '/children/:child/entries/:entry/withdraw', audit: seen, handle: submitWithdrawal }),
  route({ ...AGREEING, method: 'POST', path: '/children/:child/entries/:entry/answer', audit: seen, handle: answerEntry }),
];
