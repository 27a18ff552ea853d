import type { PlainDate } from '../values/plain-date.ts';
import type { Period } from '../values/period.ts';
import type { Role } from '../access/roles.ts';
import { SCALES, type ScaleName, type ScaleValue } from './scales.ts';

/** What a field holds. One definition gives the form, the validation, the import column and the type that a policy's condition may use. */
export type FieldType =
  | { readonly is: 'text'; readonly long: boolean; readonly max: number; /** chosen among these of the service, where it has any */ readonly among?: 'areas' | 'systems' }
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly unit?: string }
  | { readonly is: 'choice'; readonly options: Readonly<Record<string, string>>; readonly scale?: ScaleName }
  | { readonly is: 'choices'; readonly options: Readonly<Record<string, string>> }
  | { readonly is: 'date'; readonly future: boolean }
  | { readonly is: 'time' }
  | { readonly is: 'yes-no' }
  | { readonly is: 'period' }
  | { readonly is: 'roles' }
  | { readonly is: 'role' }
  | { readonly is: 'worker' }
  | { readonly is: 'agency' }
  | { readonly is: 'entry'; readonly kinds: readonly string[] }
  | { readonly is: 'reference'; readonly to: 'child' | 'sitting' | 'duty' | 'worker' | 'entry' }
  | { readonly is: 'records' }
  | { readonly is: 'file' }
  | { readonly is: 'list'; readonly of: Fields; readonly itemLabel: string };

/** A file that belongs to an entry. Its bytes lie apart, encrypted; the digest in the entry shows whether they are still the same. */
export interface FileReference {
  /** under which it lies */
  readonly ref: string;
  /** as people call it, with the ending of what it is */
  readonly name: string;
  /** media type, found by its content */
  readonly type: string;
  /** in bytes */
  readonly size: number;
  /** SHA-256, 64 hexadecimal digits */
  readonly sha256: string;
}

/** A field of a kind: what it holds and the plain words with which a person is asked for it. `T` is the type of its value. */
export interface Field<T = unknown, Optional extends boolean = boolean> {
  readonly type: FieldType;
  readonly label: string;
  readonly hint?: string;
  readonly optional: Optional;
  /** the fact with whose value a fresh form begins */
  readonly startsFrom?: string;
  /** never set: carries the value's type */
  readonly __value?: T;
}

export type Fields = { readonly [name: string]: Field };

type Required_<F extends Fields> = { [K in keyof F as F[K] extends Field<unknown, false> ? K : never]: F[K] extends Field<infer T, boolean> ? T : never };
type Optional_<F extends Fields> = { [K in keyof F as F[K] extends Field<unknown, false> ? never : K]?: F[K] extends Field<infer T, boolean> ? T : never };
/** The data of an entry whose kind has these fields. */
export type DataOf<F extends Fields> = Required_<F> & Optional_<F>;

interface Words {
  readonly label: string;
  readonly hint?: string;
  readonly startsFrom?: string;
}

function make<T>(type: FieldType, words: Words): Field<T, false> {
  return { type, optional: false, ...words };
}

/** The same field, which may be left empty. */
export function optional<T>(field: Field<T, false>): Field<T, true> {
  return { ...field, optional: true };
}

export const field = {
  text: (w: Words & { max?: number }) => make<string>({ is: 'text', long: false, max: w.max ?? 200 }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
  /** a neighbourhood policing area of the service, by its name */
  area: (w: Words) => make<string>({ is: 'text', long: false, max: 200, among: 'areas' }, w),
  /** another system that the policy names */
  system: (w: Words) => make<string>({ is: 'text', long: false, max: 60, among: 'systems' }, w),
  longText: (w: Words & { max?: number }) => make<string>({ is: 'text', long: true, max: w.max ?? 12000 }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
  /** 0 to 100 */
  percentage: (w: Words) => make<number>({ is: 'number', min: 0, max: 100, unit: '%' }, w),
  count: (w: Words & { min?: number; max?: number }) => make<number>({ is: 'number', min: w.min ?? 0, max: w.max ?? 9999 }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
  choice: <K extends string>(w: Words & { options: Readonly<Record<K, string>> }) =>
    make<K>({ is: 'choice', options: w.options }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
  scale: <S extends ScaleName>(scale: S, w: Words) => make<ScaleValue<S>>({ is: 'choice', options: SCALES[scale], scale }, w),
  choices: <K extends string>(w: Words & { options: Readonly<Record<K, string>> }) =>
    make<readonly K[]>({ is: 'choices', options: w.options }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
  /** a day in the past or today, unless `future` */
  date: (w: Words & { future?: boolean }) => make<PlainDate>({ is: 'date', future: w.future ?? false }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
  time: (w: Words) => make<string>({ is: 'time' }, w),
  yesNo: (w: Words) => make<boolean>({ is: 'yes-no' }, w),
  period: (w: Words) => make<Period>({ is: 'period' }, w),
  roles: (w: Words) => make<readonly Role[]>({ is: 'roles' }, w),
  role: (w: Words) => make<Role>({ is: 'role' }, w),
  worker: (w: Words) => make<string>({ is: 'worker' }, w),
  agency: (w: Words) => make<string>({ is: 'agency' }, w),
  entry: (w: Words & { kinds: readonly string[] }) => make<string>({ is: 'entry', kinds: w.kinds }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
  /** filled in by where one comes from: never typed, and never shown as it is kept */
  reference: (to: 'child' | 'sitting' | 'duty' | 'worker' | 'entry', w: Words) => make<string>({ is: 'reference', to }, w),
  /** records kept as they were proposed; written by the program, never typed into a form */
  records: (w: Words) => make<readonly Readonly<Record<string, unknown>>[]>({ is: 'records' }, w),
  /** a file; put away by the page that takes it, never typed into a form */
  file: (w: Words) => make<FileReference>({ is: 'file' }, w),
  list: <F extends Fields>(w: Words & { of: F; itemLabel: string }) =>
    make<readonly DataOf<F>[]>({ is: 'list', of: w.of, itemLabel: w.itemLabel }, { label: w.label, ...(w.hint ? { hint: w.hint } : {}) }),
};
