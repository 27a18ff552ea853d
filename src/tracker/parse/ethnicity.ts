import { ETHNICITY } from '../../core/chronology/kinds/identity/ethnicity.ts';
import type { Cell } from '../sheet.ts';
import { faultOf, NOTHING, notKnown, saysNotKnown, valueOf, type Parsed } from './parsed.ts';

export type EthnicityCode = keyof typeof ETHNICITY;

/** Codes of the 16+1 list that the 18+1 list numbers anew (Office for National Statistics, 2011). */
const OLD_CODES: Readonly<Record<string, EthnicityCode>> = { O1: 'A4' };

const BY_LABEL: ReadonlyMap<string, EthnicityCode> = new Map(codes().map((code) => [ETHNICITY[code].toLowerCase(), code]));

function codes(): readonly EthnicityCode[] {
  return Object.keys(ETHNICITY).filter(isCode);
}

function isCode(text: string): text is EthnicityCode {
  return Object.hasOwn(ETHNICITY, text);
}

/** Reads a self-defined ethnicity: a code of the 18+1 list, one of the older 16+1 list, or a label. */
export function parseEthnicity(cell: Cell): Parsed<EthnicityCode> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  const code = text.toUpperCase().replace(/\s+/g, '');
  if (isCode(code)) return valueOf(code);
  const newer = OLD_CODES[code];
  if (newer !== undefined) return { value: newer, notes: [`"${text}" is a code of the older list (16+1): taken as ${newer}, ${ETHNICITY[newer]}.`] };
  const labelled = BY_LABEL.get(text.toLowerCase());
  if (labelled !== undefined) return valueOf(labelled);
  if (/^(?:not stated|refused|declined)$/i.test(text)) return valueOf('NS');
  if (saysNotKnown(text)) return notKnown(text);
  return faultOf('unknown-value', `a code of the 18+1 list: ${codes().join(', ')}`);
}
