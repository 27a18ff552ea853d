import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { faultOfAddress, isPublicAddress } from './public-addresses.ts';

const TIMEOUT_MS = 10_000;

/** A message on its way: whether it was taken, or why not, in words for the administrator. */
export type Sent = { readonly taken: true } | { readonly taken: false; readonly why: string };

/**
 * Posts a message. The name is looked up here and the very address that was looked at is connected to, so that nobody can give one
 * answer to the check and another to the connection. No redirect is followed, nothing of the answer but its status is read.
 */
export function sendMessage(url: string, body: string, headers: Readonly<Record<string, string>>, anywhere: boolean): Promise<Sent> {
  const fault = faultOfAddress(url, anywhere);
  if (fault !== undefined) return Promise.resolve({ taken: false, why: `not sent: give ${fault}` });
  const to = new URL(url);
  const options: RequestOptions = {
    method: 'POST', agent: false, timeout: TIMEOUT_MS, signal: AbortSignal.timeout(TIMEOUT_MS * 2),
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Throughline' },
    lookup: (host, asked, done) => {
      resolve(host, { ...asked, all: true }, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
        const strange = error === null && !anywhere && (found.length === 0 || found.some((a) => !isPublicAddress(a.address)));
        const refused = strange ? new NotPublic() : error;
        const [first] = found ?? [];
        if (refused !== null || first === undefined) done(refused ?? new NotPublic(), '', 4);
        else if (asked.all === true) done(null, found);
        else done(null, first.address, first.family);
      });
    },
  };
  return new Promise((settle) => {
    const ended = (why: string): void => settle({ taken: false, why });
    const request = (to.protocol === 'https:' ? secureRequest : plainRequest)(to, options, (response) => {
      const status = response.statusCode ?? 0;
      response.resume();
      response.destroy();
      if (status >= 200 && status < 300) settle({ taken: true });
      else ended(status >= 300 && status < 400 ? `answered ${status}: it leads elsewhere, and no message is sent on` : `answered ${status}`);
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', (error: NodeJS.ErrnoException) => ended(error instanceof NotPublic ? error.message : WORDS[error.code ?? ''] ?? (error.name === 'AbortError' || error.name === 'TimeoutError' || error.message === 'no answer in time' ? 'no answer in time' : `not reached (${error.code ?? 'unknown'})`)));
    request.end(body);
  });
}

class NotPublic extends Error {
  constructor() {
    super('not sent: the name leads to this machine or to a private network');
  }
}

const WORDS: Readonly<Record<string, string>> = { ECONNREFUSED: 'nobody listens there', ENOTFOUND: 'the name is not known', ECONNRESET: 'the connection was broken', CERT_HAS_EXPIRED: 'its certificate has expired', DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody who is known' };
