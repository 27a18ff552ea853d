import type { Role } from '../../core/access/roles.ts';
import { FRESH_MINUTES, type Desk } from '../accounts/desk.ts';
import type { Holder, Session } from '../ports/identity.ts';
import { hashOfToken, minutesAfter, newToken } from './sign-in.ts';

/** How long ended sessions are remembered, in days: so long a late submission can be given back to the person who wrote it. */
const REMEMBERED_DAYS = 7;

export interface CurrentSession {
  readonly session: Session;
  readonly holder: Holder;
  /** the role in which they act; undefined where several are held and none has been chosen */
  readonly role: Role | undefined;
}

export type SessionState = { readonly state: 'current'; readonly current: CurrentSession } | { readonly state: 'ended'; readonly session: Session } | { readonly state: 'none' };

/** Who holds the token now, if their session still runs; a session that is used goes on. */
export async function sessionOf(desk: Desk, token: string | undefined): Promise<SessionState> {
  if (token === undefined || token === '') return { state: 'none' };
  const { identity, clock, limits } = desk;
  const session = await identity.session(hashOfToken(token));
  if (session === undefined) return { state: 'none' };
  const now = clock.now();
  if (session.endsAt <= now || minutesAfter(session.seenAt, limits.idleMinutes) <= now) return { state: 'ended', session };
  const holder = await identity.holder(session, clock.today());
  if (holder === undefined || holder.roles.length === 0) return { state: 'none' };
  if (minutesAfter(session.seenAt, 1) <= now) await identity.seen(session.tokenHash, now);
  const chosen = session.actingAs !== undefined && holder.roles.includes(session.actingAs) ? session.actingAs : undefined;
  return { state: 'current', current: { session, holder, role: chosen ?? (holder.roles.length === 1 ? holder.roles[0] : undefined) } };
}

/** Whether the person has proved who they are within the last minutes. */
export function isFresh(session: Pick<Session, 'freshAt'>, now: string): boolean {
  return minutesAfter(session.freshAt, FRESH_MINUTES) > now;
}

/** Notes that the person has just proved who they are. The session gets a new token; forms that are open stay good. @returns the token */
export async function renewSession(desk: Desk, session: Session): Promise<string> {
  const token = newToken();
  await desk.identity.renewSession(session.tokenHash, hashOfToken(token), desk.clock.now());
  return token;
}

/** The sessions of the same person that still run. */
export async function ownSessions(desk: Desk, session: Session): Promise<readonly Session[]> {
  const now = desk.clock.now();
  return desk.identity.sessionsOf(session, now, minutesAfter(now, -desk.limits.idleMinutes));
}

/** Ends a session; it is remembered for some days, so that what was typed in another tab is not lost. */
export async function signOut(desk: Desk, session: Session): Promise<void> {
  await desk.identity.endSession(session.tokenHash, desk.clock.now());
}

/** Removes what need not be remembered any longer. */
export async function sweepSessions(desk: Pick<Desk, 'identity' | 'clock'>): Promise<void> {
  const now = desk.clock.now();
  await desk.identity.sweep(minutesAfter(now, -REMEMBERED_DAYS * 24 * 60), now);
}
