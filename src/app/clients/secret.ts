import { createHash, randomBytes } from 'node:crypto';
import { id, type ServiceId } from '../../core/values/ids.ts';

/** How a secret begins, so that whoever finds one in a program's text knows what it opens. */
const BEGINS = 'tlk';
const FORM = /^tlk\.([a-z0-9-]{2,60})\.([\w-]{43})$/;

/** A secret of a system, 256 bits drawn by lot. It names its service, which is looked into and no other. */
export function newSecret(service: ServiceId): string {
  return `${BEGINS}.${service}.${randomBytes(32).toString('base64url')}`;
}

/** What is kept of it and looked up by. */
export function hashOfSecret(secret: string): Uint8Array {
  return createHash('sha256').update(`client ${secret}`).digest();
}

/** Of which service a secret says it is; undefined if it is none. */
export function serviceOfSecret(text: string): ServiceId | undefined {
  const service = FORM.exec(text)?.[1];
  return service === undefined ? undefined : id<ServiceId>(service);
}

/** By which people tell secrets apart without seeing them. */
export function markOfSecret(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex').slice(0, 8);
}
