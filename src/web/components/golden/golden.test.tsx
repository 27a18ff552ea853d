import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentAdapters } from './adapters-content.tsx';
import { fieldAdapters } from './adapters-fields.tsx';
import { normaliseHtml } from './normalise-html.ts';
import { UNSUPPORTED } from './unsupported.ts';

const COMPONENTS = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend')), 'components');
const Fixtures = z.object({ fixtures: z.array(z.object({ name: z.string(), options: z.record(z.string(), z.unknown()), html: z.string() })) });
const ADAPTERS = { ...fieldAdapters, ...contentAdapters };

function fixturesOf(component: string) {
  return Fixtures.parse(JSON.parse(readFileSync(join(COMPONENTS, component, 'fixtures.json'), 'utf8'))).fixtures;
}

describe.each(Object.entries(ADAPTERS))('%s draws what GOV.UK Frontend ships', (component, draw) => {
  const fixtures = fixturesOf(component);
  const supported = fixtures.flatMap((fixture) => {
    const drawn = draw(fixture.options);
    return drawn === undefined ? [] : [{ ...fixture, drawn }];
  });

  it.each(supported)('$name', ({ html, drawn }) => {
    expect(normaliseHtml(renderToString(drawn))).toBe(normaliseHtml(html));
  });

  it('supports at least one fixture, and names each one that it leaves out with the reason', () => {
    const left = fixtures.filter((fixture) => !supported.some(({ name }) => name === fixture.name)).map(({ name }) => name).sort();
    const named = UNSUPPORTED.filter((group) => group.component === component).flatMap((group) => group.fixtures);
    expect(supported.length).toBeGreaterThan(0);
    expect(left).toEqual([...named].sort());
  });
});

it('the comparison sees a difference in an attribute, a class, a text and a space', () => {
  const html = '<p class="a b" id="x">one <b>two</b></p>';
  expect(normaliseHtml('<p id="x"\n  class="b a">\n  one <b>two</b>\n</p>')).toBe(normaliseHtml(html));
  for (const other of ['<p class="a b" id="y">one <b>two</b></p>', '<p class="a" id="x">one <b>two</b></p>', '<p class="a b" id="x">One <b>two</b></p>',
    '<p class="a b" id="x">one<b>two</b></p>', '<p class="a b" id="x">one <i>two</i></p>']) {
    expect(normaliseHtml(other)).not.toBe(normaliseHtml(html));
  }
});

it('raw markup enters pages nowhere: only these tests call trustedHtml', () => {
  const web = join(import.meta.dirname, '../..');
  const callers = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /trustedHtml|dangerouslySetInnerHTML|jsxTemplate/.test(readFileSync(join(web, file), 'utf8')))
    .sort();
  expect(callers).toEqual(['components/golden/golden.test.tsx', 'components/golden/options.ts', 'components/trusted-html.ts']);
});
