import { createHmac } from 'node:crypto';
import type { Session } from '../ports/identity.ts';
import type { Desk } from './desk.ts';

/**
 * Shows that joining an account to single sign-on was begun on the account's own page. Without it another site could begin it,
 * in a browser that it had signed in at the provider as somebody else, who could then come in.
 */
export function joinTicket(desk: Desk, session: Pick<Session, 'csrf'>): string {
  return createHmac('sha256', desk.key).update(`join ${session.csrf}`).digest('base64url');
}
