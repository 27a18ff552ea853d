import type { Rag, Rating } from '../../core/chronology/scales.ts';
import type { Cell } from '../sheet.ts';
import { faultOf, notKnown, NOTHING, saysNotKnown, valueOf, type Parsed, type ParseContext } from './parsed.ts';

const RATINGS: Readonly<Record<string, Rating>> = {
  l: 'low',
  low: 'low',
  m: 'medium',
  med: 'medium',
  medium: 'medium',
  moderate: 'medium',
  h: 'high',
  high: 'high',
  vh: 'very-high',
  'v high': 'very-high',
  'very high': 'very-high',
  'v.high': 'very-high',
  veryhigh: 'very-high',
  'very-high': 'very-high',
};

/** Reads Low, Medium, High or Very High, in any case and shortened (L, M, Med, H, VH). */
export function parseRating(cell: Cell): Parsed<Rating> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (saysNotKnown(text) || /^(?:n\/?a|not assessed)$/i.test(text)) return notKnown(text);
  const rating = RATINGS[text.toLowerCase().replace(/\s+/g, ' ')];
  if (rating !== undefined) return valueOf(rating);
  const several = text.split(/\s*(?:\/|->|→|-|to)\s*/i).filter((part) => RATINGS[part.toLowerCase()] !== undefined);
  return several.length > 1
    ? faultOf('more-than-one', 'one rating: Low, Medium, High or Very High')
    : faultOf('unknown-value', 'Low, Medium, High or Very High');
}

/** A colour and what it was read from. */
export interface RagReading {
  readonly colour: Rag;
  readonly by: 'word' | 'fill';
}

const COLOURS: Readonly<Record<string, Rag>> = { r: 'red', red: 'red', a: 'amber', amber: 'amber', g: 'green', green: 'green', y: 'amber', yellow: 'amber' };
const NAMES: Readonly<Record<Rag, string>> = { red: 'Red', amber: 'Amber', green: 'Green' };
const NOT_RATED = /^(?:n\/?d|not discussed|n\/?a|not rated|none|c\/?f|carried forward)$/i;

/** Reads one of Red, Amber or Green from the word in the cell or, where there is no word, from its background. */
export function parseRag(cell: Cell, context: ParseContext): Parsed<RagReading> {
  return readRag(cell, context, false);
}

/** The same in a column of a meeting, where other words ("n/d", "custody") stand beside colours: they are quoted, not refused. */
export function parseMeetingRag(cell: Cell, context: ParseContext): Parsed<RagReading> {
  return readRag(cell, context, true);
}

function readRag(cell: Cell, context: ParseContext, wordsAllowed: boolean): Parsed<RagReading> {
  const text = cell.text.trim();
  const fill = meaningOfFill(cell, context);
  if (text === '') return byFill(cell, fill);
  const word = COLOURS[text.toLowerCase()];
  if (word !== undefined) {
    if (fill === undefined || fill === word) return valueOf({ colour: word, by: 'word' });
    return faultOf('word-and-colour-differ', `one colour: the word says ${NAMES[word]}, the background is ${NAMES[fill].toLowerCase()}`);
  }
  const several = text.split(/[^a-z]+/i).filter((part) => COLOURS[part.toLowerCase()] !== undefined);
  if (new Set(several.map((part) => COLOURS[part.toLowerCase()])).size > 1) {
    return faultOf('more-than-one', `one colour, Red, Amber or Green; "${text}" names more than one`);
  }
  const isWordless = saysNotKnown(text) || NOT_RATED.test(text);
  if (!isWordless && !wordsAllowed) return faultOf('unknown-value', 'Red, Amber or Green');
  const read = byFill(cell, fill);
  return isWordless
    ? { ...read, notes: [`"${text}": taken as not rated${read.value ? ' in words; the background gives the colour' : ''}.`, ...(read.notes ?? [])] }
    : { ...read, quote: true, notes: [`"${text}" is no colour: kept as written.`, ...(read.notes ?? [])] };
}

function byFill(cell: Cell, fill: Rag | undefined): Parsed<RagReading> {
  if (fill !== undefined) return { value: { colour: fill, by: 'fill' }, notes: [`${NAMES[fill]} by the background of the cell (#${cell.fill?.hex ?? ''}).`] };
  if (cell.fill === undefined) return NOTHING;
  return { notes: [`The background (#${cell.fill.hex}) means no colour of the three: ${cell.fill.rule}. Say in the mapping what it means.`] };
}

function meaningOfFill(cell: Cell, context: ParseContext): Rag | undefined {
  if (cell.fill === undefined) return undefined;
  const meaning = context.colours[cell.fill.hex] ?? (cell.fill.colour === 'other' ? undefined : context.colours[cell.fill.colour]);
  return meaning === 'none' ? undefined : meaning;
}
