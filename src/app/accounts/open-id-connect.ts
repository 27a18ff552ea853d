import * as client from 'openid-client';
import type { ProviderAnswer, RolesByClaims, SingleSignOn } from './single-sign-on.ts';

/** How the provider is reached. */
export interface OpenIdSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scope: string;
  readonly name: string;
  readonly byClaims: RolesByClaims | undefined;
}

/** The address to which the provider sends people back; it has to be registered there. */
export const SSO_RETURN = '/sign-in/single-sign-on/return';

/** Single sign-on by OpenID Connect: discovery, code flow with PKCE, state and nonce. The provider is looked up when it is first needed, and again after a fault. */
export function openIdConnect(settings: OpenIdSettings, publicUrl: URL): SingleSignOn {
  const back = new URL(SSO_RETURN, publicUrl);
  let found: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    const local = settings.issuer.protocol === 'http:';
    const auth = settings.clientSecret === undefined ? client.None() : client.ClientSecretBasic(settings.clientSecret);
    found ??= client.discovery(settings.issuer, settings.clientId, {}, auth, local ? { execute: [client.allowInsecureRequests] } : {});
    return found.catch((error: unknown) => {
      found = undefined;
      throw error;
    });
  };
  return {
    name: settings.name,
    byClaims: settings.byClaims,
    async begin(again) {
      const config = await configuration();
      const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: back.href, scope: settings.scope, state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
        ...(again ? { max_age: '0', prompt: 'login' } : {}),
      });
      return { url, verifier, state, nonce };
    },
    async finish(query, asked) {
      const config = await configuration();
      const url = new URL(back);
      url.search = query.toString();
      const tokens = await client.authorizationCodeGrant(config, url, {
        pkceCodeVerifier: asked.verifier, expectedState: asked.state, expectedNonce: asked.nonce, idTokenExpected: true, ...(asked.again ? { maxAge: 60 } : {}),
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the provider sent no identity');
      const more: Readonly<Record<string, unknown>> = config.serverMetadata().userinfo_endpoint === undefined ? {} : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
      return answerOf({ ...more, ...claims }, claims.iss, claims.sub, settings.byClaims?.claim);
    },
  };
}

function answerOf(all: Readonly<Record<string, unknown>>, issuer: string, subject: string, claim: string | undefined): ProviderAnswer {
  const text = (name: string): string | undefined => {
    const value = all[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const words = claim === undefined ? [] : [all[claim]].flat().filter((w): w is string => typeof w === 'string');
  const [name, username, email] = [text('name'), text('preferred_username'), text('email')];
  return { issuer, subject, roleWords: words, ...(name === undefined ? {} : { name }), ...(username === undefined ? {} : { username }), ...(email === undefined ? {} : { email }) };
}
