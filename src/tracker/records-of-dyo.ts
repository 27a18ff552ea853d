import type { ImportRow, MeetingRating, RowValues } from './import-row.ts';
import { UNDATED, type RecordContext, type TrackerRecord } from './tracker-record.ts';

/** DYO status, or an earlier decision against it. */
export function dyo(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const on = v['dyo-from'];
  const from = ['dyo', 'dyo-from'];
  if (v.dyo === 'no') {
    const data = { outcome: 'not-classified', criterion: [], reason: 'Decided earlier; the reason is not in the tracker.' };
    return [{ kind: 'dyo.decision', data, occurredOn: on ?? asAt, from, ...(on === undefined ? { note: UNDATED } : {}) }];
  }
  // a day under "DYO since" says it where the tracker has no column for DYO itself; beside "N/A" it does not
  if (v.dyo !== 'dyo' && (on === undefined || v.dyo !== undefined)) return [];
  return [{ kind: 'dyo.classified', data: {}, occurredOn: on ?? asAt, from, ...(on === undefined ? { note: UNDATED } : {}) }];
}

/** Who was told of it: colleagues, the family, or nobody because it is not safe. */
export function told(row: ImportRow, { asAt }: RecordContext): readonly TrackerRecord[] {
  const v = row.values;
  const out: TrackerRecord[] = [];
  const notified = v['notified-on'];
  if (notified !== undefined) {
    out.push({
      kind: 'dyo.notified',
      data: { recipients: [], channel: 'e-mail', note: 'From the tracker, which does not say who was told.' },
      occurredOn: notified,
      from: ['notified-on'],
    });
  }
  const toldOn = v['family-told-on'];
  if (toldOn !== undefined) out.push({ kind: 'family.told', data: { about: 'dyo-status', who: 'not-recorded' }, occurredOn: toldOn, from: ['family-told-on'] });
  const words = row.cells['family-told-on']?.content ?? '';
  if (toldOn === undefined && /\bnot safe\b|\bunsafe\b/i.test(words)) {
    out.push({
      kind: 'family.told',
      data: { about: 'dyo-status', who: 'not-safe', note: `"${words}" in the tracker` },
      occurredOn: asAt,
      from: ['family-told-on'],
      note: UNDATED,
    });
  }
  return out;
}

/** The tracker gives the day of the panel, not the day on which it was booked: a panel in the past was booked by its own day at the latest. */
export function panel(v: RowValues, { asAt, today }: RecordContext): readonly TrackerRecord[] {
  const on = v['panel-on'];
  if (on === undefined) return [];
  const recorded = on <= today ? on : asAt;
  return [
    {
      kind: 'panel.booked',
      data: { panel: 'case-management-and-diversity', on },
      occurredOn: recorded,
      from: ['panel-on'],
      note: 'The day of booking is not in the tracker.',
    },
  ];
}

/** Ratings of meetings and of the rating column; the same rating on the same day counts once. */
export function ratings(v: RowValues, { asAt }: RecordContext): readonly TrackerRecord[] {
  const given: TrackerRecord[] = v.meetings.map((m, at) => ({
    kind: 'rag.set',
    data: { colour: m.colour, 'start-known': startsHere(m, v.meetings[at - 1]) },
    occurredOn: m.on,
    from: [`meeting:${m.on}`],
    ...(m.by === 'fill' ? { note: 'Read from the background colour of the cell.' } : {}),
  }));
  const on = v['rag-on'];
  if (v.rag !== undefined && !v.meetings.some((m) => m.on === on && m.colour === v.rag?.colour)) {
    const note = [on === undefined ? UNDATED : '', v.rag.by === 'fill' ? 'Read from the background colour of the cell.' : ''].filter((n) => n !== '').join(' ');
    given.push({
      kind: 'rag.set',
      data: { colour: v.rag.colour, 'start-known': false },
      occurredOn: on ?? asAt,
      from: ['rag', 'rag-on'],
      ...(note === '' ? {} : { note }),
    });
  }
  return given;
}

/** A colour is known to begin at a meeting only if another one was given at the meeting before that rated the child. */
function startsHere(now: MeetingRating, before: MeetingRating | undefined): boolean {
  return before !== undefined && before.colour !== now.colour;
}
