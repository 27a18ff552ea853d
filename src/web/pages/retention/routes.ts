import { route, type Route } from '../../route.ts';
import { carryOnCut, sendAuditHold, sendAuditHoldStep, sendCut, sendCutAnswer, showAudit } from './audit.tsx';
import { showCertificate, showCertificates, takeCertificate } from './certificates.tsx';
import { sendHold, showHold } from './hold.tsx';
import { carryOn, sendAnswer, sendHoldStep, sendKeep, sendNewHold, sendProposal, showKept } from './kept.tsx';
import { showReview } from './review.tsx';
import { showWorkingCopies } from './working-copies.tsx';

const KEEPING = { permission: 'retention.see', purpose: 'keeping records no longer than the rule says' } as const;
const one = { event: 'retention.record', shown: 'until when the record is kept, its entries by kind, holds and decisions' };
const certificate = { event: 'retention.certificate', shown: 'a certificate of erasure, without a name' };

const traces = { event: 'retention.audit', shown: 'until when the traces of reads are kept, holds and decisions' };

/** What can be done about one record, a child's and any other alike. */
function ofRecord(page: string): readonly Route[] {
  return [
    route({ ...KEEPING, method: 'GET', path: page, audit: one, handle: showKept }),
    route({ ...KEEPING, method: 'POST', path: `${page}/keep`, audit: one, handle: sendKeep }),
    route({ ...KEEPING, method: 'POST', path: `${page}/propose`, audit: one, fresh: true, handle: sendProposal }),
    route({ ...KEEPING, method: 'POST', path: `${page}/answer`, audit: one, fresh: true, handle: sendAnswer }),
    route({ ...KEEPING, method: 'POST', path: `${page}/carry-out`, audit: one, fresh: true, handle: carryOn }),
    route({ ...KEEPING, method: 'POST', path: `${page}/hold`, audit: one, handle: sendHoldStep }),
  ];
}

/** Until when records are kept, legal holds, erasing by two persons, and the certificates of it. */
export const routes = [
  route({ ...KEEPING, method: 'GET', path: '/retention', audit: { event: 'retention.listed', shown: 'records whose time is over, holds and proposals' }, handle: showReview }),
  route({ ...KEEPING, method: 'GET', path: '/retention/hold', audit: 'none: shows no child', handle: showHold }),
  route({ ...KEEPING, method: 'POST', path: '/retention/hold', audit: { event: 'hold.tried', shown: 'whether a record fits' }, handle: sendHold }),
  route({ ...KEEPING, method: 'GET', path: '/retention/certificates', audit: certificate, handle: showCertificates }),
  route({ ...KEEPING, method: 'GET', path: '/retention/certificates/:number', audit: certificate, handle: showCertificate }),
  route({ ...KEEPING, method: 'GET', path: '/retention/certificates/:number/docx', audit: certificate, handle: takeCertificate }),
  route({ ...KEEPING, method: 'GET', path: '/retention/working-copies', audit: 'none: shows no child', handle: showWorkingCopies }),
  route({ ...KEEPING, method: 'GET', path: '/retention/audit', audit: traces, handle: showAudit }),
  route({ ...KEEPING, method: 'POST', path: '/retention/audit/propose', audit: traces, fresh: true, handle: sendCut }),
  route({ ...KEEPING, method: 'POST', path: '/retention/audit/answer', audit: traces, fresh: true, handle: sendCutAnswer }),
  route({ ...KEEPING, method: 'POST', path: '/retention/audit/carry-out', audit: traces, fresh: true, handle: carryOnCut }),
  route({ ...KEEPING, method: 'POST', path: '/retention/audit/place-hold', audit: traces, handle: sendAuditHold }),
  route({ ...KEEPING, method: 'POST', path: '/retention/audit/hold', audit: traces, handle: sendAuditHoldStep }),
  ...ofRecord('/retention/records/:child'),
  ...ofRecord('/retention/others/:kind/:subject'),
  route({ ...KEEPING, method: 'POST', path: '/retention/others/:kind/:subject/place-hold', audit: one, handle: sendNewHold }),
];
