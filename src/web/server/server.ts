import { randomBytes } from 'node:crypto';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { failurePage, notFoundPage, requestFaultPage } from '../pages/errors/pages.tsx';
import { OPERATIONS } from '../api/operations.ts';
import { mountInterface } from '../api/serving/mount.ts';
import { mountSignIn } from '../pages/sign-in/mount.tsx';
import { logFault } from './fault-log.ts';
import { mountReports, REPORTS_PATH } from './csp-report.ts';
import type { ServerOptions } from './options.ts';
import { serve } from './pipeline.ts';
import { checkRoutes } from './read-event.ts';
import { Unreadable, isUnreadableAddress } from '../security/readable.ts';
import { sendPage } from './respond.ts';
import { webOf } from './web.ts';

const MEGABYTE = 1024 * 1024;
const BARE = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' };
const LIMITS = { requests: 1200, signIns: 60 };

/**
 * The server with every route behind the same checks. It does not listen yet.
 * @throws Error if a route could show a record without leaving a trace
 */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  checkRoutes(options.routes);
  const web = webOf(options);
  const secure = options.publicUrl.protocol === 'https:';
  const app = Fastify({
    logger: options.log === undefined ? false : { level: 'info', stream: options.log, base: null },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: reference,
    trustProxy: 'loopback',
    bodyLimit: 4 * MEGABYTE,
    routerOptions: { maxParamLength: 400, ignoreTrailingSlash: true },
    // An address that cannot be decoded, or is too long, has no route, so that nothing below is asked: no word of the program either.
    frameworkErrors: ({ statusCode }, _request, reply) => void reply.raw.writeHead(statusCode ?? 400, BARE).end(statusCode === 414 ? 'This address is too long.' : 'This address cannot be read.'),
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, { throwFileSizeLimit: false, limits: { files: 1, fileSize: 20 * MEGABYTE, fields: 2_000, fieldSize: MEGABYTE, parts: 2_001, headerPairs: 50 } });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'"], fontSrc: ["'self'"], connectSrc: ["'self'"],
        objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], reportUri: [REPORTS_PATH],
      },
    },
    // With no-referrer a browser would hide from us where a form was sent from.
    referrerPolicy: { policy: 'same-origin' },
    hsts: secure,
  });
  const limits = options.limits ?? LIMITS;
  await app.register(rateLimit, { max: limits.requests, timeWindow: '1 minute', allowList: (request) => request.url.startsWith('/assets/') });
  if (options.assets.folder !== undefined) {
    await app.register(fastifyStatic, { root: options.assets.folder, prefix: '/assets/', immutable: true, maxAge: '365d', index: false, dotfiles: 'deny' });
  }

  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({ reference: request.id, method: request.method, route: request.routeOptions.url ?? 'no such page', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) logFault(request, error);
    await sendPage(web, request, reply, undefined, status >= 500 ? failurePage(request.id) : requestFaultPage(status, request.id));
  });
  app.setNotFoundHandler((request, reply) => sendPage(web, request, reply, undefined, notFoundPage()));

  // No page uses a camera, a place, a sensor or a payment; a script that gets in shall not either.
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('permissions-policy', 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()');
    done(isUnreadableAddress(request.url) ? new Unreadable('an address with a character that is none') : undefined);
  });
  mountReports(app);
  mountSignIn(app, web, limits.signIns);
  await mountInterface(app, web, options.operations ?? OPERATIONS);
  for (const route of options.routes) app.route({ method: route.method, url: route.path, handler: (request, reply) => serve(web, route, request, reply) });
  return app;
}

/** The number of a request, short enough to be read out: "7F3A-91C2". */
function reference(): string {
  const hex = randomBytes(4).toString('hex').toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

function statusOf(error: unknown): number {
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 400) return error.statusCode;
  return 500;
}
