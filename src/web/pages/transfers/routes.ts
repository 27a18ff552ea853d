import { route, type Route } from '../../route.ts';
import { showInbox } from './inbox.tsx';
import { showTransfers } from './list.tsx';
import { showTransfer, submitAgree, submitSend, submitTakeBack } from './one.tsx';
import { showParcel, submitAccept, submitRefuse } from './parcel.tsx';
import { showPropose, submitPropose } from './propose.tsx';

const SEEING = { permission: 'cases.see', purpose: 'seeing what was shared' } as const;
const MOVING = { permission: 'transfer.propose', purpose: 'moving a child to another service' } as const;
const ANSWERING = { permission: 'transfers.receive', purpose: 'answering a transfer from another service' } as const;
const form = { event: 'transfer.form', shown: 'entries that could go to another service' } as const;
const proposal = { event: 'transfer.proposal', shown: 'what is to go, or has gone, to another service' } as const;
const parcel = { event: 'transfer.opened', shown: 'what another service has sent' } as const;

/** A child's record goes to another service, and comes from one. */
export const routes: readonly Route[] = [
  route({ ...SEEING, method: 'GET', path: '/children/:child/transfers', audit: { event: 'child.sharing', shown: 'transfers to and from other services' }, handle: showTransfers }),
  route({ ...MOVING, method: 'GET', path: '/children/:child/transfers/propose', audit: form, handle: showPropose }),
  route({ ...MOVING, method: 'POST', path: '/children/:child/transfers/propose', audit: form, handle: submitPropose }),
  route({ ...SEEING, method: 'GET', path: '/children/:child/transfers/:entry', audit: proposal, handle: showTransfer }),
  route({ permission: 'transfer.agree', purpose: 'moving a child to another service', method: 'POST', path: '/children/:child/transfers/:entry/agree', audit: proposal, handle: submitAgree }),
  route({ ...MOVING, method: 'POST', path: '/children/:child/transfers/:entry/send', audit: proposal, handle: submitSend }),
  route({ ...MOVING, method: 'POST', path: '/children/:child/transfers/:entry/take-back', audit: proposal, handle: submitTakeBack }),
  route({ ...ANSWERING, method: 'GET', path: '/transfers', audit: { event: 'transfers.listed', shown: 'records that other services have sent' }, handle: showInbox }),
  route({ ...ANSWERING, method: 'GET', path: '/transfers/:parcel', audit: parcel, handle: showParcel }),
  route({ ...ANSWERING, method: 'POST', path: '/transfers/:parcel/accept', audit: parcel, handle: submitAccept }),
  route({ ...ANSWERING, method: 'POST', path: '/transfers/:parcel/refuse', audit: parcel, handle: submitRefuse }),
];
