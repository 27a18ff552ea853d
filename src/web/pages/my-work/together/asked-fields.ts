import type { AnyKind } from '../../../../core/chronology/kind.ts';
import type { Field, Fields } from '../../../../core/chronology/fields.ts';
import type { PlainDate } from '../../../../core/values/plain-date.ts';
import { endOfWeek, type DutyRow } from '../../../../app/work/my-work.ts';

/** One child of a group: the duty, and the prefix of the names of its controls. */
export interface Member {
  readonly row: DutyRow;
  readonly prefix: string;
}

/** Fields that the duty has filled in already are not asked for each child again. */
export function askedFields(kind: AnyKind, row: DutyRow): Fields {
  const filled = row.detail.proof[0]?.fill ?? {};
  return Object.fromEntries(Object.entries(kind.fields).filter(([name]) => !(name in filled)));
}

/** The choice that may be set for all who have no answer of their own: the first that every one needs. */
export function sharedChoice(fields: Fields): readonly [string, Field] | undefined {
  return Object.entries(fields).find(([, field]) => !field.optional && field.type.is === 'choice');
}

/** Whether one answer for all takes this child in: what is due later than this week is answered by itself, so that nobody is answered for twice. */
export function isDueThisWeek(row: DutyRow, today: PlainDate): boolean {
  return row.detail.due === undefined || row.detail.due <= endOfWeek(today);
}
