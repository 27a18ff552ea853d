import type { ServiceId } from '../core/values/ids.ts';
import { carryOver } from '../app/transfers/carry-over.ts';
import type { Ports } from '../app/ports/index.ts';

export interface CarryOverOptions {
  readonly services: () => Promise<readonly ServiceId[]>;
  /** between two runs, in milliseconds */
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Every minute writes on each service's own records what the others have done: sent, taken back, answered. Each act does so itself at
 * once; this finds what an act that was cut off has left. @returns ends it, after a run that is under way
 */
export function startCarryingOver(ports: Ports, options: CarryOverOptions): { stop(): Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const run = async (): Promise<void> => {
    for (const service of await options.services()) if (!stopped) await carryOver(ports, service);
  };
  let running: Promise<void> = Promise.resolve();
  const begin = (): void => {
    if (stopped) return;
    running = run().catch(options.onError).finally(() => {
      if (stopped) return;
      timer = setTimeout(begin, options.everyMs ?? 60_000);
      timer.unref();
    });
  };
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
