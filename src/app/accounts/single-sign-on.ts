import type { AgencyId, ServiceId } from '../../core/values/ids.ts';
import type { Role } from '../../core/access/roles.ts';

/** Which service and agency people belong to who come by their provider's word alone, and what its words for roles mean. */
export interface RolesByClaims {
  readonly service: ServiceId;
  readonly agency: AgencyId;
  /** name of the claim that holds a list of words, or one */
  readonly claim: string;
  readonly roles: Readonly<Record<string, Role>>;
}

/** Where a browser is sent, and what its answer must fit. */
export interface ProviderRequest {
  readonly url: URL;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Whom the provider names. */
export interface ProviderAnswer {
  readonly issuer: string;
  readonly subject: string;
  readonly name?: string;
  readonly username?: string;
  readonly email?: string;
  /** words of the claim of roles */
  readonly roleWords: readonly string[];
}

/** A provider of single sign-on. */
export interface SingleSignOn {
  /** what the button says: "Leicester City Council" */
  readonly name: string;
  readonly byClaims: RolesByClaims | undefined;
  /** @param again the provider is to ask for the proof anew. @throws Error if the provider does not answer */
  begin(again: boolean): Promise<ProviderRequest>;
  /** @throws Error if the answer is not the provider's, or does not fit what was asked */
  finish(query: URLSearchParams, asked: Omit<ProviderRequest, 'url'> & { readonly again: boolean }): Promise<ProviderAnswer>;
}
