import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRole } from '../../../core/access/roles.ts';
import { sessionOf, signOut, sweepSessions, type CurrentSession } from '../../../app/identity/sessions.ts';
import { signIn, signInToDemo, type SignIn } from '../../../app/identity/sign-in.ts';
import type { Reader } from '../../../app/ports/reader.ts';
import { CSRF_FIELD } from '../../components/index.ts';
import { formTokenFor, newBrowserMark, sameText } from '../../security/csrf.ts';
import { comesFromUs, safePath } from '../../security/origin.ts';
import { readQuery, readSubmission, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { foreignFormPage, staleFormPage } from '../errors/pages.tsx';
import { rolePage, signInPage, type SignInWord } from './pages.tsx';

/** The pages before the others: signing in, choosing the role, signing out. */
export function mountSignIn(app: FastifyInstance, web: Web, triesPerMinute: number): void {
  const tries = { config: { rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } } };
  app.get('/sign-in', (request, reply) => showSignIn(web, request, reply));
  app.post('/sign-in', tries, (request, reply) => trySignIn(web, request, reply, (form) => signIn(web.identity, web.ports.clock, form('username'), form('password'))));
  app.post('/sign-in/demo', tries, (request, reply) => trySignIn(web, request, reply, (form) => signInToDemo(web.identity, web.ports.clock, form('account'))));
  app.get('/role', (request, reply) => showRoles(web, request, reply));
  app.post('/role', (request, reply) => chooseRole(web, request, reply));
  app.post('/sign-out', (request, reply) => leave(web, request, reply));
}

async function showSignIn(web: Web, request: FastifyRequest, reply: FastifyReply, again?: { readonly username: string }): Promise<void> {
  const query = readQuery(request);
  const mark = web.cookies.read(request, 'browser') ?? newBrowserMark();
  web.cookies.write(reply, 'browser', mark);
  const word: SignInWord = again !== undefined ? 'refused' : query['held'] !== undefined ? 'held' : query['ended'] !== undefined ? 'ended' : query['out'] !== undefined ? 'signed-out' : 'none';
  await sendPage(web, request, reply, undefined, signInPage({
    token: formTokenFor(web.formKey, mark),
    to: safePath(query['to']),
    word,
    username: again?.username ?? '',
    demo: await web.identity.demoAccounts(web.ports.clock.today()),
  }));
}

async function trySignIn(web: Web, request: FastifyRequest, reply: FastifyReply, attempt: (form: (name: string) => string) => Promise<SignIn>): Promise<void> {
  if (!ours(web, request)) return sendPage(web, request, reply, undefined, foreignFormPage(web.publicUrl));
  const { form } = await readSubmission(request);
  const mark = web.cookies.read(request, 'browser');
  if (mark === undefined || !sameText(valueOf(form, '_form'), formTokenFor(web.formKey, mark))) return sendPage(web, request, reply, undefined, staleFormPage());
  const result = await attempt((name) => valueOf(form, name));
  if (result.outcome === 'refused') return showSignIn(web, request, reply, { username: valueOf(form, 'username') });
  await sweepSessions(web.identity, web.ports.clock);
  web.cookies.write(reply, 'session', result.token);
  const found = await sessionOf(web.identity, web.ports.clock, result.token);
  const to = found.state === 'current' ? await firstPage(web, found.current, valueOf(form, 'to')) : '/';
  await reply.code(303).redirect(to);
}

/** What was typed before the session ended comes first; then the page that was asked for. */
async function firstPage(web: Web, current: CurrentSession, to: string): Promise<string> {
  const [latest] = await web.drafts.held(readerOf(current));
  const target = latest === undefined ? safePath(to) : `/held/${latest.key}`;
  return current.role === undefined ? `/role?to=${encodeURIComponent(target)}` : target;
}

function readerOf({ session, holder }: CurrentSession): Reader {
  return { service: session.service, worker: holder.worker, name: holder.name, agency: holder.agency, roles: holder.roles, purpose: 'signing in' };
}

async function showRoles(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const found = await sessionOf(web.identity, web.ports.clock, web.cookies.read(request, 'session'));
  if (found.state !== 'current') return void (await reply.code(303).redirect('/sign-in'));
  const { session, holder } = found.current;
  await sendPage(web, request, reply, undefined, rolePage({ name: holder.name, roles: holder.roles, csrf: session.csrf, to: safePath(readQuery(request)['to']) }));
}

async function chooseRole(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!ours(web, request)) return sendPage(web, request, reply, undefined, foreignFormPage(web.publicUrl));
  const found = await sessionOf(web.identity, web.ports.clock, web.cookies.read(request, 'session'));
  if (found.state !== 'current') return void (await reply.code(303).redirect('/sign-in'));
  const { session, holder } = found.current;
  const { form } = await readSubmission(request);
  if (!sameText(valueOf(form, CSRF_FIELD), session.csrf)) return sendPage(web, request, reply, undefined, staleFormPage());
  const role = valueOf(form, 'role');
  if (!isRole(role) || !holder.roles.includes(role)) {
    return sendPage(web, request, reply, undefined, rolePage({ name: holder.name, roles: holder.roles, csrf: session.csrf, to: safePath(valueOf(form, 'to')), missing: true }));
  }
  await web.identity.actAs(session.tokenHash, role);
  await reply.code(303).redirect(safePath(valueOf(form, 'to')));
}

async function leave(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!ours(web, request)) return sendPage(web, request, reply, undefined, foreignFormPage(web.publicUrl));
  const found = await sessionOf(web.identity, web.ports.clock, web.cookies.read(request, 'session'));
  const { form } = await readSubmission(request);
  if (found.state === 'current') {
    if (!sameText(valueOf(form, CSRF_FIELD), found.current.session.csrf)) return sendPage(web, request, reply, undefined, staleFormPage());
    await signOut(web.identity, web.ports.clock, found.current.session);
  }
  web.cookies.clear(reply, 'session');
  await reply.code(303).redirect('/sign-in?out=1');
}

function ours(web: Web, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return comesFromUs(web.publicUrl, { origin: request.headers.origin, 'sec-fetch-site': typeof site === 'string' ? site : undefined });
}
