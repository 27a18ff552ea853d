import type { EntryId, SubjectId } from '../../core/values/ids.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { agreementsOf, type Agreed } from '../../core/chronology/facts/partnership.ts';
import type { Names } from '../../core/chronology/kind.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { Duty } from '../../core/duties/duty.ts';
import type { Ports, Reader } from '../ports/index.ts';

/** An obligation with how it stands and the challenges that are open. */
export interface PartnerObligation {
  readonly id: EntryId;
  readonly what: string;
  readonly who: 'partner' | 'us';
  /** absent: nobody has said yet */
  readonly status?: string;
  readonly statusOn?: PlainDate;
  readonly challenges: readonly { readonly id: EntryId; readonly on: PlainDate; readonly what: string; readonly open: boolean }[];
}

export interface PartnerAgreement extends Agreed {
  /** the latest entry of the agreement: what its next review answers */
  readonly last: EntryId;
  /** disclosures, among those that the reader may see, that name it */
  readonly disclosures: number;
  readonly reviews: readonly { readonly on: PlainDate; readonly note?: string }[];
}

/** A partner, or a part of the service, with what has been agreed. */
export interface PartnerRow {
  readonly unit: SubjectId;
  readonly name: string;
  readonly sort: string;
  readonly statutory?: boolean;
  readonly agreements: readonly PartnerAgreement[];
  readonly obligations: readonly PartnerObligation[];
  /** training, decisions on processing and evidence of principles, the latest first */
  readonly kept: readonly { readonly label: string; readonly on: PlainDate; readonly said: string }[];
  /** open duties about it, the earliest first */
  readonly open: readonly Duty[];
}

const KEPT = ['training.held', 'processing.decided', 'principle.evidenced'];
const KINDS = [...KEPT, 'unit.recorded', 'agreement.registered', 'agreement.reviewed', 'obligation.set', 'obligation.status-set', 'obligation.challenged'];

/** What is kept here names nobody by an id. */
const NO_NAMES: Names = { worker: (w) => w, agency: (a) => a, date: (d) => longDate(d) };

/** The partners on record with their agreements and obligations, as the reader may see them, in order of name. */
export async function loadPartners(ports: Ports, reader: Reader): Promise<readonly PartnerRow[]> {
  return ports.store.asReader(reader, async (unit) => {
    const [entries, shared] = await Promise.all([unit.gathered.aboutUnits(KINDS), unit.gathered.subjectsWith('child', ['disclosure.made'])]);
    const units = [...new Set(entries.map((e) => e.subject.id))];
    const [disclosures, standings] = await Promise.all([
      unit.gathered.chronologies('child', shared, ['disclosure.made']),
      unit.lists.standings(units.map((id) => ({ kind: 'unit' as const, id })), ['duty']),
    ]);
    const under = [...disclosures.values()].flatMap((c) => timeline(c)).map((e) => String(e.data['agreement'] ?? '').trim().toLowerCase());
    return units
      .flatMap((id): PartnerRow[] => {
        const line = timeline(entries.filter((e) => e.subject.id === id));
        const about = line.filter((e) => e.kind === 'unit.recorded').at(-1);
        if (about === undefined) return [];
        const statutory = about.data['statutory'];
        return [{
          unit: id,
          name: String(about.data['name']),
          sort: String(about.data['sort']),
          ...(typeof statutory === 'boolean' ? { statutory } : {}),
          agreements: agreementsOf(line).map((a) => ({
            ...a,
            last: a.entries.at(-1) ?? a.id,
            disclosures: under.filter((u) => u !== '' && u === a.title.trim().toLowerCase()).length,
            reviews: line.filter((e) => e.kind === 'agreement.reviewed' && a.entries.includes(e.id)).map((e) => ({ on: e.occurredOn, ...(typeof e.data['note'] === 'string' ? { note: e.data['note'] } : {}) })),
          })),
          obligations: obligationsOf(line),
          kept: line.filter((e) => KEPT.includes(e.kind)).reverse().map((e) => ({ label: kindOf(e.kind)?.label ?? e.kind, on: e.occurredOn, said: kindOf(e.kind)?.summary(e.data, NO_NAMES) ?? '' })),
          open: (standings.find((s) => s.subject.id === id)?.duties ?? []).filter((d) => d.state === 'open').sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1)),
        }];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  });
}

function obligationsOf(line: readonly Entry[]): readonly PartnerObligation[] {
  return line.filter((e) => e.kind === 'obligation.set').map((set) => {
    const challenged = line.filter((e) => e.kind === 'obligation.challenged' && e.of === set.id);
    const status = line.filter((e) => e.kind === 'obligation.status-set' && e.of !== undefined && (e.of === set.id || challenged.some((c) => c.id === e.of)));
    const last = status.at(-1);
    return {
      id: set.id,
      what: String(set.data['what']),
      who: set.data['who'] === 'us' ? 'us' as const : 'partner' as const,
      ...(last === undefined ? {} : { status: String(last.data['status']), statusOn: last.occurredOn }),
      challenges: challenged.map((c) => ({ id: c.id, on: c.occurredOn, what: String(c.data['what']), // Met is met, whether it was said of the obligation or in answer to one of the challenges.
      open: !status.some((s) => line.indexOf(s) > line.indexOf(c) && s.data['status'] === 'met') })),
    };
  });
}
