import type { FastifyInstance } from 'fastify';
import { PASSWORD, type Person } from './service.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** what came, as it came: for files */
  readonly bytes: Uint8Array;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A browser without scripts: keeps cookies, reads hidden fields, sends forms. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly cookies = new Map<string, string>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers });
  }

  async post(url: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) for (const value of typeof values === 'string' ? [values] : values) body.append(name, value);
    return this.send({ method: 'POST', url, payload: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:3000', ...headers } });
  }

  /** Sends a form with a file, as a browser does. */
  async upload(url: string, fields: Fields, file: { readonly field: string; readonly filename: string; readonly bytes: Uint8Array }, headers: Record<string, string> = {}): Promise<Answer> {
    const form = new FormData();
    for (const [name, values] of Object.entries(fields)) for (const value of typeof values === 'string' ? [values] : values) form.append(name, value);
    form.append(file.field, new Blob([Buffer.from(file.bytes)]), file.filename);
    const whole = new Response(form);
    return this.send({ method: 'POST', url, payload: Buffer.from(await whole.arrayBuffer()), headers: { 'content-type': whole.headers.get('content-type') ?? '', origin: 'http://localhost:3000', ...headers } });
  }

  /** As a script of ours does; with the token of somebody's page. */
  async remove(url: string, token: string): Promise<Answer> {
    return this.send({ method: 'DELETE', url, headers: { 'x-csrf-token': token, origin: 'http://localhost:3000' } });
  }

  /** Opens the page of a form and sends it with these fields over what the form holds already. */
  async submit(page: string, fields: Fields, action = page.split('?')[0] ?? page): Promise<Answer> {
    const { body } = await this.get(page);
    return this.post(action, { ...hiddenFields(body), ...fields });
  }

  /** The answer at the end of its redirects. */
  async follow(answer: Answer): Promise<Answer> {
    return answer.location === '' ? answer : this.follow(await this.get(answer.location));
  }

  async signIn(person: Person, password = PASSWORD): Promise<Answer> {
    const page = await this.get('/sign-in');
    return this.post('/sign-in', { ...hiddenFields(page.body), username: person, password });
  }

  async send(request: { method: 'GET' | 'POST' | 'DELETE'; url: string; payload?: string | Buffer; headers: Record<string, string> }): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await this.#app.inject({ ...request, headers: { ...request.headers, ...(cookie === '' ? {} : { cookie }) } });
    for (const { name, value, maxAge } of reply.cookies) {
      if (value === '' || maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: reply.statusCode, body: reply.body, bytes: reply.rawPayload, location: reply.headers.location ?? '', headers: reply.headers };
  }
}

/** The hidden fields of the form on a page (those of the sign-out form in the header left out). */
export function hiddenFields(body: string): Record<string, string> {
  const main = body.slice(body.indexOf('<main'));
  return Object.fromEntries([...main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [unescaped(name ?? ''), unescaped(value ?? '')]));
}

export function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The words of a page, without its markup. */
export function wordsOf(body: string): string {
  return unescaped(body.slice(body.indexOf('<main')).replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}
