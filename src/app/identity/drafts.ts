import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Reader } from '../ports/index.ts';
import type { IdentityStore, SealedDraft, Session } from '../ports/identity.ts';
import { seal, unseal, type Keys } from './seal.ts';
import { minutesAfter } from './sign-in.ts';

/** Drafts expire after so many days. */
export const DRAFT_DAYS = 7;

/** Every value of each name of a form, as it was typed. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** A form that is given back. */
export interface KeptForm {
  readonly key: string;
  readonly sort: 'draft' | 'held';
  readonly form: Typed;
  /** where it was sent */
  readonly path: string;
  readonly savedAt: string;
  /** names of files that came with it and could not be kept */
  readonly files: readonly string[];
  /** why it was held: the sign-in had ended, or a fresh proof was asked for */
  readonly why: 'ended' | 'confirm';
}

const CONTENT = z.object({ form: z.record(z.string(), z.array(z.string())), path: z.string(), files: z.array(z.string()), why: z.enum(['ended', 'confirm']).default('ended') });
type Content = z.infer<typeof CONTENT>;

/** Forms that were typed and not recorded: sealed for one person, whom alone they are given back to. */
export class Drafts {
  readonly #identity: IdentityStore;
  readonly #clock: Clock;
  readonly #keys: Keys;

  /** @param keys the first seals, each opens; others open nothing that these sealed */
  constructor(identity: IdentityStore, clock: Clock, keys: Keys) {
    this.#identity = identity;
    this.#clock = clock;
    this.#keys = keys;
  }

  async save(reader: Reader, key: string, form: Typed, path: string): Promise<void> {
    await this.#identity.saveDraft(reader, this.#sealed(reader, key, 'draft', { form: asWritten(form), path, files: [], why: 'ended' }));
  }

  async load(reader: Reader, key: string): Promise<KeptForm | undefined> {
    const draft = await this.#identity.draft(reader, key, this.#clock.now());
    return draft === undefined ? undefined : this.#opened(reader, draft);
  }

  /** A form that is kept and that none of the secrets opens: when it was saved and until when it lies. */
  async locked(reader: Reader, key: string): Promise<Pick<SealedDraft, 'savedAt' | 'expiresAt'> | undefined> {
    const draft = await this.#identity.draft(reader, key, this.#clock.now());
    return draft === undefined || this.#opened(reader, draft) !== undefined ? undefined : draft;
  }

  async remove(reader: Reader, key: string): Promise<void> {
    await this.#identity.removeDraft(reader, key);
  }

  /** Submissions of this person that came after their session had ended. */
  async held(reader: Reader): Promise<readonly KeptForm[]> {
    const rows = await this.#identity.held(reader, this.#clock.now());
    return rows.flatMap((row) => this.#opened(reader, row) ?? []);
  }

  /** Holds a submission for the person whose session it was. @returns its key */
  async hold(session: Session, form: Typed, path: string, files: readonly string[], why: KeptForm['why'] = 'ended'): Promise<string> {
    // With the child's id, so that erasing the record finds it.
    const about = /\/children\/([0-9a-f-]{36})(?:\/|\?|$)/.exec(path)?.[1];
    const key = `held-${randomUUID()}${about === undefined ? '' : `:${about}`}`;
    await this.#identity.hold(session, this.#sealed(session, key, 'held', { form: asWritten(form), path, files: [...files], why }));
    return key;
  }

  #sealed(owner: Pick<Session, 'service' | 'worker'>, key: string, sort: SealedDraft['sort'], content: Content): SealedDraft {
    const savedAt = this.#clock.now();
    const sealed = seal(this.#keys, JSON.stringify(content), binding(owner, key));
    return { key, sort, sealed, savedAt, expiresAt: minutesAfter(savedAt, DRAFT_DAYS * 24 * 60) };
  }

  #opened(reader: Reader, draft: SealedDraft): KeptForm | undefined {
    const text = unseal(this.#keys, draft.sealed, binding(reader, draft.key));
    if (text === undefined) return undefined;
    const { form, path, files, why } = CONTENT.parse(JSON.parse(text));
    return { key: draft.key, sort: draft.sort, form, path, savedAt: draft.savedAt, files, why };
  }
}

function binding(owner: Pick<Session, 'service' | 'worker'>, key: string): string {
  return `${owner.service}/${owner.worker}/${key}`;
}

/** Without the token of the session in which it was typed: it is worth nothing later, and need not be kept. */
function asWritten(form: Typed): Record<string, string[]> {
  return Object.fromEntries(Object.entries(form).filter(([name]) => name !== '_csrf').map(([name, values]) => [name, [...values]]));
}
