import { AGENCY_TYPES, STAFF_SORTS } from '../kinds/staff/staff-joined.ts';
import { between, lastOn, latest, type Fact, type FactValue, type Known } from './fact.ts';
import type { Entry } from '../entry.ts';

interface Read {
  /** the version of each document that was issued last */
  readonly issued: Readonly<Record<string, string>>;
  readonly read: readonly string[];
}

/** Documents of which the version issued last has not been confirmed; an earlier version that was read does not count. */
const outstanding: Fact<Read> = {
  name: 'documents.outstanding',
  label: 'Documents not yet read',
  about: 'worker',
  type: { is: 'set' },
  kinds: ['document.issued', 'document.acknowledged'],
  init: { issued: {}, read: [] },
  step(s, e: Entry) {
    const document = String(e.data['document']);
    const version = String(e.data['version']);
    return e.kind === 'document.issued' ? { ...s, issued: { ...s.issued, [document]: version } } : { ...s, read: [...s.read, `${document} ${version}`] };
  },
  value: (s) => Object.entries(s.issued).flatMap(([d, v]) => (s.read.includes(`${d} ${v}`) ? [] : [d])),
};

/** A post as rules speak of it, however it is written: "Targeted support worker" is targeted-support-worker. */
const work: Fact<Known<FactValue> | undefined> = (() => {
  const written = latest('staff.work', 'Post', { is: 'text' }, 'staff.joined', 'work', 'worker');
  return { ...written, value: (s, day) => String(written.value(s, day) ?? '').trim().toLowerCase().replace(/\s+/g, '-') || undefined };
})();

/** What is known of somebody who works for the service, beside their cases. */
export const staffFacts: readonly Fact[] = [
  between('staff.here', 'Works for the service', { 'staff.joined': () => true }, { 'staff.left': () => true }, 'worker'),
  latest('staff.sort', 'Works as', { is: 'choice', options: STAFF_SORTS }, 'staff.joined', 'sort', 'worker'),
  work,
  latest('staff.agency', 'Agency', { is: 'text' }, 'staff.joined', 'agency', 'worker'),
  latest('staff.agency-type', 'The agency is', { is: 'choice', options: AGENCY_TYPES }, 'staff.joined', 'agency-type', 'worker'),
  latest('staff.line-manager', 'Line manager', { is: 'text' }, 'staff.joined', 'answers-to', 'worker'),
  outstanding,
  lastOn('secure-account.opened-on', 'CJSM account opened', ['secure-account.opened'], (e) => e.data['system'] === 'cjsm', 'worker'),
  lastOn('secure-account.used-on', 'CJSM account last used', ['secure-account.opened', 'secure-account.used'], (e) => e.data['system'] === 'cjsm', 'worker'),
  lastOn('sampled-on', 'Work last looked at', ['work.sampled'], () => true, 'worker'),
];
