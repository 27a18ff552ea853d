import type { Rating } from '../core/chronology/scales.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import type { AreaReading } from './parse/area.ts';
import type { EthnicityCode } from './parse/ethnicity.ts';
import type { DyoMark, KnifeMark, LookedAfterMark, Sex } from './parse/marks.ts';
import type { FullName } from './parse/names.ts';
import type { OrderReading } from './parse/orders.ts';
import type { RagReading } from './parse/ratings.ts';

/** The value that each target field gives. */
export interface FieldValues {
  reference: string;
  surname: string;
  forenames: string;
  'full-name': FullName;
  'known-as': string;
  'date-of-birth': PlainDate;
  sex: Sex;
  ethnicity: EthnicityCode;
  /** as written; which account it means is in the mapping */
  'case-manager': string;
  area: AreaReading;
  'looked-after': LookedAfterMark;
  'habitual-knife-carrier': KnifeMark;
  'order-type': readonly OrderReading[];
  'order-start': PlainDate;
  'order-end': PlainDate;
  yogrs: number;
  reoffending: Rating;
  harm: Rating;
  'safety-and-wellbeing': Rating;
  'assessed-on': PlainDate;
  dyo: DyoMark;
  'dyo-from': PlainDate;
  'notified-on': PlainDate;
  'family-told-on': PlainDate;
  'panel-on': PlainDate;
  rag: RagReading;
  'rag-on': PlainDate;
  'custody-place': string;
  'release-date': PlainDate;
  'offences-since': number;
  'removed-on': PlainDate;
  'removed-why': string;
  /** quoted as written; several columns may be comments */
  comments: string;
  /** the rating given at a meeting; a column for each meeting, its day in the mapping */
  meeting: RagReading;
}

export type FieldId = keyof FieldValues;
/** Fields that one column at most may fill. */
export type SingleFieldId = Exclude<FieldId, 'comments' | 'meeting'>;
