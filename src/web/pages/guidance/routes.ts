import { route, type Route } from '../../route.ts';
import { showRole } from './role-page.tsx';
import { setReview, setVersion, showGuidance } from './guidance-page.tsx';

/** The documents that are read with the policy. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/guidance', permission: 'policy.see', purpose: 'reading the policy and its guidance', audit: { event: 'guidance.listed', shown: 'documents, no child' }, handle: (context) => showGuidance(context) }),
  route({ method: 'GET', path: '/guidance/roles/:role', permission: 'policy.see', purpose: 'reading the policy and its guidance', audit: { event: 'guidance.role-opened', shown: 'documents of a role, no child' }, handle: showRole }),
  route({ method: 'POST', path: '/guidance/versions', permission: 'policy.see', purpose: 'entering a version of a document', audit: { event: 'guidance.version-set', shown: 'documents, no child' }, handle: setVersion }),
  route({ method: 'POST', path: '/guidance/reviews', permission: 'policy.see', purpose: 'setting the next review of a document', audit: { event: 'guidance.review-set', shown: 'documents, no child' }, handle: setReview }),
];
