import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { LooseDate, RagTag, Table, Textarea, pages } from './index.ts';

describe('LooseDate', () => {
  it('is one field that gives back what was typed, readable or not', () => {
    const html = renderToString(<LooseDate name="on" label="Date" value="31/2/2026" error="31/2/2026 is not a day" />);
    expect(html).toContain('value="31/2/2026"');
    expect(html).toContain('For example, 1/1/2026 or today');
    expect(html).toContain('aria-describedby="on-hint on-error"');
    expect(html.match(/<input/g)).toHaveLength(1);
  });
});

describe('RagTag', () => {
  const SIGNS = [['red', 'Red', '<rect'], ['amber', 'Amber', '<path'], ['green', 'Green', 'r="7"']] as const;
  it.each(SIGNS)('%s is a word and a shape of its own', (colour, word, shape) => {
    const html = renderToString(<RagTag colour={colour} />);
    expect(html.replace(/<[^>]+>/g, '')).toBe(word);
    expect(html).toContain(shape);
    for (const other of ['<rect', '<path', 'r="7"']) if (other !== shape) expect(html).not.toContain(other);
  });

  it('says in words that there is no rating', () => {
    expect(renderToString(<RagTag colour={null} />).replace(/<[^>]+>/g, '')).toBe('Not rated');
  });
});

it('a text that begins with a line break keeps it through the browser', () => {
  expect(renderToString(<Textarea name="note" label="Note" value={'\nafter a gap'} />)).toContain('>\n\nafter a gap</textarea>');
});

it('a sorted column says how, and its header is the link that turns it', () => {
  const name = { text: 'Name', sort: { href: '?sort=-name', direction: 'ascending' } } as const;
  const html = renderToString(<Table head={[name, 'RAG']} rows={[['Jordan', 'Red']]} stackOnMobile />);
  expect(html).toContain('aria-sort="ascending"');
  expect(html).toContain('href="?sort=-name"');
  expect(html).toContain('data-label="RAG">Red');
});

describe('pages', () => {
  const shown = (page: number, count: number) => (
    pages(page, count, (n) => `?page=${n}`)?.items?.map((item) => ('ellipsis' in item ? '…' : item.number))
  );

  it.each([
    [1, 2, [1, 2]], [1, 9, [1, 2, '…', 9]], [5, 9, [1, '…', 4, 5, 6, '…', 9]], [9, 9, [1, '…', 8, 9]],
  ])('page %i of %i shows %j', (page, count, expected) => {
    expect(shown(page, count)).toEqual(expected);
  });

  it('gives nothing for a list that fits on one page, and no step past either end', () => {
    expect(pages(1, 1, String)).toBeUndefined();
    expect(pages(1, 3, String)?.previous).toBeUndefined();
    expect(pages(3, 3, String)?.next).toBeUndefined();
  });
});
