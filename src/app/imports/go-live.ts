import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { deriveAgain, type DerivedAgain } from '../rebuild/derive-again.ts';
import type { Ports } from '../ports/index.ts';

/**
 * Sets the day on which the service goes live: what fell due before it is brought forward, to check, and nobody is late for it.
 * Everybody's standing and duties are derived again; the answer does not wait for that, since a job does it too.
 */
export async function setGoLive(ports: Ports, actor: Actor, day: PlainDate | undefined): Promise<{ readonly derived: Promise<DerivedAgain> }> {
  await ports.store.asSystem(actor.service, ({ directory }) => directory.setGoLive(day));
  return { derived: deriveAgain(ports, actor.service, ports.clock.today()) };
}
