import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { renderPage } from '../layout/page.tsx';
import { progressBody } from '../pages/start/progress.tsx';
import type { AssetManifest } from '../layout/assets.ts';

/** What is going on before the first page can be shown. */
export interface Progress {
  /** "Making the demonstration" */
  says: string;
  done: number;
  /** 0 while it is not known */
  total: number;
}

/** Answers every request while the program gets ready: a page that says what is going on and looks again by itself. */
export function progressListener(progress: Progress, assets: { readonly manifest: AssetManifest; readonly folder: string }): RequestListener {
  const styles = assets.manifest['throughline.css'];
  return (request: IncomingMessage, response: ServerResponse) => {
    if (styles !== undefined && request.url === styles) return send(response, 200, 'text/css; charset=utf-8', readFileSync(join(assets.folder, styles.replace(/^\/assets\//, ''))));
    const html = renderPage({ title: 'Getting ready', serviceName: 'Youth justice case management', assets: assets.manifest, children: progressBody(progress) });
    response.setHeader('retry-after', '2');
    response.setHeader('refresh', '2');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-security-policy', "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'same-origin');
    send(response, 503, 'text/html; charset=utf-8', html);
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}
