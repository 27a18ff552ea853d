import type { Cell } from '../sheet.ts';
import { faultOf, NOTHING, notKnown, saysNotKnown, type Parsed } from './parsed.ts';

/** Makes the parser of a column that holds plain text of at most `max` characters. Spaces around and doubled inside are dropped; nothing else is changed. */
export function textParser(max: number): (cell: Cell) => Parsed<string> {
  return (cell) => {
    const value = cell.text.trim().replace(/\s+/g, ' ');
    if (value === '') return NOTHING;
    if (saysNotKnown(value) || /^n\/?a$/i.test(value)) return notKnown(value);
    if (value.includes('\ufffd')) return faultOf('unreadable-letters', 'letters that can be read; save the file as "CSV UTF-8"');
    return value.length > max ? faultOf('too-long', `at most ${max} characters (it has ${value.length})`) : { value };
  };
}

export interface FullName {
  readonly surname?: string;
  readonly forenames?: string;
}

/** Reads a whole name: "Surname, Forenames", or "Forenames Surname" where the last word is taken as the surname and a person is told. */
export function parseFullName(cell: Cell): Parsed<FullName> {
  const { value: text, ...rest } = textParser(200)(cell);
  if (text === undefined) return rest;
  const comma = /^([^,]+),\s*(.+)$/.exec(text);
  if (comma?.[1] !== undefined && comma[2] !== undefined) return { value: { surname: comma[1].trim(), forenames: comma[2].trim() } };
  const words = text.split(' ');
  const surname = words.at(-1) ?? text;
  if (words.length === 1) return { value: { surname }, notes: [`"${text}" is one word: taken as the surname.`] };
  return {
    value: { surname, forenames: words.slice(0, -1).join(' ') },
    ...(words.length > 2 ? { notes: [`"${text}": "${surname}" is taken as the surname.`] } : {}),
  };
}

/** A name in the form in which two are compared: no case, accents, apostrophes, hyphens or spaces. "O'Brien" and "OBrien" are one. */
export function comparableName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
