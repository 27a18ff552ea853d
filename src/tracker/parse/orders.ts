import type { ORDER_TYPES } from '../../core/chronology/kinds/order/order-started.ts';
import type { Cell } from '../sheet.ts';
import { NOTHING, notKnown, saysNotKnown, type Parsed } from './parsed.ts';

export type OrderType = keyof typeof ORDER_TYPES;

/** One order out of a cell that may name several. */
export interface OrderReading {
  readonly type: OrderType;
  /** the part of the cell that names it, as written */
  readonly asWritten: string;
}

const TYPES: readonly { readonly type: OrderType; readonly named: RegExp }[] = [
  { type: 'dto-licence', named: /\b(?:dto|detention and training(?: order)?)\b.*\blic(?:en[cs]e)?\b|^lic(?:en[cs]e)?\b/i },
  { type: 'yro-iss', named: /\b(?:yro|youth rehabilitation(?: order)?)\b.*\biss\b|\biss\b.*\byro\b/i },
  { type: 'yro', named: /\byro\b|youth rehabilitation/i },
  { type: 'dto', named: /\bdto\b|detention and training/i },
  { type: 'section-250', named: /\bs(?:ec(?:tion)?)?\.?\s*250\b/i },
  { type: 'referral-order', named: /\bro\b|\breferral order\b|\bref\.? order\b/i },
  { type: 'youth-conditional-caution', named: /\bycc\b|youth conditional caution/i },
  { type: 'youth-caution', named: /\byc\b|youth caution/i },
  { type: 'community-resolution', named: /\bcr\b|community resolution|\bocr\b/i },
  { type: 'bail-support', named: /\bbail\b|\bbss\b/i },
];

/**
 * Reads the orders named in a cell ("YRO 12m (from 9/6) + RO ext"). The words are kept as written; only the type is recognised.
 * Nothing else is taken from them: a breach, a length or a place in brackets stays text.
 */
export function parseOrders(cell: Cell): Parsed<readonly OrderReading[]> {
  const text = cell.text.trim();
  if (text === '' || /^(?:none|n\/?a)$/i.test(text)) return NOTHING;
  if (saysNotKnown(text)) return notKnown(text);
  const parts = joinIss(splitOutsideBrackets(text));
  const value = parts.map((part) => ({ type: typeOf(part), asWritten: part }));
  const unknown = value.filter((o) => o.type === 'other').map((o) => `"${o.asWritten}"`);
  const notes = [
    ...(unknown.length > 0 ? [`${unknown.join(' and ')}: no order that is known; kept as written under "Another order".`] : []),
    ...(value.length > 1 ? [`${value.length} orders in one cell; the dates beside them are not divided among them.`] : []),
    ...(/[()?]|breach/i.test(text) ? [`"${text}" says more than the order; kept as written.`] : []),
  ];
  // an order's entry holds 200 characters as written; what is longer is quoted whole as well
  return { value, ...(notes.length > 0 ? { notes } : {}), ...(text.length > 200 ? { quote: true as const } : {}) };
}

function typeOf(part: string): OrderType {
  return TYPES.find((t) => t.named.test(part))?.type ?? 'other';
}

/** Splits at "+", ";", ",", "&", a line break, or a stroke between letters, but not inside brackets. */
function splitOutsideBrackets(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (/[+;,&\n]/.test(c) || (c === '/' && /[a-z]\s*$/i.test(text.slice(from, at)) && /^\s*[a-z]/i.test(text.slice(at + 1))))) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((p) => p.trim()).filter((p) => p !== '');
}

/** "YRO + ISS" is one order. */
function joinIss(parts: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (/^iss$/i.test(part) && last !== undefined && typeOf(last) === 'yro') joined[joined.length - 1] = `${last} + ${part}`;
    else joined.push(part);
  }
  return joined;
}
