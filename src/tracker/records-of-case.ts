import type { RowValues } from './import-row.ts';
import { only, UNDATED, type RecordContext, type TrackerRecord } from './tracker-record.ts';

/** Dates beside several orders in one cell belong to one of them, and the tracker does not say to which: they stay quoted. */
export function orders(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const list = v['order-type'] ?? [];
  const [single] = list.length === 1 ? list : [];
  const starts = v['order-start'];
  if (single !== undefined) {
    const data = only({ type: single.type, starts, ends: v['order-end'], 'as-written': single.asWritten.slice(0, 200) });
    return [
      {
        kind: 'order.started',
        data,
        occurredOn: starts ?? asAt,
        from: ['order-type', 'order-start', 'order-end'],
        ...(starts === undefined ? { note: UNDATED } : {}),
      },
    ];
  }
  return list.map((o) => ({
    kind: 'order.started',
    data: { type: o.type, 'as-written': o.asWritten.slice(0, 200) },
    occurredOn: asAt,
    from: ['order-type'],
    note: UNDATED,
  }));
}

/** The scores and ratings of the last assessment. */
export function assessment(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const data = only({ yogrs: v.yogrs, reoffending: v.reoffending, harm: v.harm, 'safety-and-wellbeing': v['safety-and-wellbeing'] });
  if (Object.keys(data).length === 0) return [];
  const on = v['assessed-on'];
  return [
    {
      kind: 'assessment.completed',
      data,
      occurredOn: on ?? asAt,
      from: ['yogrs', 'reoffending', 'harm', 'safety-and-wellbeing', 'assessed-on'],
      ...(on === undefined ? { note: UNDATED } : {}),
    },
  ];
}

/** Where in custody, and the release date. */
export function custody(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const place = v['custody-place'];
  const release = v['release-date'];
  return [
    ...(place === undefined ? [] : [{ kind: 'custody.started', data: { place }, occurredOn: asAt, from: ['custody-place'], note: UNDATED }]),
    ...(release === undefined ? [] : [{ kind: 'custody.release-date-set', data: { release }, occurredOn: asAt, from: ['release-date'] }]),
  ];
}
