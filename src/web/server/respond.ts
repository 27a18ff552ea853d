import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFoundPage, refusedPage } from '../pages/errors/pages.tsx';
import type { PageReply, Reply, SignedIn } from '../route.ts';
import { safePath } from '../security/origin.ts';
import { shell } from './shell.ts';
import type { Web } from './web.ts';

/** Sends a page. Pages about people are never kept by a browser or between here and there. */
export async function sendPage(web: Web, request: FastifyRequest, reply: FastifyReply, who: SignedIn | undefined, page: PageReply): Promise<void> {
  if (page.refreshAfter !== undefined) void reply.header('refresh', String(page.refreshAfter));
  // A notice may name a child: it is for whoever did something, and not for the page on which somebody signs in after them.
  const html = shell(web, who, page, who === undefined ? undefined : web.cookies.takeNotice(request, reply));
  await reply.code(page.status ?? 200).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
}

/** Sends what a route answered. */
export async function sendReply(web: Web, request: FastifyRequest, reply: FastifyReply, who: SignedIn | undefined, answer: Reply): Promise<void> {
  switch (answer.is) {
    case 'page':
      return sendPage(web, request, reply, who, answer);
    case 'redirect':
      if (answer.notice !== undefined) web.cookies.leaveNotice(reply, answer.notice);
      await reply.code(303).header('cache-control', 'no-store').redirect(safePath(answer.to));
      return;
    case 'file':
      return sendFile(reply, who, answer, Buffer.from(answer.bytes));
    case 'stream':
      return sendFile(reply, who, answer, answer.stream);
    case 'json':
      await reply.code(answer.status ?? 200).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
      return;
    case 'not-found':
      return sendPage(web, request, reply, who, notFoundPage(answer.what));
    case 'forbidden':
      return sendPage(web, request, reply, who, refusedPage(answer.why));
  }
}

async function sendFile(reply: FastifyReply, who: SignedIn | undefined, { filename, type, inline }: { readonly filename: string; readonly type: string; readonly inline?: boolean }, content: Buffer | Readable): Promise<void> {
  const name = encodeURIComponent(who?.demo === true ? `demonstration-${filename}` : filename).replaceAll("'", '%27');
  await reply
    .header('cache-control', 'no-store')
    // Whatever it is, no browser runs anything in it or takes anything for it.
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('content-disposition', `${inline === true ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .type(type)
    .send(content);
}
