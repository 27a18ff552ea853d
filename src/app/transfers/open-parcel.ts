import type { SearchHit } from '../ports/lists.ts';
import type { RestrictedNotice } from '../ports/access.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { Parcel } from '../ports/transfers.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { readParcel, type ReadParcel } from './read-parcel.ts';

/** A parcel as whoever may answer it sees it. */
export interface OpenedParcel {
  readonly parcel: Parcel;
  /** what lies in it, as far as the reader's compartments go; absent once it is answered */
  readonly read?: ReadParcel;
  /** children on record here who may be the same */
  readonly like: readonly SearchHit[];
  /** records of which the reader may only know that they exist */
  readonly restricted: readonly RestrictedNotice[];
}

/** Opens what was sent to the reader's service, and looks whether the child is on record here. @returns undefined if there is nothing that the reader may see */
export function openParcel(ports: Ports, reader: Reader, id: string, today: PlainDate): Promise<OpenedParcel | undefined> {
  return ports.store.asReader(reader, async (unit) => {
    const parcel = await unit.transfers.one(id);
    if (parcel === undefined) return undefined;
    if (parcel.state !== 'sent') return { parcel, like: [], restricted: [] };
    const read = readParcel(await unit.transfers.open(id));
    if (read === undefined) return { parcel, like: [], restricted: [] };
    const who = whoIn(read);
    const words = [who.names, ...(who.born === undefined ? [] : [who.born])].filter((w) => w !== '');
    const found = await Promise.all(words.map((w) => unit.lists.search(w, 6, today)));
    const restricted = who.names === '' ? [] : await unit.access.noticesLike(who.names, who.bornOn);
    const seen = new Set<string>();
    return { parcel, read, restricted, like: found.flat().filter((hit) => hit.why !== 'in the record' && !seen.has(hit.id) && seen.add(hit.id)) };
  });
}

/** Who the parcel is about, as far as it says. */
export function whoIn({ items }: ReadParcel): { readonly names: string; readonly born?: string; readonly bornOn?: PlainDate } {
  const said = Object.assign({}, ...items.filter((i) => i.kind === 'identity.recorded').map((i) => i.data)) as Readonly<Record<string, unknown>>;
  const names = [said['forenames'], said['surname']].filter((n) => typeof n === 'string').join(' ');
  const born = said['date-of-birth'];
  return { names, ...(typeof born === 'string' ? { born, bornOn: born as PlainDate } : {}) };
}
