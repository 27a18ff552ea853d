import type { EntryId } from '../../values/ids.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import type { PARTNER_ANSWERS } from '../kinds/support/partner-answered.ts';
import { SUPPORT_SERVICES } from '../kinds/support/support-services.ts';
import { lastOn, latest, type Fact, type FactType, type FactValue } from './fact.ts';

interface Open {
  readonly id: EntryId;
  readonly service: string;
  readonly on: PlainDate;
}
interface Waiting {
  readonly open: readonly Open[];
}

/** Ends the one that it answers, or, if it says none, the oldest for the same service. */
function without(open: readonly Open[], entry: Entry): readonly Open[] {
  const ended = open.find((o) => o.id === entry.of) ?? (entry.of === undefined ? open.find((o) => o.service === entry.data['service']) : undefined);
  return ended === undefined ? open : open.filter((o) => o !== ended);
}

function stepWaiting(state: Waiting, entry: Entry): Waiting {
  if (entry.kind === 'service.waiting') return { open: [...state.open, { id: entry.id, service: String(entry.data['service']), on: entry.occurredOn }] };
  return { open: without(state.open, entry) };
}

function ofWaiting(name: string, label: string, type: FactType, value: (state: Waiting) => FactValue): Fact<Waiting> {
  return { name, label, about: 'child', type, kinds: ['service.waiting', 'service.started', 'service.wait-ended'], init: { open: [] }, step: stepWaiting, value, by: (s) => s.open[0]?.id };
}

interface Referrals {
  readonly open: readonly Open[];
  /** the latest answer for each service */
  readonly answers: Readonly<Record<string, string>>;
}

function stepReferrals(state: Referrals, entry: Entry): Referrals {
  const service = String(entry.data['service']);
  switch (entry.kind) {
    case 'partner.referred': {
      // Referred anew, the earlier answer is history.
      const { [service]: _earlier, ...answers } = state.answers;
      return { answers, open: [...state.open, { id: entry.id, service, on: entry.occurredOn }] };
    }
    case 'partner.answered':
      return { open: without(state.open, entry), answers: { ...state.answers, [service]: String(entry.data['answer']) } };
    default: {
      // Support that has started settles what was asked for.
      const { [service]: _settled, ...answers } = state.answers;
      return { open: without(state.open, entry), answers };
    }
  }
}

function ofReferrals(name: string, label: string, value: (state: Referrals) => readonly string[]): Fact<Referrals> {
  return { name, label, about: 'child', type: { is: 'set', options: SUPPORT_SERVICES }, kinds: ['partner.referred', 'partner.answered', 'service.started'], init: { open: [], answers: {} }, step: stepReferrals, value };
}

const answered = (answer: keyof typeof PARTNER_ANSWERS) => (s: Referrals): readonly string[] => Object.entries(s.answers).flatMap(([service, a]) => (a === answer ? [service] : []));

/** What a child waits for, what partners have answered, and when somebody last looked at the quality of the work. */
export const supportFacts: readonly Fact[] = [
  ofWaiting('waiting.for', 'Waits for', { is: 'set', options: SUPPORT_SERVICES }, (s) => [...new Set(s.open.map((o) => o.service))]),
  ofWaiting('waiting.since', 'Waiting since', { is: 'date' }, (s) => s.open.map((o) => o.on).sort()[0]),
  ofReferrals('partner.awaited', 'Referred to partners, no answer yet', (s) => [...new Set(s.open.map((o) => o.service))]),
  ofReferrals('partner.accepted', 'Accepted by partners', answered('accepted')),
  ofReferrals('partner.refused', 'Refused by partners', answered('refused')),
  lastOn('audit.on', 'Last audited', ['audit.completed']),
  latest('qa.outcome', 'Considered for quality assurance', { is: 'choice', options: { chosen: 'Chosen', 'not-chosen': 'Not chosen' } }, 'qa.considered', 'outcome'),
  lastOn('qa.on', 'Quality assurance considered on', ['qa.considered']),
];
