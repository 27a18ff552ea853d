import { expect, it } from 'vitest';
import { menuIn, NAVIGATION, NAVIGATION_KEYS } from './navigation.ts';
import { renderPage } from './page.tsx';
import type { PageModel } from './page.tsx';

const model: PageModel = {
  title: 'My work', serviceName: 'Leicester', assets: { 'main.js': '/assets/main-abc.js' }, user: { name: 'Alex Example', roleLabel: 'Case manager' },
  csrf: 't0ken', nav: 'my-work', maySearch: true, children: <h1>My work</h1>,
};

it('a page is a whole document in British English with its built files and no inline script or style', () => {
  const html = renderPage(model);
  expect(html.startsWith('<!DOCTYPE html>\n<html lang="en-GB"')).toBe(true);
  expect(html).toContain('<script type="module" src="/assets/main-abc.js">');
  expect(html).toContain('href="/assets/throughline.css"');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
});

it('what people typed is escaped wherever it stands', () => {
  const nasty = '<img src=x onerror=alert(1)>"\'';
  const html = renderPage({
    ...model, title: nasty, serviceName: nasty, user: { name: nasty, roleLabel: nasty }, searchText: nasty, children: nasty,
    errors: [{ field: 'a', text: nasty }], notification: { title: nasty },
  });
  expect(html).not.toContain('<img');
});

it('faults come first: in the title, and as links to their fields', () => {
  const html = renderPage({ ...model, errors: [{ field: 'on', text: 'Enter a date' }] });
  expect(html).toContain('<title>Error: My work – Leicester – Throughline</title>');
  expect(html).toContain('<a href="#on">Enter a date</a>');
});

it('the menu marks its section and shows only what the user may open', () => {
  const html = renderPage({ ...model, navItems: ['my-work', 'caseload'] });
  expect(html).toContain('href="/my-work" aria-current="true"');
  expect(html).toContain('href="/caseload"');
  expect(html).not.toContain('href="/import"');
});

it('a menu for which the line has no room folds what is rare under “More”, and marks that it holds the page', () => {
  const many = NAVIGATION_KEYS.filter((key) => key !== 'victims' && key !== 'shared');
  const html = renderPage({ ...model, navItems: many, nav: 'rights' });
  const [line = '', more = ''] = html.slice(html.indexOf('aria-label="Sections"'), html.indexOf('<main')).split('<details');
  for (const key of ['my-work', 'team', 'meetings'] as const) expect(line).toContain(`href="${NAVIGATION[key].href}"`);
  for (const key of ['import', 'rights', 'policy'] as const) {
    expect(line).not.toContain(`href="${NAVIGATION[key].href}"`);
    expect(more).toContain(`href="${NAVIGATION[key].href}"`);
  }
  expect(html).toMatch(/service-navigation__item--active"><details[^>]*><summary[^>]*><strong[^>]*>More/);
  expect(more).toContain('href="/rights" aria-current="true"');
});

it('whoever has few sections sees all of them in the line, also those that are rare for others', () => {
  expect(menuIn(['rights', 'looking', 'retention', 'policy'])).toEqual({ line: ['rights', 'looking', 'retention', 'policy'], more: [] });
  expect(renderPage({ ...model, navItems: ['rights', 'policy'] })).not.toContain('More');
});

it('signing out is a form that posts with its token; the search box is for whoever may look for a child; whoever is signed out sees no menu, search or sign-out', () => {
  expect(renderPage(model)).toContain('<form action="/sign-out" method="post"><input type="hidden" name="_csrf" value="t0ken"/>');
  expect(renderPage(model)).toContain('type="search"');
  expect(renderPage({ ...model, maySearch: false }), 'no box for whoever may not search').not.toContain('type="search"');
  const { user: _user, ...signedOut } = model;
  const html = renderPage(signedOut);
  expect(html).not.toMatch(/sign-out|type="search"|aria-label="Sections"/);
});
