import { addDays, type PlainDate } from '../../values/plain-date.ts';
import type { EntryId } from '../../values/ids.ts';
import type { Entry } from '../entry.ts';
import { CONSENT_RECIPIENTS, CONSENT_SCOPE } from '../kinds/consent/consent-scope.ts';
import { STRAND_GROUNDS, STRANDS } from '../kinds/strand/strands.ts';
import { latest, type Fact, type FactType, type FactValue } from './fact.ts';

interface Consent {
  readonly status?: string;
  readonly on?: PlainDate;
  readonly until?: PlainDate;
  readonly scope: readonly string[];
  readonly recipients: readonly string[];
  readonly by?: EntryId;
}

function stepConsent(_state: Consent, e: Entry): Consent {
  const list = (name: string): readonly string[] => (e.data[name] as readonly string[] | undefined) ?? [];
  const until = e.data['until'] as PlainDate | undefined;
  return { status: String(e.data['status']), on: e.occurredOn, scope: list('scope'), recipients: list('recipients'), by: e.id, ...(until === undefined ? {} : { until }) };
}

/** What was given until a day is over on the day after it. */
function stateOn(s: Consent, day: PlainDate): string | undefined {
  return s.status === 'given' && s.until !== undefined && s.until < day ? 'expired' : s.status;
}

function ofConsent(name: string, label: string, type: FactType, value: (s: Consent, day: PlainDate) => FactValue): Fact<Consent> {
  return {
    name, label, about: 'child', type, kinds: ['consent.recorded'], init: { scope: [], recipients: [] }, step: stepConsent, value,
    wake: (s, day) => (s.until !== undefined && s.until >= day ? addDays(s.until, 1) : undefined),
    since: (s) => s.on,
    by: (s) => s.by,
  };
}

const inForce = <T extends FactValue>(read: (s: Consent) => T) => (s: Consent, day: PlainDate): T | undefined => (stateOn(s, day) === 'given' ? read(s) : undefined);

/** What a strand was decided after, so that it can be proposed again. */
const former: Fact<{ readonly now?: string; readonly before?: string; readonly by?: EntryId }> = {
  name: 'strand.former',
  label: 'Strand before',
  about: 'child',
  type: { is: 'choice', options: STRANDS },
  kinds: ['strand.decided'],
  init: {},
  step(s, e) {
    const strand = String(e.data['strand']);
    if (strand === s.now) return s;
    return { now: strand, ...(s.now === undefined ? {} : { before: s.now }), by: e.id };
  },
  value: (s) => s.before,
  by: (s) => s.by,
};

const underIom: Fact<{ readonly strand?: string; readonly since?: PlainDate }> = {
  name: 'strand.iom',
  label: 'Under Integrated Offender Management',
  about: 'child',
  type: { is: 'boolean' },
  kinds: ['strand.decided'],
  init: {},
  step(s, e) {
    const strand = String(e.data['strand']);
    return (s.strand ?? 'none') === 'none' || strand === 'none' ? { strand, since: e.occurredOn } : { ...s, strand };
  },
  value: (s) => s.strand !== undefined && s.strand !== 'none',
  since: (s) => s.since,
};

/** What may be told to whom with consent, and the strand that people decided. */
export const consentFacts: readonly Fact[] = [
  ofConsent('consent.status', 'Consent to sharing', { is: 'choice', options: { given: 'Given', refused: 'Refused', withdrawn: 'Withdrawn', expired: 'Its last day has gone by' } }, stateOn),
  ofConsent('consent.on', 'Consent of', { is: 'date' }, inForce((s) => s.on)),
  ofConsent('consent.scope', 'May be told', { is: 'set', options: CONSENT_SCOPE }, inForce((s) => s.scope)),
  ofConsent('consent.recipients', 'May be told to', { is: 'set', options: CONSENT_RECIPIENTS }, inForce((s) => s.recipients)),
  latest('strand', 'Strand', { is: 'choice', options: STRANDS }, 'strand.decided', 'strand'),
  // The same for rules about a decision on the strand, where "strand" is the strand that it gives.
  latest('strand.now', 'Strand so far', { is: 'choice', options: STRANDS }, 'strand.decided', 'strand'),
  latest('strand.ground', 'Ground of the strand', { is: 'choice', options: STRAND_GROUNDS }, 'strand.decided', 'ground'),
  former,
  underIom,
];
