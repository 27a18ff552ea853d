import { AGENCY_TYPES, STAFF_SORTS } from '../kinds/staff/staff-joined.ts';
import { between, lastOn, latest, type Fact } from './fact.ts';
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

const typed = latest('staff.work', 'Post', { is: 'text' }, 'staff.joined', 'work', 'worker');

/** The post, as rules name it, however it was typed: "Targeted Support Worker" is targeted-support-worker. */
const post: typeof typed = {
  ...typed,
  value: (state, day) => {
    const words = typed.value(state, day);
    return typeof words === 'string' ? words.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-') : words;
  },
};

/** What is known of somebody who works for the service, beside their cases. */
export const staffFacts: readonly Fact[] = [
  between('staff.here', 'Works for the service', { 'staff.joined': () => true }, { 'staff.left': () => true }, 'worker'),
  latest('staff.sort', 'Works as', { is: 'choice', options: STAFF_SORTS }, 'staff.joined', 'sort', 'worker'),
  post,
  latest('staff.agency', 'Agency', { is: 'text' }, 'staff.joined', 'agency', 'worker'),
  latest('staff.agency-type', 'The agency is', { is: 'choice', options: AGENCY_TYPES }, 'staff.joined', 'agency-type', 'worker'),
  latest('staff.line-manager', 'Line manager', { is: 'text' }, 'staff.joined', 'answers-to', 'worker'),
  outstanding,
  lastOn('secure-account.opened-on', 'CJSM account opened', ['secure-account.opened'], (e) => e.data['system'] === 'cjsm', 'worker'),
  lastOn('secure-account.used-on', 'CJSM account last used', ['secure-account.opened', 'secure-account.used'], (e) => e.data['system'] === 'cjsm', 'worker'),
  lastOn('sampled-on', 'Work last looked at', ['work.sampled'], () => true, 'worker'),
];
