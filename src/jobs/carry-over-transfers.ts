import type { ServiceId } from '../core/values/ids.ts';
import { carryOver } from '../app/transfers/carry-over.ts';
import type { Ports } from '../app/ports/index.ts';
import { repeatedly, type Running } from './repeatedly.ts';

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
export function startCarryingOver(ports: Ports, options: CarryOverOptions): Running {
  const run = async (ending: () => boolean): Promise<void> => {
    for (const service of await options.services()) if (!ending()) await carryOver(ports, service);
  };
  return repeatedly(options.everyMs ?? 60_000, run, options.onError);
}
