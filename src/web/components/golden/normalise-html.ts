/**
 * Brings markup into one form so that two texts that mean the same compare as equal: a line for each tag and text, attributes and
 * class names in alphabetical order, white space as a browser sees it (indentation dropped, any other run a single space).
 */
export function normaliseHtml(html: string): string {
  const tokens = tokenise(html);
  const lines: string[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === 'tag') {
      lines.push(token.text);
      return;
    }
    const text = visibleSpace(token.text, tokens[index - 1], tokens[index + 1]);
    if (text !== '') lines.push(`"${text}"`);
  });
  return lines.join('\n');
}

interface Token {
  readonly kind: 'tag' | 'text';
  readonly text: string;
}

function tokenise(html: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>|([^<]+)/gi;
  for (const [, slash, name, attributes, , text] of html.matchAll(pattern)) {
    if (text !== undefined) tokens.push({ kind: 'text', text: decode(text) });
    else if (slash === '/') { if (name !== 'path' && name !== 'rect') tokens.push({ kind: 'tag', text: `</${name}>` }); }
    else tokens.push({ kind: 'tag', text: `<${name}${sortedAttributes(attributes ?? '')}>` });
  }
  return tokens;
}

function sortedAttributes(source: string): string {
  const attributes = [...source.matchAll(/([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(([, name, double, single, bare]) => {
    const value = decode(double ?? single ?? bare ?? '');
    return ` ${name}="${name === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value.replace(/\s+/g, ' ')}"`;
  });
  return attributes.sort().join('');
}

/** Indentation (space with a line break at an element's edge) shows nothing; other space shows as one space. */
function visibleSpace(text: string, before: Token | undefined, after: Token | undefined): string {
  let result = text;
  if (/^\s*$/.test(result) && result.includes('\n')) return '';
  const opensBefore = before === undefined || !before.text.startsWith('</');
  const closesAfter = after === undefined || after.text.startsWith('</');
  if (opensBefore) result = result.replace(/^[^\S\n]*\n\s*/, '');
  if (closesAfter) result = result.replace(/\s*\n\s*$/, '');
  return result.replace(/\s+/g, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'', ctdot: '⋯', nbsp: '\u00a0' };

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
