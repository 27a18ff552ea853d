import type { EntryData } from '../chronology/entry.ts';
import type { WorkingOut } from '../chronology/kind.ts';
import { standing } from '../chronology/resolve.ts';

/** The child as the recipient of their own record: an agency that gave information is asked for this recipient too. */
export const THE_CHILD = 'the-child';

/**
 * The agencies whose information a disclosure would pass on without their agreement: each entry that is another agency's than the
 * recorder's and the recipient's, and for which no agreement to pass it to this recipient is in force on the day.
 */
export function foreignWithoutAgreement(data: EntryData, { entries, agency, on }: WorkingOut): readonly string[] {
  const to = data['to'];
  const wanted = new Set(passedOn(data));
  const here = standing(entries);
  const agreed = new Set(
    here
      .filter((e) => e.kind === 'onward.answered' && e.data['answer'] === 'agreed' && String(e.data['until'] ?? '') >= on)
      .flatMap((answer) => here.filter((asked) => asked.id === answer.of && asked.data['on-to'] === to).map((asked) => asked.data['entry'])),
  );
  const foreign = here.filter((e) => wanted.has(e.id) && e.agency !== agency && e.agency !== to && !agreed.has(e.id));
  return [...new Set(foreign.map((e) => String(e.agency)))];
}

/** The entries that a disclosure passes on, whole or in part. */
export function passedOn(data: EntryData): readonly string[] {
  return ['entries', 'in-part'].flatMap((list) => ((data[list] as readonly { readonly entry?: string }[] | undefined) ?? []).flatMap((e) => (e.entry === undefined ? [] : [e.entry])));
}
