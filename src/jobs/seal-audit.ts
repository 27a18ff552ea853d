import type { ServiceId } from '../core/values/ids.ts';
import type { Chain, Head, Witness } from '../app/ports/audit.ts';
import type { Ports } from '../app/ports/index.ts';
import { sealAudit, witnessHeads } from '../app/audit/seal-audit.ts';
import { repeatedly } from './repeatedly.ts';

export interface SealAuditOptions {
  readonly services: () => Promise<readonly ServiceId[]>;
  readonly witness: Witness;
  /** between two runs of sealing, in milliseconds: so long the tail that no batch has sealed may grow */
  readonly everyMs?: number;
  /** between two times at which the ends of the chains are written down outside the database, in milliseconds */
  readonly witnessEveryMs?: number;
  readonly onError: (error: unknown) => void;
}

export interface SealingJob {
  /** Seals what is left and writes the ends down: to be called when nobody is served any longer. */
  stop(): Promise<void>;
}

const DAY = 24 * 60 * 60_000;

/**
 * Seals the audit every 20 seconds and writes the ends of the chains down every 10 minutes, at the start and at the end. A
 * timer in this process: what is to be sealed is a query, and what one run leaves the next one finds.
 */
export function startSealing(ports: Pick<Ports, 'store' | 'clock'>, options: SealAuditOptions): SealingJob {
  const everyMs = options.everyMs ?? 20_000;
  const witnessEveryMs = options.witnessEveryMs ?? 10 * 60_000;
  const written = new Map<ServiceId, Readonly<Partial<Record<Chain, Head>>>>();
  let wholeAt = Number.NEGATIVE_INFINITY;
  let witnessedAt = Number.NEGATIVE_INFINITY;

  const run = async (last: boolean): Promise<void> => {
    // A monotonic count of milliseconds: a clock that is put back does not keep anything from being sealed.
    const now = performance.now();
    const whole = last || now - wholeAt >= DAY;
    const witnessing = last || now - witnessedAt >= witnessEveryMs;
    for (const service of await options.services()) {
      await sealAudit(ports, service, whole);
      if (witnessing) written.set(service, await witnessHeads(ports, options.witness, service, written.get(service) ?? {}));
    }
    if (whole) wholeAt = now;
    if (witnessing) witnessedAt = now;
  };
  const running = repeatedly(everyMs, () => run(false), options.onError);
  return {
    async stop() {
      await running.stop();
      await run(true);
    },
  };
}
