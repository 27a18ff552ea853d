/** One small change of a text of a policy: what was changed, and the text after it. */
export interface TextMutant {
  readonly what: string;
  readonly text: string;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const UNITS = '(?:working days?|days?|weeks?|months?|years?)';

/** By which words of the grammar a neighbour is reached: what it looks like, and each of its neighbours. */
const SWAPS: readonly { readonly what: string; readonly pattern: RegExp; readonly to: (m: RegExpExecArray) => readonly string[] }[] = [
  { what: 'number', pattern: /(?<![\w.'-])\d+(?![\w.'-])/g, to: (m) => [String(Number(m[0]) + 1), ...(Number(m[0]) > 0 ? [String(Number(m[0]) - 1)] : [])] },
  { what: 'number', pattern: /(?<=')\d+(?=')/g, to: (m) => [String(Number(m[0]) + 1), String(Number(m[0]) - 1)] },
  { what: 'calendar', pattern: /working days?/g, to: (m) => [m[0].replace('working ', '')] },
  { what: 'calendar', pattern: /(?<=\d )days?\b/g, to: (m) => [`working ${m[0]}`] },
  { what: 'strictness', pattern: /(>=|<=|>|<)/g, to: (m) => [{ '>=': '>', '<=': '<', '>': '>=', '<': '<=' }[m[0]] ?? m[0]] },
  { what: 'strictness', pattern: /\bat least\b/g, to: () => ['higher than'] },
  { what: 'strictness', pattern: /\bat most\b/g, to: () => ['lower than'] },
  { what: 'strictness', pattern: /\bhigher than\b/g, to: () => ['at least'] },
  { what: 'strictness', pattern: /\blower than\b/g, to: () => ['at most'] },
  { what: 'not', pattern: /\bnot (?!known\b)/g, to: () => [''] },
  { what: 'not', pattern: /\bno (?=[a-z-]+\.)/g, to: () => ['some '] },
  { what: 'window', pattern: new RegExp(` (?:within \\d+ ${UNITS}|since [\\w.-]+(?: changed| was set)?(?: where \\([^()]*\\))?|for the same [\\w.-]+)`, 'g'), to: () => [''] },
];

/** Every small change of a condition, an event or a period: a number by one, a comparison's strictness, the calendar, one alternative or one condition less. */
export function textMutants(text: string): readonly TextMutant[] {
  const out: TextMutant[] = [];
  for (const { what, pattern, to } of SWAPS) {
    for (const m of text.matchAll(pattern)) {
      for (const next of to(m)) out.push({ what: `${what} "${m[0].trim()}" → "${next.trim()}"`, text: `${text.slice(0, m.index)}${next}${text.slice(m.index + m[0].length)}` });
    }
  }
  return [...out, ...withoutMembers(text), ...withoutOperands(text, { from: 0, to: text.length })];
}

/** Each member of each written list left out: "in [a, b]". */
function withoutMembers(text: string): readonly TextMutant[] {
  return [...text.matchAll(/\[([^[\]]*)\]/g)].flatMap((list) => {
    const members = (list[1] ?? '').split(',').map((m) => m.trim());
    if (members.length < 2) return [];
    return members.map((gone, i) => ({
      what: `without ${gone}`,
      text: `${text.slice(0, list.index)}[${members.filter((_, j) => j !== i).join(', ')}]${text.slice(list.index + list[0].length)}`,
    }));
  });
}

/** Each of the conditions joined with "or" or "and" left out, at every depth of brackets. */
function withoutOperands(text: string, within: Span): readonly TextMutant[] {
  const alternatives = split(text, within, ' or ');
  return [
    ...leftOut(text, within, alternatives, ' or '),
    ...alternatives.flatMap((alternative) => {
      const parts = split(text, alternative, ' and ');
      return [...leftOut(text, alternative, parts, ' and '), ...withoutWhere(text, alternative), ...parts.flatMap((part) => brackets(text, part).flatMap((inner) => withoutOperands(text, inner)))];
    }),
  ];
}

function leftOut(text: string, span: Span, parts: readonly Span[], by: string): readonly TextMutant[] {
  if (parts.length < 2) return [];
  const whole = text.slice(span.from, span.to);
  return parts.map((part, i) => {
    const kept = parts.filter((_, j) => j !== i).map((p) => text.slice(p.from, p.to));
    // What stands before "where" names the entry, and a window at the end is its own: only the condition is left out.
    const ofEntry = by === ' and ' && upToWhere(whole) !== '';
    const head = ofEntry && i === 0 ? upToWhere(text.slice(part.from, part.to)) : '';
    const tail = ofEntry && i > 0 && i === parts.length - 1 ? windowOf(text.slice(part.from, part.to)) : '';
    const gone = text.slice(part.from + head.length, part.to - tail.length).trim();
    return { what: `without "${gone}"`, text: `${text.slice(0, span.from)}${head}${kept.join(by)}${tail}${text.slice(span.to)}` };
  });
}

/** The entry without any condition on it. */
function withoutWhere(text: string, span: Span): readonly TextMutant[] {
  const where = depthZero(text, span, ' where ')[0];
  if (where === undefined) return [];
  const rest = text.slice(where, span.to);
  const tail = windowOf(rest);
  return [{ what: `without "${rest.slice(0, rest.length - tail.length).trim()}"`, text: `${text.slice(0, where)}${tail}${text.slice(span.to)}` }];
}

/** The window of the past at the end of a condition: " since rag changed". */
function windowOf(text: string): string {
  const at = [' since ', ' within ', ' for the same '].map((word) => depthZero(text, { from: 0, to: text.length }, word).at(-1)).filter((i) => i !== undefined);
  return at.length === 0 ? '' : text.slice(Math.max(...at));
}

/** The part of a condition up to and with its first "where"; nothing if it has none. */
function upToWhere(text: string): string {
  const at = text.indexOf(' where ');
  return at < 0 ? '' : text.slice(0, at + 7);
}

function split(text: string, span: Span, by: string): readonly Span[] {
  const cuts = depthZero(text, span, by);
  return [span.from, ...cuts.map((c) => c + by.length)].map((from, i) => ({ from, to: cuts[i] ?? span.to }));
}

/** Where a word stands outside every bracket of the span. */
function depthZero(text: string, span: Span, word: string): readonly number[] {
  const out: number[] = [];
  let depth = 0;
  for (let i = span.from; i < span.to; i++) {
    if ('(['.includes(text[i] ?? '')) depth += 1;
    if (')]'.includes(text[i] ?? '')) depth -= 1;
    if (depth === 0 && text.startsWith(word, i) && i + word.length <= span.to) out.push(i);
  }
  return out;
}

/** What stands within the outermost round brackets of the span. */
function brackets(text: string, span: Span): readonly Span[] {
  const out: Span[] = [];
  let depth = 0;
  let from = span.from;
  for (let i = span.from; i < span.to; i++) {
    if (text[i] === '(' && depth++ === 0) from = i + 1;
    if (text[i] === ')' && --depth === 0) out.push({ from, to: i });
  }
  return out;
}
