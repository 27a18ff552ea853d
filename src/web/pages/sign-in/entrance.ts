import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Typed } from '../../../app/identity/drafts.ts';
import { sessionOf, signOut, sweepSessions, type CurrentSession } from '../../../app/identity/sessions.ts';
import type { SignIn } from '../../../app/identity/sign-in.ts';
import { stepOf, type Step, type StepSort } from '../../../app/accounts/steps.ts';
import { CSRF_FIELD } from '../../components/index.ts';
import { formTokenFor, isFormToken, newBrowserMark, sameText } from '../../security/csrf.ts';
import { comesFromUs, safePath } from '../../security/origin.ts';
import { readSubmission, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { foreignFormPage, staleFormPage } from '../errors/pages.tsx';

/** Where somebody goes for each step between a proof and a session. */
const STEP_PATHS = { 'second-factor': '/sign-in/second', enrol: '/sign-in/enrol', 'new-password': '/sign-in/new-password' } as const;

export async function goTo(reply: FastifyReply, path: string): Promise<void> {
  await reply.code(303).header('cache-control', 'no-store').redirect(path);
}

/** The token of a form for somebody who is not signed in: bound to a cookie that only this browser has. */
export function tokenOfForm(web: Web, request: FastifyRequest, reply: FastifyReply): string {
  const mark = web.cookies.read(request, 'browser') ?? newBrowserMark();
  web.cookies.write(reply, 'browser', mark);
  return formTokenFor(web.formKeys, mark);
}

/** The form that this browser was given by us; otherwise a page has been sent that says why not. */
export async function ownForm(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<Typed | undefined> {
  if (!ours(web, request)) return refuse(sendPage(web, request, reply, undefined, foreignFormPage(web.publicUrl)));
  const { form } = await readSubmission(request);
  const mark = web.cookies.read(request, 'browser');
  if (mark === undefined || !isFormToken(web.formKeys, mark, valueOf(form, '_form'))) return refuse(sendPage(web, request, reply, undefined, staleFormPage()));
  return form;
}

/** The form of a session, with whose it is; otherwise a page has been sent, or the way to sign in. */
export async function sessionForm(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<{ readonly form: Typed; readonly current: CurrentSession } | undefined> {
  if (!ours(web, request)) return refuse(sendPage(web, request, reply, undefined, foreignFormPage(web.publicUrl)));
  const current = await currentOf(web, request);
  const { form } = await readSubmission(request);
  if (current === undefined) return refuse(goTo(reply, '/sign-in?ended=1'));
  if (!sameText(valueOf(form, CSRF_FIELD), current.session.csrf)) return refuse(sendPage(web, request, reply, undefined, staleFormPage()));
  return { form, current };
}

async function refuse(sent: Promise<void>): Promise<undefined> {
  await sent;
}

export async function currentOf(web: Web, request: FastifyRequest): Promise<CurrentSession | undefined> {
  const found = await sessionOf(web.desk, web.cookies.read(request, 'session'));
  return found.state === 'current' ? found.current : undefined;
}

/** The step that this browser is in, if it still runs; otherwise it has been sent to the beginning. */
export async function currentStep(web: Web, request: FastifyRequest, reply: FastifyReply, ...sorts: readonly StepSort[]): Promise<Step | undefined> {
  const step = await stepOf(web.desk, web.cookies.read(request, 'step'), ...sorts);
  return step ?? refuse(goTo(reply, '/sign-in?late=1'));
}

/** Goes on after a proof: to the next step, or in. A session that this browser had before ends. */
export async function enter(web: Web, request: FastifyRequest, reply: FastifyReply, result: Exclude<SignIn, { outcome: 'refused' }>, to: string): Promise<void> {
  if (result.outcome === 'step') {
    web.cookies.write(reply, 'step', result.token);
    return goTo(reply, STEP_PATHS[result.sort]);
  }
  await goTo(reply, await beginIn(web, request, reply, result.token, to));
}

/** Gives the browser its session. @returns where to go first: what was typed before the last session ended, then the page that was asked for */
export async function beginIn(web: Web, request: FastifyRequest, reply: FastifyReply, token: string, to: string): Promise<string> {
  const before = await currentOf(web, request);
  if (before !== undefined) await signOut(web.desk, before.session);
  await sweepSessions(web.desk);
  web.cookies.clear(reply, 'step');
  // Whatever was to be said to whoever had this browser before is not said to whoever comes now.
  web.cookies.clear(reply, 'notice');
  web.cookies.write(reply, 'session', token);
  const found = await sessionOf(web.desk, token);
  if (found.state !== 'current') return '/';
  const { session, holder, role } = found.current;
  const [latest] = await web.drafts.held({ service: session.service, worker: holder.worker, name: holder.name, agency: holder.agency, roles: holder.roles, purpose: 'signing in' });
  const target = latest === undefined ? safePath(to) : `/held/${latest.key}`;
  return role === undefined ? `/role?to=${encodeURIComponent(target)}` : target;
}

function ours(web: Web, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return comesFromUs(web.publicUrl, { origin: request.headers.origin, 'sec-fetch-site': typeof site === 'string' ? site : undefined });
}
