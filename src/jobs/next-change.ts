import type { ServiceId } from '../core/values/ids.ts';
import type { Ports } from '../app/ports/index.ts';
import { deriveAgain, type DerivedAgain } from '../app/rebuild/derive-again.ts';

/** A job that runs in this process until it is stopped. */
export interface Job {
  /** Runs as soon as may be: something that duties rest on has changed. */
  soon(): void;
  /** Ends the job; resolves when a run that was under way has ended. */
  stop(): Promise<void>;
}

export interface NextChangeOptions {
  readonly services: () => Promise<readonly ServiceId[]>;
  /** between two runs, in milliseconds */
  readonly everyMs?: number;
  readonly onRun?: (service: ServiceId, result: DerivedAgain) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Derives again what changes with the day or with the declared surroundings, once a minute and when asked to. A timer in
 * this process: what is to be done is a query, each subject is locked in its own transaction, and nothing is lost by a
 * restart, so that no queue and no lock of the job's own is needed.
 */
export function startNextChange(ports: Pick<Ports, 'store' | 'policies' | 'clock'>, options: NextChangeOptions): Job {
  const everyMs = options.everyMs ?? 60_000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const run = async (): Promise<void> => {
    for (const service of await options.services()) {
      if (stopped) return;
      options.onRun?.(service, await deriveAgain(ports, service, ports.clock.today()));
    }
  };
  const begin = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    if (running !== undefined) {
      again = true;
      return;
    }
    running = run()
      .catch(options.onError)
      .finally(() => {
        running = undefined;
        if (stopped) return;
        timer = setTimeout(begin, again ? 0 : everyMs);
        again = false;
        timer.unref?.();
      });
  };
  begin();
  return {
    soon: begin,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
