import type { Role } from '../../core/access/roles.ts';
import type { Clock } from '../ports/index.ts';
import type { Holder, IdentityStore, Session } from '../ports/identity.ts';
import { hashOfToken, minutesAfter, SESSION } from './sign-in.ts';

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
export async function sessionOf(identity: IdentityStore, clock: Clock, token: string | undefined): Promise<SessionState> {
  if (token === undefined || token === '') return { state: 'none' };
  const session = await identity.session(hashOfToken(token));
  if (session === undefined) return { state: 'none' };
  const now = clock.now();
  if (session.endsAt <= now || minutesAfter(session.seenAt, SESSION.idleMinutes) <= now) return { state: 'ended', session };
  const holder = await identity.holder(session, clock.today());
  if (holder === undefined || holder.roles.length === 0) return { state: 'none' };
  if (minutesAfter(session.seenAt, 1) <= now) await identity.seen(session.tokenHash, now);
  const chosen = session.actingAs !== undefined && holder.roles.includes(session.actingAs) ? session.actingAs : undefined;
  return { state: 'current', current: { session, holder, role: chosen ?? (holder.roles.length === 1 ? holder.roles[0] : undefined) } };
}

/** Ends a session; it is remembered for some days, so that what was typed in another tab is not lost. */
export async function signOut(identity: IdentityStore, clock: Clock, session: Session): Promise<void> {
  await identity.endSession(session.tokenHash, clock.now());
}

/** Removes what need not be remembered any longer. */
export async function sweepSessions(identity: IdentityStore, clock: Clock): Promise<void> {
  const now = clock.now();
  await identity.sweep(minutesAfter(now, -REMEMBERED_DAYS * 24 * 60), now);
}
