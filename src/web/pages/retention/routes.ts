import { route } from '../../route.ts';
import { showCertificate, showCertificates, takeCertificate } from './certificates.tsx';
import { sendHold, showHold } from './hold.tsx';
import { carryOn, sendAnswer, sendHoldStep, sendKeep, sendProposal, showKept } from './kept.tsx';
import { showReview } from './review.tsx';

const KEEPING = { permission: 'retention.see', purpose: 'keeping records no longer than the rule says' } as const;
const one = { event: 'retention.record', shown: 'until when the record is kept, its entries by kind, holds and decisions' };
const certificate = { event: 'retention.certificate', shown: 'a certificate of erasure, without a name' };

/** Until when records are kept, legal holds, erasing by two persons, and the certificates of it. */
export const routes = [
  route({ ...KEEPING, method: 'GET', path: '/retention', audit: { event: 'retention.listed', shown: 'records whose time is over, holds and proposals' }, handle: showReview }),
  route({ ...KEEPING, method: 'GET', path: '/retention/hold', audit: 'none: shows no child', handle: showHold }),
  route({ ...KEEPING, method: 'POST', path: '/retention/hold', audit: { event: 'hold.tried', shown: 'whether a record fits' }, handle: sendHold }),
  route({ ...KEEPING, method: 'GET', path: '/retention/certificates', audit: certificate, handle: showCertificates }),
  route({ ...KEEPING, method: 'GET', path: '/retention/certificates/:number', audit: certificate, handle: showCertificate }),
  route({ ...KEEPING, method: 'GET', path: '/retention/certificates/:number/docx', audit: certificate, handle: takeCertificate }),
  route({ ...KEEPING, method: 'GET', path: '/retention/records/:child', audit: one, handle: showKept }),
  route({ ...KEEPING, method: 'POST', path: '/retention/records/:child/keep', audit: one, handle: sendKeep }),
  route({ ...KEEPING, method: 'POST', path: '/retention/records/:child/propose', audit: one, fresh: true, handle: sendProposal }),
  route({ ...KEEPING, method: 'POST', path: '/retention/records/:child/answer', audit: one, fresh: true, handle: sendAnswer }),
  route({ ...KEEPING, method: 'POST', path: '/retention/records/:child/carry-out', audit: one, fresh: true, handle: carryOn }),
  route({ ...KEEPING, method: 'POST', path: '/retention/records/:child/hold', audit: one, handle: sendHoldStep }),
];
