import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Provider } from 'oidc-provider';

/** What the provider says of a person. */
export interface Person {
  readonly name: string;
  readonly preferred_username?: string;
  readonly email?: string;
  readonly groups?: readonly string[];
}

/** A real OpenID provider on this machine. Whoever is `at` its keyboard signs in without typing. */
export interface RunningProvider {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly people: Map<string, Person>;
  at: string;
  /** how often somebody had to prove who they are */
  proofs: number;
  /** Follows the redirects of a browser at the provider. @returns path and query with which it comes back */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
}

const CLIENT = { id: 'throughline', secret: 'a secret of forty characters for the tests' } as const;

export async function startProvider(back: string): Promise<RunningProvider> {
  const server: Server = createServer((request, response) => handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const issuer = new URL(`http://localhost:${address.port}`);
  const people = new Map<string, Person>();
  const state = { at: '', proofs: 0 };
  const provider = new Provider(issuer.origin, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'], email: ['email'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['cookies of the tests'] },
    pkce: { required: () => true },
    async loadExistingGrant(context) {
      const accountId = context.oidc.session?.accountId;
      const grant = new context.oidc.provider.Grant({ clientId: CLIENT.id, ...(accountId === undefined ? {} : { accountId }) });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  const handle = (request: Parameters<typeof callback>[0], response: Parameters<typeof callback>[1]): void => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    state.proofs += 1;
    provider.interactionFinished(request, response, { login: { accountId: state.at } }).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  };
  return {
    issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, people,
    get at() {
      return state.at;
    },
    set at(sub) {
      state.at = sub;
    },
    get proofs() {
      return state.proofs;
    },
    async visit(url) {
      const cookies = new Map<string, string>();
      for (let to = new URL(url, issuer), n = 0; n < 10; n += 1) {
        const answer = await fetch(to, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (location === null) throw new Error(`the provider stops with ${answer.status}: ${(await answer.text()).slice(0, 400)}`);
        to = new URL(location, to);
        if (to.href.startsWith(back)) return to.pathname + to.search;
      }
      throw new Error('the provider goes round in circles');
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
