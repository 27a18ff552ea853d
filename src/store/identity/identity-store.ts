import type { IdentityStore, Owner } from '../../app/ports/identity.ts';
import type { ServiceId } from '../../core/values/ids.ts';
import * as client from '../clients/clients.ts';
import * as events from '../clients/events.ts';
import * as told from '../clients/subscriptions.ts';
import type { Connections, Tx } from '../connection.ts';
import { account, accountByHandle, accountByLink, accountByProvider, accountOf, addAccount, demoAccounts, services } from './accounts.ts';
import * as administration from './administration.ts';
import * as credentials from './credentials.ts';
import { draft, held, lastDraftExpires, hold, removeDraft, saveDraft } from './drafts.ts';
import { actAs, endSession, endSessionsOf, holder, openSession, renewSession, seen, session, sessionOfForm, sessionsOf, sweepDrafts, sweepSessions } from './sessions.ts';
import * as posts from './posts.ts';
import * as tries from './tries.ts';

/** Accounts, what proves whose they are, sessions and drafts in PostgreSQL. */
export function identityStore(connections: Connections): IdentityStore {
  const before = connections.beforeService.bind(connections);
  const of = <T>(owner: Pick<Owner, 'service'>, work: (tx: Tx) => Promise<T>): Promise<T> => connections.asSystem(owner.service, work);
  const within = <T>(service: ServiceId, work: (tx: Tx) => Promise<T>): Promise<T> => connections.asSystem(service, work);
  return {
    clientBySecret: (service, hash) => within(service, (tx) => client.clientBySecret(tx, hash)),
    clientUsed: (service, hash, address, at) => within(service, (tx) => client.clientUsed(tx, hash, address, at)),
    clients: (service) => within(service, client.clients),
    addClient: (row, from) => within(row.service, (tx) => client.addClient(tx, row, from)),
    setClientUntil: (service, worker, until) => within(service, (tx) => client.setClientUntil(tx, worker, until)),
    endClient: (service, worker, at) => within(service, (tx) => client.endClient(tx, worker, at)),
    clientSecrets: (service, worker) => within(service, (tx) => client.clientSecrets(tx, worker)),
    addClientSecret: (service, secret) => within(service, (tx) => client.addClientSecret(tx, secret)),
    endClientSecret: (service, hash, at) => within(service, (tx) => client.endClientSecret(tx, hash, at)),

    addSubscription: (service, row, today) => within(service, (tx) => told.addSubscription(tx, row, today)),
    resealSubscription: (service, subscription, sealed) => within(service, (tx) => told.resealSubscription(tx, subscription, sealed)),
    subscriptions: (service, worker) => within(service, (tx) => told.subscriptions(tx, worker)),
    endSubscription: (service, worker, subscription, at) => within(service, (tx) => told.endSubscription(tx, worker, subscription, at)),
    makeEvents: (service, newId, at, today) => within(service, (tx) => events.makeEvents(tx, newId, at, today)),
    eventsAfter: (service, n, limit) => within(service, (tx) => events.eventsAfter(tx, n, limit)),
    movePlace: (service, subscription, n, row) => within(service, (tx) => told.movePlace(tx, subscription, n, row)),
    noteFailure: (service, row, nextTryAt, stop) => within(service, (tx) => told.noteFailure(tx, row, nextTryAt, stop)),
    tellAgain: (service, subscription) => within(service, (tx) => told.tellAgain(tx, subscription)),
    deliveries: (service, worker, limit) => within(service, (tx) => told.deliveries(tx, worker, limit)),
    sweepTold: (service, moment) => within(service, (tx) => told.sweepTold(tx, moment)),

    addAccount: (row, at) => of(row, (tx) => addAccount(tx, row, at)),
    account: (username) => before((tx) => account(tx, username)),
    accountOf: (owner) => of(owner, (tx) => accountOf(tx, owner)),
    accountByHandle: (handle) => before((tx) => accountByHandle(tx, handle)),
    accountByProvider: (provider) => before((tx) => accountByProvider(tx, provider)),
    accountByLink: (hash, now) => before((tx) => accountByLink(tx, hash, now)),
    services: () => before(services),
    demoAccounts: (on) => demoAccounts(connections, on),

    accounts: (service, on) => connections.asSystem(service, (tx) => administration.accounts(tx, on)),
    agencies: (service) => connections.asSystem(service, administration.agencies),
    addAgency: (service, agency) => connections.asSystem(service, (tx) => administration.addAgency(tx, agency)),
    setAgencyUntil: (service, agency, day) => connections.asSystem(service, (tx) => administration.setAgencyUntil(tx, agency, day)),
    areas: (service) => connections.asSystem(service, administration.areas),
    setAreas: (owner, role, areas, on) => of(owner, (tx) => administration.setAreas(tx, owner, role, areas, on)),
    postsOf: (owner) => of(owner, (tx) => posts.postsOf(tx, owner)),
    givePost: (owner, post) => of(owner, (tx) => posts.givePost(tx, owner, post)),
    changePost: (owner, post, by, why) => of(owner, (tx) => posts.changePost(tx, owner, post, { by, why })),
    addPerson: (service, person) => connections.asSystem(service, (tx) => administration.addPerson(tx, person)),
    setRoles: (owner, roles, on) => of(owner, (tx) => administration.setRoles(tx, owner, roles, on)),
    setActiveUntil: (owner, day) => of(owner, (tx) => administration.setActiveUntil(tx, owner, day)),
    setLink: (owner, hash, endsAt) => of(owner, (tx) => administration.setLink(tx, owner, hash, endsAt)),
    takeLink: (hash) => before((tx) => administration.takeLink(tx, hash)),
    setProvider: (owner, provider) => of(owner, (tx) => administration.setProvider(tx, owner, provider)),
    noteSignIn: (owner, at) => of(owner, (tx) => administration.noteSignIn(tx, owner, at)),

    secondFactors: (owner) => of(owner, (tx) => credentials.secondFactors(tx, owner.worker)),
    setPassword: (owner, hash, at) => of(owner, (tx) => credentials.setPassword(tx, owner.worker, hash, at)),
    saveAuthenticator: (owner, row) => of(owner, (tx) => credentials.saveAuthenticator(tx, owner.worker, row)),
    takeTimeStep: (owner, step) => of(owner, (tx) => credentials.takeTimeStep(tx, owner.worker, step)),
    removeAuthenticator: (owner) => of(owner, (tx) => credentials.removeAuthenticator(tx, owner.worker)),
    addPasskey: (owner, row) => of(owner, (tx) => credentials.addPasskey(tx, owner.worker, row)),
    usePasskey: (owner, id, counter, at) => of(owner, (tx) => credentials.usePasskey(tx, owner.worker, id, counter, at)),
    removePasskey: (owner, id) => of(owner, (tx) => credentials.removePasskey(tx, owner.worker, id)),
    saveRecoveryCodes: (owner, hashes, at, sealedKey) => of(owner, (tx) => credentials.saveRecoveryCodes(tx, owner.worker, hashes, at, sealedKey)),
    resealAuthenticator: (owner, earlier, sealed) => of(owner, (tx) => credentials.resealAuthenticator(tx, owner.worker, earlier, sealed)),
    resealCodesKey: (owner, earlier, sealed) => of(owner, (tx) => credentials.resealCodesKey(tx, owner.worker, earlier, sealed)),
    async lastDraftExpires() {
      const all = await Promise.all((await before(services)).map((s) => connections.asSystem(s.id, lastDraftExpires)));
      return all.reduce<string | undefined>((last, at) => (at !== undefined && (last === undefined || at > last) ? at : last), undefined);
    },
    useRecoveryCode: (owner, hash, at) => of(owner, (tx) => credentials.useRecoveryCode(tx, owner.worker, hash, at)),
    secondFactorRoles: (service) => connections.asSystem(service, credentials.secondFactorRoles),
    setSecondFactorRoles: (service, roles, by, at) => connections.asSystem(service, (tx) => credentials.setSecondFactorRoles(tx, roles, by, at)),

    countTry: (key, now, rule) => before((tx) => tries.countTry(tx, key, now, rule)),
    forgiveTries: (key, how) => before((tx) => tries.forgiveTries(tx, key, how)),
    countAct: (owner, what, now, rule) => of(owner, (tx) => tries.countAct(tx, owner, what, now, rule)),
    waitUntil: (key, now) => before((tx) => tries.waitUntil(tx, key, now)),
    addStep: (step) => before((tx) => tries.addStep(tx, step)),
    step: (tokenHash, now) => before((tx) => tries.step(tx, tokenHash, now)),
    takeStep: (tokenHash) => before((tx) => tries.takeStep(tx, tokenHash)),
    addEvent: (event) => tries.addEvent(connections, event),
    eventsOf: (owner, limit) => of(owner, (tx) => tries.eventsOf(tx, owner, limit)),

    openSession: (row) => before((tx) => openSession(tx, row)),
    session: (tokenHash) => before((tx) => session(tx, tokenHash)),
    sessionOfForm: (csrf) => before((tx) => sessionOfForm(tx, csrf)),
    sessionsOf: (owner, now, idleSince) => of(owner, (tx) => sessionsOf(tx, owner, now, idleSince)),
    holder: (owner, on) => of(owner, (tx) => holder(tx, owner.worker, on)),
    seen: (tokenHash, at) => before((tx) => seen(tx, tokenHash, at)),
    actAs: (tokenHash, role) => before((tx) => actAs(tx, tokenHash, role)),
    renewSession: (tokenHash, newHash, freshAt) => before((tx) => renewSession(tx, tokenHash, newHash, freshAt)),
    endSession: (tokenHash, at) => before((tx) => endSession(tx, tokenHash, at)),
    endSessionsOf: (owner, which, at) => of(owner, (tx) => endSessionsOf(tx, owner, which, at)),
    sweep: async (sessionsEndedBefore, draftsExpiredBefore) => {
      const all = await before(async (tx) => {
        await tries.sweepTries(tx, draftsExpiredBefore);
        return sweepSessions(tx, sessionsEndedBefore);
      });
      for (const service of all) await connections.asSystem(service, (tx) => sweepDrafts(tx, draftsExpiredBefore));
    },
    saveDraft: (reader, row) => connections.asReader(reader, (tx) => saveDraft(tx, reader, row)),
    draft: (reader, key, now) => connections.asReader(reader, (tx) => draft(tx, key, now)),
    removeDraft: (reader, key) => connections.asReader(reader, (tx) => removeDraft(tx, key)),
    held: (reader, now) => connections.asReader(reader, (tx) => held(tx, now)),
    hold: (owner, row) => of(owner, (tx) => hold(tx, owner.worker, row)),
  };
}
