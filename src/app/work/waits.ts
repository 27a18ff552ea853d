import { addMonths, longDate, type PlainDate } from '../../core/values/plain-date.ts';
import { opens, type Permission } from '../../core/access/permissions.ts';
import type { Purpose } from '../../core/access/purposes.ts';
import type { Role } from '../../core/access/roles.ts';
import { looking } from '../audit/looking.ts';
import { SIGNAL_SORTS } from '../audit/signals/signal.ts';
import { inLondon } from '../audit/london.ts';
import { loadPartners } from '../partners/load-partners.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { loadAssessments } from '../processing/assessments.ts';
import { loadReview } from '../retention/load-review.ts';
import { sortsOf } from '../retention/sorts-of.ts';
import { programOf } from '../record/context.ts';

/** One thing that waits for somebody, as a line: what it is, and the day by which if there is one. */
export interface Waiting {
  readonly text: string;
  readonly due?: PlainDate;
}

/** What waits of one sort, and the page on which it is done. */
export interface Wait {
  readonly title: string;
  readonly href: string;
  readonly lines: readonly Waiting[];
}

/** A sort of work that is no duty about a record: whose it is, what it needs, and how it is found. */
interface WaitSort {
  readonly title: string;
  readonly href: string;
  readonly whose: readonly Role[];
  readonly needs: Permission;
  /** why it is read: row security and the audit go by it, as on the page itself */
  readonly purpose: Purpose;
  load(ports: Ports, reader: Reader, today: PlainDate): Promise<readonly Waiting[]>;
}

const GOVERNANCE: readonly Role[] = ['information-governance-officer'];
/** How long before its day a review is shown. */
const MONTHS_AHEAD = 1;

/** Everything that waits for somebody beside what the policy asks about records. One more sort is one more line here. */
const WAIT_SORTS: readonly WaitSort[] = [
  {
    title: 'Unusual looking, to look into', href: '/looking', whose: GOVERNANCE, needs: 'audit.see', purpose: 'checking how records are looked at',
    async load(ports, reader) {
      const { signals } = await looking(ports, reader, {});
      return signals.filter((s) => !s.settled).map((s) => ({ text: `${SIGNAL_SORTS[s.sort]}: ${s.name}` }));
    },
  },
  {
    title: 'Requests about records', href: '/rights', whose: GOVERNANCE, needs: 'rights.follow', purpose: 'following requests about records',
    async load(ports, reader) {
      const all = await ports.store.asReader(reader, (unit) => unit.rights.followed());
      return all.filter((r) => r.stage !== 'answered' && r.stage !== 'refused').map((r) => ({ text: r.paused ? `${r.name}: waits for their answer` : r.name, ...(r.due === undefined || r.paused ? {} : { due: r.due }) }));
    },
  },
  {
    title: 'Erasures to agree to or refuse', href: '/retention', whose: GOVERNANCE, needs: 'retention.see', purpose: 'keeping records no longer than the rule says',
    async load(ports, reader, today) {
      const { program } = await ports.store.asReader(reader, ({ directory }) => programOf(directory, ports.policies, today));
      const theirs = new Set(program.rules.retention.filter((r) => r.agrees.some((role) => reader.roles.includes(role))).map((r) => r.key));
      const reviews = await Promise.all(sortsOf(reader.roles).map((sort) => loadReview(ports, reader, today, sort)));
      return reviews.flatMap((r) => r.proposed).filter(({ entry }) => theirs.has(String(entry.data['rule'])) && entry.recordedBy !== reader.worker).map((p) => ({ text: `${p.about}: proposed on ${longDate(p.entry.occurredOn)}` }));
    },
  },
  {
    title: 'Agreements to be looked at again', href: '/processing', whose: GOVERNANCE, needs: 'processing.see', purpose: 'keeping the register of processing',
    async load(ports, reader, today) {
      const soon = addMonths(today, MONTHS_AHEAD);
      const all = (await loadPartners(ports, reader)).flatMap((p) => p.agreements.map((a) => ({ ...a, partner: p.name })));
      return all.flatMap((a) => (a.ended || a.nextReview === undefined || a.nextReview > soon ? [] : [{ text: `${a.title}, with ${a.partner}`, due: a.nextReview }]));
    },
  },
  {
    title: 'Impact assessments to be looked at again', href: '/processing', whose: GOVERNANCE, needs: 'processing.see', purpose: 'keeping the register of processing',
    async load(ports, reader, today) {
      const soon = addMonths(today, MONTHS_AHEAD);
      const { all, agreementsWithout } = await loadAssessments(ports, reader);
      return [
        ...all.flatMap((a) => (a.nextReview === undefined || a.nextReview > soon ? [] : [{ text: a.title, due: a.nextReview }])),
        ...agreementsWithout.map((title) => ({ text: `${title}: no assessment names this agreement` })),
      ];
    },
  },
  {
    title: 'Files that are withheld', href: '/looking', whose: GOVERNANCE, needs: 'audit.see', purpose: 'checking how records are looked at',
    async load(ports, reader) {
      const files = await ports.store.asReader(reader, (unit) => unit.documents.withheld());
      return files.map((f) => ({ text: `${f.found}, found on ${longDate(inLondon(f.scannedAt).day)}; the managers see of whose record` }));
    },
  },
];

/** What waits for somebody, sort by sort, those with nothing left out; within each the earliest day first. */
export async function loadWaits(ports: Ports, reader: Reader, today: PlainDate): Promise<readonly Wait[]> {
  const theirs = WAIT_SORTS.filter((s) => s.whose.some((r) => reader.roles.includes(r)) && opens(reader.roles, { permission: s.needs, purpose: s.purpose, change: false }));
  const found = await Promise.all(theirs.map(async (s): Promise<Wait> => {
    const lines = await s.load(ports, { ...reader, purpose: s.purpose }, today);
    return { title: s.title, href: s.href, lines: [...lines].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1)) };
  }));
  return found.filter((w) => w.lines.length > 0);
}
