import { createHash } from 'node:crypto';
import { isRole, roleLabel } from '../../core/access/roles.ts';
import type { Entry, EntryData } from '../../core/chronology/entry.ts';
import type { Field } from '../../core/chronology/fields.ts';
import { chosenIn, pack, type ParcelItem } from '../../core/transfers/pack.ts';
import type { AgencyId } from '../../core/values/ids.ts';
import { namesOf } from '../names.ts';
import type { AgencyRow, WorkerRow } from '../ports/directory.ts';

/** What the sending service is called, and its people and agencies. */
export interface Naming {
  readonly service: string;
  readonly agencies: readonly AgencyRow[];
  readonly workers: readonly WorkerRow[];
}

/** What would go: the terms as they are told, the items, and the seal of both. */
export interface Sealed {
  readonly said: EntryData;
  readonly items: readonly ParcelItem[];
  /** SHA-256, 64 hexadecimal digits */
  readonly digest: string;
}

/** What of a proposal the other service reads as the terms. */
const TOLD = ['why', 'address', 'person', 'gateway', 'gateway-other'] as const;

/**
 * Puts together what a proposal names, out of the record as it is known. The same proposal on the same entries gives the same seal.
 * @param own the agency of whoever proposed it
 * @throws Error if an entry is named that cannot go as it is
 */
export function sealTransfer(entries: readonly Entry[], proposal: EntryData, own: AgencyId, naming: Naming): Sealed {
  const names = namesOf(naming.workers, naming.agencies);
  const leftOut = leftOutInWords(proposal, names.agency);
  const said: EntryData = { ...Object.fromEntries(TOLD.flatMap((f) => (proposal[f] === undefined ? [] : [[f, proposal[f]] as const]))), ...(leftOut === '' ? {} : { 'left-out': leftOut }) };
  const items = pack(entries, chosenIn(proposal), { service: naming.service, own, agency: names.agency, value: (_label, field, value) => behindInWords(field, value, names) });
  return { said, items, digest: digestOf(said, items) };
}

/** The seal of terms and items, whatever the order in which their parts were written. */
export function digestOf(said: EntryData, items: readonly ParcelItem[]): string {
  return createHash('sha256').update(JSON.stringify(ordered([said, items]))).digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, ordered(v)]);
}

/** How many entries of which agency stay behind because it has not agreed: no word of what they say. */
function leftOutInWords(proposal: EntryData, agency: (id: string) => string): string {
  const counts = new Map<string, number>();
  for (const item of (proposal['left-out'] as readonly { readonly agency?: string }[] | undefined) ?? []) {
    if (item.agency !== undefined) counts.set(item.agency, (counts.get(item.agency) ?? 0) + 1);
  }
  return [...counts].map(([id, n]) => `${n} ${n === 1 ? 'entry' : 'entries'} of ${agency(id)}`).join('; ');
}

function behindInWords({ type }: Field, value: unknown, names: { worker(id: string): string; agency(id: string): string }): string {
  if (type.is === 'worker' || (type.is === 'reference' && type.to === 'worker')) return names.worker(String(value));
  if (type.is === 'agency') return names.agency(String(value));
  if (type.is === 'text') return String(value);
  if (type.is === 'role' && typeof value === 'string' && isRole(value)) return roleLabel(value);
  return type.is === 'reference' ? `a ${type.to} of that service` : 'known there';
}
