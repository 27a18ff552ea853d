/** What runs by itself until the program ends. */
export interface Running {
  /** Ends it, after a run that is under way. */
  stop(): Promise<void>;
}

/**
 * Runs something at once and then again and again, each run so long after the end of the one before: no two go on at a time, and one that
 * fails keeps none after it from being run.
 * @param everyMs between two runs, in milliseconds
 * @param run is told how to ask whether the end has come, for what goes through many
 */
export function repeatedly(everyMs: number, run: (ending: () => boolean) => Promise<void>, onError: (error: unknown) => void): Running {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const begin = (): void => {
    if (stopped) return;
    running = run(() => stopped).catch(onError).finally(() => {
      if (stopped) return;
      timer = setTimeout(begin, everyMs);
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
