import type { Entry } from '../entry.ts';
import { collected, type Fact } from './fact.ts';

interface Request {
  readonly id: string;
  readonly right: string;
  readonly received: string;
  /** what the governance officer follows: a word of `RIGHTS_STAGES` */
  readonly stage: string;
  readonly on: string;
}

/** How far a request has come, without anything of what is on the record. */
export const RIGHTS_STAGES = { received: 'Received', clarifying: 'Waiting for an answer to us', preparing: 'Being prepared', 'read-over': 'Read over', back: 'Sent back to be changed', given: 'Copy given', answered: 'Answered', refused: 'Refused' } as const;

const STAGE: Readonly<Record<string, (e: Entry) => string>> = {
  'rights.clarifying': () => 'clarifying',
  'rights.clarified': () => 'received',
  'bundle.item-decided': () => 'preparing',
  'bundle.read-over': (e) => (e.data['finding'] === 'ready' ? 'read-over' : 'back'),
  'bundle.given': () => 'given',
  'rights.answered': () => 'answered',
  'rights.refused': () => 'refused',
};

/** "request right received-on stage on" for each request; what those follow who may not see the record. */
const requests: Fact<{ readonly requests: readonly Request[] }> = {
  name: 'rights.requests',
  label: 'Requests about the record',
  about: 'child',
  type: { is: 'set' },
  kinds: ['rights.requested', ...Object.keys(STAGE)],
  init: { requests: [] },
  step(state, e) {
    if (e.kind === 'rights.requested') return { requests: [...state.requests, { id: e.id, right: String(e.data['right']), received: e.occurredOn, stage: 'received', on: e.occurredOn }] };
    const stage = STAGE[e.kind]?.(e) ?? 'received';
    if (!state.requests.some((r) => r.id === e.of && r.stage !== 'answered' && r.stage !== 'refused')) return state;
    return { requests: state.requests.map((r) => (r.id === e.of && (r.stage !== stage || r.on !== e.occurredOn) ? { ...r, stage, on: e.occurredOn } : r)) };
  },
  value: (state) => state.requests.map((r) => `${r.id} ${r.right} ${r.received} ${r.stage} ${r.on}`),
};

/** What is kept and not used: a restriction stands until it is lifted. */
const restricted = collected(
  'rights.restricted',
  'Kept, and not used',
  { 'processing.restricted': (e) => e.id },
  { 'processing.unrestricted': (e) => e.of },
);

export const rightsFacts: readonly Fact[] = [requests, restricted];
