import type { Cell } from '../sheet.ts';
import { plainHeading } from '../heading.ts';
import { faultOf, NOTHING, notKnown, saysNotKnown, valueOf, type Parsed, type ParseContext } from './parsed.ts';

/** Where the child lives: one of the service's areas, or none of them. */
export type AreaReading = { readonly area: string } | { readonly outside: string };

/** Reads a neighbourhood policing area: its name, its first word ("Central") or that word's initial ("W Leics"), if only one area fits. */
export function parseArea(cell: Cell, context: ParseContext): Parsed<AreaReading> {
  const text = cell.text.trim();
  if (text === '') return NOTHING;
  if (saysNotKnown(text)) return notKnown(text);
  if (/^(?:out of (?:the )?area|outside(?: the)? area|ooa)\b/i.test(text)) {
    return { value: { outside: text }, quote: true, notes: [`"${text}": lives in none of the service's areas.`] };
  }
  const said = plainHeading(text);
  const exact = context.areas.find((a) => plainHeading(a) === said);
  if (exact !== undefined) return valueOf({ area: exact });
  const first = said.split(' ')[0] ?? '';
  const rest = said.split(' ').slice(1);
  const fitting = context.areas.filter((a) => {
    const words = plainHeading(a).split(' ');
    const starts = first.length === 1 ? words[0]?.startsWith(first) : words[0] === first;
    return starts === true && rest.every((word) => words.slice(1).some((w) => w.startsWith(word.slice(0, 4))));
  });
  if (fitting.length === 1 && fitting[0] !== undefined) return valueOf({ area: fitting[0] });
  return faultOf('unknown-value', `one of the areas: ${context.areas.join(', ')}; or "out of area"`);
}
