import type { ServiceId } from '../core/values/ids.ts';
import { noteLeaving } from '../app/colleagues/note-leaving.ts';
import type { Ports } from '../app/ports/index.ts';
import { repeatedly, type Running } from './repeatedly.ts';

export interface NoteLeavingOptions {
  readonly services: () => Promise<readonly ServiceId[]>;
  /** between two runs, in milliseconds */
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}

/** Every hour writes on the records of those who have left that they have, where nobody did. @returns ends it, after a run that is under way */
export function startNotingLeaving(ports: Ports, options: NoteLeavingOptions): Running {
  const run = async (ending: () => boolean): Promise<void> => {
    for (const service of await options.services()) if (!ending()) await noteLeaving(ports, service);
  };
  return repeatedly(options.everyMs ?? 60 * 60_000, run, options.onError);
}
