import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Session } from '../ports/identity.ts';
import type { Desk } from './desk.ts';

/**
 * Shows that joining an account to single sign-on was begun on the account's own page. Without it another site could begin it,
 * in a browser that it had signed in at the provider as somebody else, who could then come in.
 */
export function joinTicket(desk: Desk, session: Pick<Session, 'csrf'>): string {
  return ticketWith(desk.keys[0], session);
}

/** Whether a ticket was made for this session, with the newest secret or one before it. */
export function isJoinTicket(desk: Desk, session: Pick<Session, 'csrf'>, ticket: string): boolean {
  return desk.keys.some((key) => sameDigest(ticket, ticketWith(key, session)));
}

function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function ticketWith(key: Uint8Array, session: Pick<Session, 'csrf'>): string {
  return createHmac('sha256', key).update(`join ${session.csrf}`).digest('base64url');
}
