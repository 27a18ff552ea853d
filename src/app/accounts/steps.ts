import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '../identity/seal.ts';
import type { Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';

/** How long somebody has for one step, in minutes. */
export const STEP_MINUTES = 10;

/** What lies between a proof and a session. */
export const STEP_SORTS = ['second-factor', 'enrol', 'new-password', 'passkey', 'confirm', 'single-sign-on'] as const;
export type StepSort = (typeof STEP_SORTS)[number];

const CONTENT = z.object({
  /** where to go on to */
  to: z.string().default('/'),
  /** by what the person has proved who they are so far */
  proof: z.enum(['password', 'single-sign-on']).optional(),
  /** challenge of a passkey */
  challenge: z.string().optional(),
  /** key of an authenticator that is being added, in base 32 */
  secret: z.string().optional(),
  verifier: z.string().optional(),
  state: z.string().optional(),
  nonce: z.string().optional(),
  /** what single sign-on is for */
  aim: z.enum(['sign-in', 'join', 'confirm', 'link']).optional(),
  /** digest of the link that is being used, in hex */
  link: z.string().optional(),
});
export type StepContent = z.output<typeof CONTENT>;

export interface Step {
  readonly tokenHash: Uint8Array;
  readonly sort: StepSort;
  readonly owner: Owner | undefined;
  readonly content: StepContent;
}

export function tokenOfStep(): string {
  return randomBytes(32).toString('base64url');
}

const hashOf = (token: string): Uint8Array => createHash('sha256').update(`step ${token}`).digest();

/** Begins a step. @returns its token, for the browser's cookie */
export async function beginStep(desk: Desk, sort: StepSort, owner: Owner | undefined, content: Partial<StepContent>): Promise<string> {
  const token = tokenOfStep();
  const tokenHash = hashOf(token);
  await desk.identity.addStep({
    tokenHash, sort,
    sealed: seal(desk.keys, JSON.stringify(CONTENT.parse(content)), `step ${sort} ${Buffer.from(tokenHash).toString('hex')}`),
    endsAt: new Date(Date.parse(desk.clock.now()) + STEP_MINUTES * 60_000).toISOString(),
    ...(owner === undefined ? {} : { owner: { service: owner.service, worker: owner.worker } }),
  });
  return token;
}

/** The step of a token, if it still runs and is of this sort. */
export async function stepOf(desk: Desk, token: string | undefined, ...sorts: readonly StepSort[]): Promise<Step | undefined> {
  if (token === undefined || token === '') return undefined;
  const found = await desk.identity.step(hashOf(token), desk.clock.now());
  const sort = sorts.find((s) => s === found?.sort);
  if (found === undefined || sort === undefined) return undefined;
  const text = unseal(desk.keys, found.sealed, `step ${sort} ${Buffer.from(found.tokenHash).toString('hex')}`);
  return text === undefined ? undefined : { tokenHash: found.tokenHash, sort, owner: found.owner, content: CONTENT.parse(JSON.parse(text)) };
}

/** Uses a step up. @returns false if somebody was quicker */
export async function endStep(desk: Desk, step: Step): Promise<boolean> {
  return desk.identity.takeStep(step.tokenHash);
}
