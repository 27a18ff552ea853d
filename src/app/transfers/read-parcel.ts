import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { ParcelItem } from '../../core/transfers/pack.ts';
import { parsePlainDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Parcel, SealedItem } from '../ports/transfers.ts';
import { digestOf } from './seal-transfer.ts';

const day = z.string().transform((text, context): PlainDate => {
  const date = parsePlainDate(text);
  if (date === undefined) {
    context.addIssue({ code: 'custom', message: `"${text}" is no date` });
    return z.NEVER;
  }
  return date;
});
const termsItem = z.object({ said: z.record(z.string(), z.unknown()), sender: z.string() });
const entryItem = z.object({
  key: z.string(), kind: z.string(), data: z.record(z.string(), z.unknown()), compartment: z.enum(['case', 'restricted', 'police-intelligence', 'health', 'victim']), occurredOn: day,
  occurredAt: z.string().optional(), of: z.string().optional(), whose: z.string(), foreign: z.boolean().optional(), as: z.enum(ROLE_NAMES as [Role, ...Role[]]), on: day, behind: z.string().optional(),
});

/** What lies in a parcel, read. */
export interface ReadParcel {
  readonly said: EntryData;
  readonly sender: string;
  readonly items: readonly ParcelItem[];
}

/** What goes into a parcel: the terms first, then each entry. */
export function toSealed(said: EntryData, sender: string, items: readonly ParcelItem[]): readonly SealedItem[] {
  return [{ place: 0, compartment: 'case', item: { said, sender } }, ...items.map((item, i): SealedItem => ({ place: i + 1, compartment: item.compartment, item }))];
}

/** Reads what was opened; undefined if there is nothing, or it does not begin with the terms. @throws z.ZodError if it is not what a parcel holds */
export function readParcel(sealed: readonly SealedItem[]): ReadParcel | undefined {
  const [first, ...rest] = sealed;
  if (first?.place !== 0) return undefined;
  const { said, sender } = termsItem.parse(first.item);
  return { said, sender, items: rest.map((r) => withoutAbsent(entryItem.parse(r.item))) };
}

function withoutAbsent({ occurredAt, of, foreign, behind, ...item }: z.output<typeof entryItem>): ParcelItem {
  return { ...item, ...(occurredAt === undefined ? {} : { occurredAt }), ...(of === undefined ? {} : { of }), ...(foreign === undefined ? {} : { foreign }), ...(behind === undefined ? {} : { behind }) };
}

/** Whether a whole parcel is what was sealed. */
export function isAsSealed(parcel: Pick<Parcel, 'digest' | 'items'>, read: ReadParcel): boolean {
  return read.items.length === parcel.items && digestOf(read.said, read.items) === parcel.digest;
}
