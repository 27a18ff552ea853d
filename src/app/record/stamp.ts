import { createHash } from 'node:crypto';
import { ENGINE } from '../../core/duties/derive.ts';
import type { Stamp } from '../ports/records.ts';
import type { ServiceContext } from './context.ts';

const KNOWN = new WeakMap<ServiceContext, Stamp>();

/**
 * What a derivation in this context is made with. The surroundings are hashed whole, so that nobody has to say which
 * change concerns whom: whatever carries another stamp is derived again.
 */
export function stampOf(context: ServiceContext): Stamp {
  const known = KNOWN.get(context);
  if (known) return known;
  const { around } = context;
  const posts = context.workers.filter((w) => w.isSystem !== true).sort((a, b) => (a.id < b.id ? -1 : 1)).map((w) => [w.id, w.posts.map((p) => [p.role, p.area])]);
  const settings = Object.entries(around.settings).sort();
  const text = JSON.stringify([context.bankHolidays, around.sittings, settings, around.goLive ?? null, posts]);
  const stamp = { policyHash: context.program.hash, engine: ENGINE, surroundings: createHash('sha256').update(text).digest('hex') };
  KNOWN.set(context, stamp);
  return stamp;
}
