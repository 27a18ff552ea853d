import type { ChildRecord } from '../../../app/child/child-page.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import { originsOf, type Origin } from '../../../core/transfers/origin.ts';
import { longDate } from '../../../core/values/plain-date.ts';

const KNOWN = new WeakMap<readonly unknown[], ReadonlyMap<string, Origin>>();

/** Where an entry of the record was written down first, if it came from another service. */
export function originOf({ entries }: Pick<ChildRecord, 'entries'>, entry: string): Origin | undefined {
  let origins = KNOWN.get(entries);
  if (origins === undefined) KNOWN.set(entries, (origins = originsOf(entries)));
  return origins.get(entry);
}

/** "Leicester City: recorded there by the case manager on 3 March 2026, came here on 2 June 2026" */
export function originInWords({ whose, as, on, came }: Origin): string {
  return `${whose}: recorded there by the ${roleInSentence(as)} on ${longDate(on)}, came here on ${longDate(came)}`;
}

/** Beside an entry in the chronology: where it comes from. */
export function CameFrom({ record, entry }: { readonly record: ChildRecord; readonly entry: string }) {
  const origin = originOf(record, entry);
  return origin === undefined ? null : <p class="tl-entry__by tl-anywhere">{originInWords(origin)}</p>;
}
