import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { seal, unseal, type Keys } from '../../app/identity/seal.ts';

/** The cookies of a sign-in, by what they are for. */
const NAMES = { session: 'throughline', browser: 'throughline-browser', notice: 'throughline-notice', step: 'throughline-step' } as const;
type Name = keyof typeof NAMES;

/** A session's cookie outlives the session: so we know whose a late submission is. What counts is what the server remembers. */
const DAYS: Readonly<Record<Name, number>> = { session: 7, browser: 1, notice: 0.01, step: 0.01 };

/** Reads and writes cookies: closed to scripts, to other sites, and under https to other hosts of the same name. */
export class Cookies {
  readonly #secure: boolean;
  readonly #keys: Keys;

  constructor(secure: boolean, keys: Keys) {
    this.#secure = secure;
    this.#keys = keys;
  }

  read(request: FastifyRequest, name: Name): string | undefined {
    return request.cookies[this.#name(name)];
  }

  write(reply: FastifyReply, name: Name, value: string): void {
    reply.setCookie(this.#name(name), value, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#secure, maxAge: Math.round(DAYS[name] * 86_400) });
  }

  clear(reply: FastifyReply, name: Name): void {
    reply.clearCookie(this.#name(name), { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#secure });
  }

  /** What is to be said on the next page; sealed, because it may name a child. */
  leaveNotice(reply: FastifyReply, text: string): void {
    this.write(reply, 'notice', Buffer.from(seal(this.#keys, text, 'notice')).toString('base64url'));
  }

  takeNotice(request: FastifyRequest, reply: FastifyReply): string | undefined {
    const kept = this.read(request, 'notice');
    if (kept === undefined) return undefined;
    this.clear(reply, 'notice');
    return unseal(this.#keys, Buffer.from(kept, 'base64url'), 'notice');
  }

  #name(name: Name): string {
    return this.#secure ? `__Host-${NAMES[name]}` : NAMES[name];
  }
}
