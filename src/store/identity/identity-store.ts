import type { IdentityStore } from '../../app/ports/identity.ts';
import type { Connections } from '../connection.ts';
import { account, addAccount, attempt, demoAccounts, services, succeeded } from './accounts.ts';
import { draft, held, hold, removeDraft, saveDraft } from './drafts.ts';
import { actAs, endSession, holder, openSession, seen, session, sessionOfForm, sweepDrafts, sweepSessions } from './sessions.ts';

/** Accounts, sessions and drafts in PostgreSQL. */
export function identityStore(connections: Connections): IdentityStore {
  const before = connections.beforeService.bind(connections);
  return {
    addAccount: (row, at) => connections.asSystem(row.service, (tx) => addAccount(tx, row, at)),
    attempt: (username, now, limit, lockUntil) => before((tx) => attempt(tx, username, now, limit, lockUntil)),
    succeeded: (username) => before((tx) => succeeded(tx, username)),
    account: (username) => before((tx) => account(tx, username)),
    services: () => before(services),
    demoAccounts: (on) => demoAccounts(connections, on),
    openSession: (row) => before((tx) => openSession(tx, row)),
    session: (tokenHash) => before((tx) => session(tx, tokenHash)),
    sessionOfForm: (csrf) => before((tx) => sessionOfForm(tx, csrf)),
    holder: (of, on) => connections.asSystem(of.service, (tx) => holder(tx, of.worker, on)),
    seen: (tokenHash, at) => before((tx) => seen(tx, tokenHash, at)),
    actAs: (tokenHash, role) => before((tx) => actAs(tx, tokenHash, role)),
    endSession: (tokenHash, at) => before((tx) => endSession(tx, tokenHash, at)),
    sweep: async (sessionsEndedBefore, draftsExpiredBefore) => {
      const all = await before((tx) => sweepSessions(tx, sessionsEndedBefore));
      for (const service of all) await connections.asSystem(service, (tx) => sweepDrafts(tx, draftsExpiredBefore));
    },
    saveDraft: (reader, row) => connections.asReader(reader, (tx) => saveDraft(tx, reader, row)),
    draft: (reader, key, now) => connections.asReader(reader, (tx) => draft(tx, key, now)),
    removeDraft: (reader, key) => connections.asReader(reader, (tx) => removeDraft(tx, key)),
    held: (reader, now) => connections.asReader(reader, (tx) => held(tx, now)),
    hold: (owner, row) => connections.asSystem(owner.service, (tx) => hold(tx, owner.worker, row)),
  };
}
