import type { Cell } from '../sheet.ts';
import { faultOf, notKnown, NOTHING, saysNotKnown, valueOf, type Parsed } from './parsed.ts';

const YES = /^(?:y|yes|x|✓|✔|true|1)$/i;
const NO = /^(?:n|no|false|0)$/i;

/** What the DYO column says. `no` is an earlier decision whose reason is not known; nothing is recorded for a blank. */
export type DyoMark = 'dyo' | 'no' | 'not-applicable';

/** Reads the DYO column: DYO (also typed with a zero), Yes, No, N/A or blank. */
export function parseDyo(cell: Cell): Parsed<DyoMark> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (/^dy[o0]$/i.test(text)) return text.includes('0') ? { value: 'dyo', notes: [`"${text}" is typed with a zero: taken as DYO.`] } : valueOf('dyo');
  if (YES.test(text)) return valueOf('dyo');
  if (NO.test(text)) return { value: 'no', notes: ['"No" is taken as an earlier decision; its reason is not in the tracker.'] };
  if (/^n\/?a$/i.test(text)) return { value: 'not-applicable', quote: true };
  if (saysNotKnown(text)) return notKnown(text);
  return faultOf('unknown-value', 'DYO, Yes, No, N/A or an empty cell');
}

export type KnifeMark = 'yes' | 'no' | 'unclear';

/** Reads the habitual knife carrier column. A mark is what the tracker says; nobody has confirmed it. */
export function parseKnifeMark(cell: Cell): Parsed<KnifeMark> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (YES.test(text) || /^h\.?k\.?c\.?$/i.test(text)) return valueOf('yes');
  if (NO.test(text)) return valueOf('no');
  if (/^n\/?a$/i.test(text)) return NOTHING;
  if (saysNotKnown(text) || text.endsWith('?')) return { value: 'unclear', quote: true, notes: [`"${text}" is no clear mark: kept as written, no flag set.`] };
  return faultOf('unknown-value', 'HKC, Yes, No or an empty cell');
}

export type LookedAfterMark = 'looked-after' | 'was-looked-after' | 'child-in-need' | 'child-protection' | 'none';

/** Reads the looked-after column: Y, N, LAC, LAC (S20), was LAC, CIN, CP. What is said beyond the status is quoted. */
export function parseLookedAfter(cell: Cell): Parsed<LookedAfterMark> {
  const text = cell.text.trim();
  if (text === '' || /^n\/?a$/i.test(text)) return NOTHING;
  if (saysNotKnown(text)) return notKnown(text);
  if (NO.test(text) || /^none$/i.test(text)) return valueOf('none');
  if (YES.test(text) || /^(?:lac|cla|looked after)$/i.test(text)) return valueOf('looked-after');
  if (/^(?:was|former(?:ly)?|ex|prev(?:ious(?:ly)?)?)[\s-]*(?:lac|cla|looked after)$/i.test(text) || /^care leaver$/i.test(text))
    return valueOf('was-looked-after');
  if (/^(?:(?:lac|cla)\s*\(?\s*)?(?:s(?:ection|ec)?\.?\s*)(?:20|31|21|38)\s*\)?$/i.test(text)) return { value: 'looked-after', quote: true };
  if (/^(?:cin|child in need)$/i.test(text)) return valueOf('child-in-need');
  if (/^(?:cpp?|child protection(?: plan)?)$/i.test(text)) return valueOf('child-protection');
  return faultOf('unknown-value', 'Y, N, LAC, was LAC, CIN, CP or an empty cell');
}

export type Sex = 'female' | 'male' | 'not-known';

export function parseSex(cell: Cell): Parsed<Sex> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (/^(?:m|male|boy)$/i.test(text)) return valueOf('male');
  if (/^(?:f|female|girl)$/i.test(text)) return valueOf('female');
  return saysNotKnown(text) ? notKnown(text) : faultOf('unknown-value', 'M or F (Male or Female), or an empty cell');
}
