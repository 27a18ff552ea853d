import type { Cell } from '../sheet.ts';
import { faultOf, notKnown, NOTHING, saysNotKnown, valueOf, type Parsed } from './parsed.ts';

/**
 * Reads a YOGRS score: a whole number from 0 to 100, with or without a per cent sign.
 * A number cell formatted as a percentage holds a fraction (0.76), which counts as 76.
 */
export function parsePercentage(cell: Cell): Parsed<number> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (saysNotKnown(text) || /^n\/?a$/i.test(text)) return notKnown(text);
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text);
  if (match === null) return faultOf('not-a-number', 'a YOGRS score from 0 to 100, such as 76 or 76%');
  const isFraction = cell.number !== undefined && cell.number > 0 && cell.number < 1;
  const value = isFraction ? Math.round(Number(match[1]) * 100) : Number(match[1]);
  if (value > 100) return faultOf('out-of-range', `a YOGRS score from 0 to 100; ${match[1]} is too high`);
  if (!Number.isInteger(value)) return faultOf('not-a-number', 'a YOGRS score as a whole number from 0 to 100');
  return valueOf(value);
}

/** Reads a count of offences. */
export function parseCount(cell: Cell): Parsed<number> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (saysNotKnown(text) || /^n\/?a$/i.test(text)) return notKnown(text);
  if (/^(?:none|nil|no)$/i.test(text)) return valueOf(0);
  return /^\d{1,4}$/.test(text) ? valueOf(Number(text)) : { quote: true, notes: [`"${text}" is not a number: kept as written.`] };
}
