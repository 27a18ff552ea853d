/** How a draft left: kept on the server, refused for good (sign-in over, form unknown), or not got through yet. */
export type SendResult = 'saved' | 'refused' | 'unreachable';

export interface DraftQueueParts {
  /** What the form holds now, ready to be sent. */
  readonly read: () => string;
  readonly send: (body: string) => Promise<SendResult>;
  readonly say: (state: 'saving' | 'saved' | 'offline' | 'refused') => void;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const QUIET_MS = 2_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;
/** Browsers let at most 64 KiB outlive the page that sends it. */
export const LONGEST_FAREWELL = 60_000;

/**
 * Sends the newest text after two quiet seconds, one request at a time, and tries again until it is kept. Only the newest text
 * counts: an older one is never sent after a newer one. The form itself is the memory, so nothing is lost while offline.
 */
export class DraftQueue {
  readonly #parts: DraftQueueParts;
  #kept: string;
  #cancel: () => void = () => undefined;
  #sending = false;
  #stopped = false;
  #retryMs = FIRST_RETRY_MS;
  #failing = false;

  constructor(parts: DraftQueueParts) {
    this.#parts = parts;
    this.#kept = parts.read();
  }

  /** True while the form holds something that the server does not. */
  get unsaved(): boolean {
    return !this.#stopped && this.#parts.read() !== this.#kept;
  }

  /** True when leaving the page now would lose text: the last attempt failed, or the text is too long to follow the page out. */
  get atRisk(): boolean {
    return this.unsaved && (this.#failing || this.#parts.read().length > LONGEST_FAREWELL);
  }

  /** Something was typed. */
  changed(): void {
    this.#later(QUIET_MS);
  }

  /** The form itself is being sent: no draft may follow it. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** The form was not sent after all: drafts are kept again. */
  resume(): void {
    this.#stopped = false;
    this.#later(QUIET_MS);
  }

  /** Sends at once what is not kept yet. */
  async flush(): Promise<void> {
    this.#cancel();
    if (this.#sending || !this.unsaved) return;
    this.#sending = true;
    const body = this.#parts.read();
    this.#parts.say('saving');
    const result = await this.#parts.send(body);
    this.#sending = false;
    this.#failing = result !== 'saved';
    if (this.#stopped) return;
    if (result === 'saved') {
      this.#kept = body;
      this.#retryMs = FIRST_RETRY_MS;
      this.#parts.say('saved');
      if (this.unsaved) this.#later(QUIET_MS);
      return;
    }
    this.#parts.say(result === 'refused' ? 'refused' : 'offline');
    this.#later(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #later(milliseconds: number): void {
    if (this.#stopped) return;
    this.#cancel();
    this.#cancel = this.#parts.after(milliseconds, () => void this.flush());
  }
}
