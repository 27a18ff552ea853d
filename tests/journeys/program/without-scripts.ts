import { PASSWORD } from './people.ts';

/** What a form sends; several values where a name stands several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Fetched {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** the address at the end of the redirects, path and query */
  readonly at: string;
}

/** A browser with no script and no picture of the page: it keeps cookies, follows redirects and sends forms. */
export class Visitor {
  readonly origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  async get(path: string): Promise<Fetched> {
    return this.#send(path, { method: 'GET' });
  }

  /** Sends the first form of the page's main part whose action is this, with these fields over the hidden ones. */
  async submit(page: string, action: string, fields: Fields): Promise<Fetched> {
    const { body } = await this.get(page);
    return this.post(action, { ...hiddenOf(body, action), ...fields });
  }

  async post(path: string, fields: Fields): Promise<Fetched> {
    return this.#send(path, { method: 'POST', body: encoded(fields), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin } });
  }

  /** Sends the form of a page with a file, as a browser does. */
  async upload(page: string, action: string, fields: Fields, file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array }): Promise<Fetched> {
    const { body } = await this.get(page);
    const form = new FormData();
    for (const [name, values] of Object.entries({ ...hiddenOf(body, action), ...fields })) for (const value of typeof values === 'string' ? [values] : values) form.append(name, value);
    form.append(file.field, new Blob([Buffer.from(file.bytes)]), file.name);
    return this.#send(action, { method: 'POST', body: form, headers: { origin: this.origin } });
  }

  async signIn(username: string): Promise<this> {
    const answer = await this.submit('/sign-in', '/sign-in', { username, password: PASSWORD });
    if (answer.at.startsWith('/sign-in')) throw new Error(`${username} could not sign in: ${answer.body.slice(answer.body.indexOf('<main'), answer.body.indexOf('<main') + 600)}`);
    return this;
  }

  cookies(): readonly { readonly name: string; readonly value: string; readonly url: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.origin }));
  }

  async #send(path: string, init: { method: string; body?: string | FormData; headers?: Record<string, string> }): Promise<Fetched> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.origin + path, { ...init, redirect: 'manual', headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && to !== null) return this.#send(to, { method: 'GET' });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.text(), at: path };
  }
}

function encoded(fields: Fields): string {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of typeof values === 'string' ? [values] : values) body.append(name, value);
  return body.toString();
}

function hiddenOf(body: string, action: string): Record<string, string> {
  const form = [...body.slice(body.indexOf('<main')).matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to]) => to === action)?.[2];
  if (form === undefined) throw new Error(`the page has no form that goes to ${action}`);
  return Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]));
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The words of a page's main part, without its markup. */
export function wordsOf(body: string): string {
  return unescaped(body.slice(body.indexOf('<main')).replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}
