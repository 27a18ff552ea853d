import { PACK_PARTS, type PackPartName } from '../../core/sharing/pack-parts.ts';
import { foreignWithoutAgreement } from '../../core/sharing/originator.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { longDate } from '../../core/values/plain-date.ts';
import { nameOf } from '../child/child-page.ts';
import type { Chosen, ChosenChild } from '../many/chosen.ts';
import type { Ports, Reader } from '../ports/index.ts';

/** What a pack would say of one child. */
export interface PackLine {
  readonly chosen: ChosenChild;
  readonly words: string;
  readonly entries: readonly string[];
  /** another agency's information that it has not agreed to pass on to this recipient */
  readonly leftOut: readonly { readonly entry: string; readonly agency: string; readonly label: string }[];
}

/** Draws the lines of a pack from the record as it stands, as the reader may see it; what is another agency's and not agreed is left out and said to be. */
export async function packLines(ports: Ports, reader: Reader, chosen: Chosen, parts: readonly PackPartName[], to: string, on: PlainDate): Promise<readonly PackLine[]> {
  const kinds = [...new Set([...parts.flatMap((p) => [...PACK_PARTS[p].kinds]), 'onward.asked', 'onward.answered'])];
  const lines = await ports.store.asReader(reader, (unit) => unit.gathered.chronologies('child', chosen.children.map((c) => c.row.id), kinds));
  return chosen.children.map((c) => {
    const all = lines.get(c.row.id) ?? [];
    const line = timeline(all);
    const entries: string[] = [];
    const leftOut: { entry: string; agency: string; label: string }[] = [];
    const said = parts.flatMap((p) => {
      const part = PACK_PARTS[p];
      const own = part.pick(line).filter((e) => {
        const foreign = foreignWithoutAgreement({ to, entries: [{ entry: e.id }] }, { entries: all, agency: reader.agency, on }).length > 0;
        if (foreign) leftOut.push({ entry: e.id, agency: e.agency, label: part.label });
        else entries.push(e.id);
        return !foreign;
      });
      const texts = own.map((e) => kindOf(e.kind)?.summary(e.data, chosen.names) ?? '').filter((t) => t !== '');
      return texts.length === 0 ? [] : [`${part.label}: ${texts.join('; ')}`];
    });
    const born = c.row.dateOfBirth;
    return { chosen: c, words: [`${nameOf(c.row)}${born === undefined ? '' : `, born ${longDate(born)}`}`, ...said].join('\n'), entries, leftOut };
  });
}
