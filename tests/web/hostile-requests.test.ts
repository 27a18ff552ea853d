import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { safePath } from '../../src/web/security/origin.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, PEOPLE, type WebService } from './service.ts';

/** What nobody's page holds and a stranger tries. */
const ODD = ['..%2f%27', '99999999999999999999', '__proto__'];
const NUL = '\u0000';

describe('requests that no page of ours makes', () => {
  let service: WebService;
  let manager: Browser;
  let child: SubjectId;
  let token: string;

  beforeAll(async () => {
    service = await openWebService();
    child = await service.child('Ashby');
    manager = new Browser(service.app);
    await manager.signIn('ben');
    token = hiddenFields((await manager.get(`/children/${child}/note`)).body)['_csrf'] ?? '';
  });
  afterAll(() => service?.close());

  /** Every address with something odd where its own names stand, and a child who is there. */
  const addresses = (odd: string): readonly { readonly method: string; readonly url: string }[] =>
    ROUTES.filter((r) => /:(?!child\b)\w+/.test(r.path) && r.method !== 'DELETE').map((r) => ({ method: r.method, url: r.path.replace(':child', child).replace(':worker', PEOPLE.anna.worker).replace(/:\w+/g, odd) }));

  it.each(ODD)('finds nothing, and breaks nowhere, where a name in an address is %s', async (odd) => {
    const broken: string[] = [];
    for (const { method, url } of addresses(odd)) {
      const answer = method === 'GET' ? await manager.get(url) : await manager.post(url, { _csrf: token, _command: crypto.randomUUID() });
      if (answer.status >= 500) broken.push(`${method} ${url}`);
    }
    expect(broken).toEqual([]);
  });

  it('asks no page for an address with the character that no text has, and says nothing of the program', async () => {
    const stranger = new Browser(service.app);
    for (const url of ['/search?q=%00', `/children/${child}?from=%00`, '/policy/%00', '/drafts/%00', '/held/a%00b', '/sign-in/link/%00', '/nowhere/%00', '/search?q=%2500']) {
      for (const browser of [manager, stranger]) {
        const { status, headers } = await browser.get(url);
        expect(status, url).toBe(url.endsWith('%2500') ? (browser === manager ? 200 : 303) : 400);
        expect(headers['content-security-policy'], url).toContain("default-src 'self'");
      }
    }
    const system = await service.app.inject({ method: 'GET', url: '/api/v1/children?after=%00' });
    expect([system.statusCode, system.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
  });

  it('answers an address that cannot be decoded in plain words, under a policy, without a word of the program', async () => {
    const answer = await manager.get('/%E0%A4%A');
    expect([answer.status, answer.body]).toEqual([400, 'This address cannot be read.']);
    expect(answer.headers).toMatchObject({ 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('shows the first pages of lists only, whatever page is asked for', async () => {
    for (const page of ['99999999999999999999', '-5', '1e9', 'Infinity']) for (const url of ['/caseload', '/register']) expect((await manager.get(`${url}?page=${page}`)).status, `${url} ${page}`).toBe(200);
  });

  it('records what was typed or pasted without the character that is none, and loses nothing else of it', async () => {
    const sent = await manager.submit(`/children/${child}/record/note.recorded`, { note: `Rang${NUL} the school`, occurredOn: 'today' });
    expect(sent.status).toBe(303);
    expect(wordsOf((await manager.get(`/children/${child}/chronology`)).body)).toContain('Rang the school');
    expect((await manager.post(`/drafts/a:b`, { _csrf: token, note: `x${NUL}y` })).status).toBe(200);
    const stranger = new Browser(service.app);
    const page = await stranger.get('/sign-in');
    expect((await stranger.post('/sign-in', { ...hiddenFields(page.body), username: `ben${NUL}`, password: 'wrong' })).status).toBe(200);
  });

  it('says that a form with a file cannot be read where it breaks off, and takes a part without a name for no file', async () => {
    const send = (payload: string) => manager.send({ method: 'POST', url: `/children/${child}/documents/add`, payload, headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost:3000' } });
    expect((await send('--x\r\nContent-Disp')).status).toBe(400);
    expect((await send('--x\r\nContent-Disposition: form-data; name="constructor"\r\n\r\nv\r\n--x--\r\n')).status).toBe(400);
    const nameless = await send(`--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: application/octet-stream\r\n\r\nabc\r\n--x--\r\n`);
    expect(nameless.status).toBe(200);
    expect(wordsOf(nameless.body)).toContain('There is a problem');
  });

  it('goes on to no address that a browser could take for another place, or that is no header', () => {
    for (const to of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/a b', `/a${NUL}`, '/a\u0007', '/\t/elsewhere.example', 'javascript:alert(1)', '']) expect(safePath(to), to).toBe('/');
    expect(safePath('/children/1?from=a#b')).toBe('/children/1?from=a#b');
  });
});
