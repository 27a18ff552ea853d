import type { RowValues } from './import-row.ts';
import { only, UNDATED, type RecordContext, type TrackerRecord, type Unsettled } from './tracker-record.ts';

/** Which parts of a child's identity come from which cell. */
const IDENTITY_PARTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['reference', 'surname', 'forenames', 'known-as', 'date-of-birth', 'sex', 'ethnicity'].map((key) => [key, [key]])),
  'full-name': ['surname', 'forenames'],
};

/** Who the child is. */
export function identity(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const surname = v.surname ?? v['full-name']?.surname;
  const forenames = v.forenames ?? v['full-name']?.forenames;
  const data = only({
    reference: v.reference,
    surname,
    forenames,
    'known-as': v['known-as'],
    'date-of-birth': v['date-of-birth'],
    sex: v.sex,
    ethnicity: v.ethnicity,
  });
  return [{ kind: 'identity.recorded', data, occurredOn: asAt, from: Object.keys(IDENTITY_PARTS), parts: IDENTITY_PARTS }];
}

/** The area of the home address; outside the areas there is none, and the words are quoted. */
export function address(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  if (v.area === undefined || !('area' in v.area)) return [];
  return [{ kind: 'address.recorded', data: { area: v.area.area }, occurredOn: asAt, from: ['area'] }];
}

/** Looked-after status. */
export function lookedAfter(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  return v['looked-after'] === undefined
    ? []
    : [{ kind: 'looked-after.recorded', data: { status: v['looked-after'] }, occurredOn: asAt, from: ['looked-after'] }];
}

/** A knife mark: what the tracker says, unconfirmed, so that it stays off the banner. */
export function knife(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  if (v['habitual-knife-carrier'] !== 'yes') return [];
  const data = { flag: 'habitual-knife-carrier', confirmed: false, source: 'The tracker; source unconfirmed' };
  return [{ kind: 'flag.set', data, occurredOn: asAt, from: ['habitual-knife-carrier'], note: UNDATED }];
}

/** The case manager, if the mapping names an account; otherwise the name is added to what must be settled. */
export function allocation(v: RowValues, { asAt, workers }: RecordContext, unsettled: Unsettled[]): readonly TrackerRecord[] {
  const name = v['case-manager'];
  if (name === undefined) return [];
  const worker = Object.hasOwn(workers, name) ? workers[name] : undefined;
  if (worker === undefined) {
    unsettled.push({ what: 'worker', asWritten: name });
    return [];
  }
  return [
    {
      kind: 'allocation.made',
      data: { role: 'case-manager', worker, reason: `"${name}" in the tracker` },
      occurredOn: asAt,
      from: ['case-manager'],
      note: UNDATED,
    },
  ];
}
