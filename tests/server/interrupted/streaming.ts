import type { FileStore } from '../../../src/app/ports/files.ts';
import type { IdentityStore } from '../../../src/app/ports/identity.ts';
import type { Ports } from '../../../src/app/ports/index.ts';
import { ROUTES } from '../../../src/web/routes.ts';
import { buildServer } from '../../../src/web/server/server.ts';
import { PASSWORD } from './open-program.ts';

/** Where the pages are served, and what a browser that has signed in sends with a form. */
export interface Served {
  readonly port: number;
  readonly cookie: string;
  readonly csrf: string;
}

/** Serves the pages on a port, and signs somebody in. */
export async function startServer({ ports, identity, files }: { readonly ports: Ports; readonly identity: IdentityStore; readonly files: FileStore }): Promise<Served> {
  const app = await buildServer({ ports, identity, files, secrets: [new Uint8Array(32).fill(9)], publicUrl: new URL('http://localhost:3000'), assets: { manifest: {} }, routes: ROUTES });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const page = await app.inject({ method: 'GET', url: '/sign-in' });
  const jar = new Map(page.cookies.map((c) => [c.name, c.value] as const));
  const cookieOf = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const main = page.body.slice(page.body.indexOf('<main'));
  const form = new URLSearchParams([...main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
  form.set('username', 'anna');
  form.set('password', PASSWORD);
  const signedIn = await app.inject({ method: 'POST', url: '/sign-in', payload: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:3000', cookie: cookieOf() } });
  for (const c of signedIn.cookies) jar.set(c.name, c.value);
  const home = await app.inject({ method: 'GET', url: '/account', headers: { cookie: cookieOf() } });
  const csrf = /name="_csrf" value="([^"]*)"/.exec(home.body)?.[1];
  const address = app.server.address();
  if (csrf === undefined || typeof address !== 'object' || address === null) throw new Error(`nobody is signed in: ${signedIn.statusCode} ${home.statusCode}`);
  return { port: address.port, cookie: cookieOf(), csrf };
}
