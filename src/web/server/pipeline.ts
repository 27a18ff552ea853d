import type { FastifyReply, FastifyRequest } from 'fastify';
import { may, opens, serves } from '../../core/access/permissions.ts';
import type { Role } from '../../core/access/roles.ts';
import { seal, unseal } from '../../app/identity/seal.ts';
import type { KeptForm } from '../../app/identity/drafts.ts';
import { isFresh, sessionOf, type CurrentSession } from '../../app/identity/sessions.ts';
import type { Reader } from '../../app/ports/reader.ts';
import { AnothersCommand } from '../../app/ports/records.ts';
import { CSRF_FIELD } from '../components/index.ts';
import { failurePage, foreignFormPage, forbiddenPage, refusedPage, staleFormPage, tooFastPage } from '../pages/errors/pages.tsx';
import type { Context, Reply, Route, SignedIn } from '../route.ts';
import { sameText } from '../security/csrf.ts';
import { comesFromUs, safePath } from '../security/origin.ts';
import { logFault } from './fault-log.ts';
import { guardedStore, type ReadTrace } from './guarded-store.ts';
import { holdLateSubmission } from './late-submission.ts';
import { hasImpossibleId, readEvent, subjectOf } from './read-event.ts';
import { asksForJson, fromOf, readParams, readQuery, readSubmission, valueOf, type Submission } from './request.ts';
import { scanUploads } from './scan-uploads.ts';
import { sendPage, sendReply } from './respond.ts';
import type { Web } from './web.ts';

const NOTHING: Submission = { form: {}, uploads: [] };

/** The way of every request to a route: who, may they, what is asked, the answer, its trace, and only then the page. */
export async function serve(web: Web, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const sends = route.method !== 'GET';
  if (sends && !comesFromUs(web.publicUrl, originOf(request))) return sendPage(web, request, reply, undefined, foreignFormPage(web.publicUrl));
  const found = await sessionOf(web.desk, web.cookies.read(request, 'session'));
  // Whoever is not signed in has no file kept: what they typed may be held for them, a file never is.
  const submission = sends ? await readSubmission(request, found.state === 'current') : NOTHING;
  if (found.state !== 'current') return signInFirst(web, route, request, reply, submission);
  const { current } = found;
  if (current.role === undefined) return void (await reply.code(303).redirect(`/role?to=${encodeURIComponent(request.url)}`));
  const who = signedInOf(current, current.role, route);
  const wait = web.pace.requests.waitAfter(personOf(who.reader), performance.now());
  if (wait !== undefined) return tooFast(web, request, reply, who, wait);
  if (sends && !sameText(tokenOf(request, submission), who.csrf)) {
    const key = route.neverHeld === true ? undefined : await holdLateSubmission(web, submission, request, who.reader);
    if (key !== undefined) return void (await reply.code(303).redirect(`/held/${key}`));
    return sendPage(web, request, reply, who, staleFormPage());
  }
  await answer(web, route, request, reply, who, submission, current);
}

async function answer(web: Web, route: Route, request: FastifyRequest, reply: FastifyReply, who: SignedIn, submission: Submission, current: CurrentSession): Promise<void> {
  const { reader } = who;
  const params = readParams(request);
  if (!opens(reader.roles, { ...route, change: route.method !== 'GET' })) {
    const subject = subjectOf(params);
    const tried = { event: `${typeof route.audit === 'string' ? route.path : route.audit.event}: no right`, shown: 'nothing', ...(subject === undefined ? {} : { subject }) };
    await web.ports.store.asReader(reader, (unit) => unit.lists.audit(tried));
    return sendPage(web, request, reply, who, forbiddenPage({ ...route, change: route.method !== 'GET' }, reader.roles));
  }
  if (route.fresh === true && !isFresh(current.session, web.ports.clock.now())) return confirmFirst(web, route, request, reply, current, submission);
  const trace: ReadTrace = { audited: false };
  let result: Reply;
  try {
    result = hasImpossibleId(params) ? { is: 'not-found' } : await route.handle(await contextOf(web, route, request, who, submission, params, trace, current));
    const event = readEvent(route, params, result);
    if (event !== undefined) await web.ports.store.asReader(reader, (unit) => unit.lists.audit(event));
    if (route.audit === 'written by the query itself' && result.is !== 'redirect' && !trace.audited && result.is !== 'not-found') {
      throw new Error(`${route.path} says that its query leaves a trace, and it left none`);
    }
  } catch (error) {
    if (error instanceof AnothersCommand) return refuseAnothers(web, route, request, reply, who, params);
    logFault(request, error);
    return sendPage(web, request, reply, who, failurePage(request.id));
  }
  const wait = result.is === 'file' || result.is === 'stream' ? await waitForFiles(web, reader) : undefined;
  if (wait !== undefined) return tooFast(web, request, reply, who, wait);
  if (route.method !== 'GET' && result.is === 'redirect' && result.keepsDraft !== true) await forgetSent(web, reader, submission);
  await sendReply(web, request, reply, who, result);
}

/** Somebody, or something in their name, asks for more than hands can. */
async function tooFast(web: Web, request: FastifyRequest, reply: FastifyReply, who: SignedIn, seconds: number): Promise<void> {
  request.log.warn({ reference: request.id, route: request.routeOptions.url }, 'one person went too fast');
  void reply.header('retry-after', String(seconds));
  return sendPage(web, request, reply, who, tooFastPage(seconds));
}

/** Files are counted for all processes on the database together: what leaves it must not double with a second program. */
async function waitForFiles(web: Web, reader: Reader): Promise<number | undefined> {
  const now = web.ports.clock.now();
  const begun = await web.identity.countAct(reader, 'file', now, web.pace.files);
  return begun === undefined ? undefined : Math.max(1, Math.ceil((Date.parse(begun) + web.pace.files.perMs - Date.parse(now)) / 1000));
}

function personOf({ service, worker }: Reader): string {
  return `${service}/${worker}`;
}

/** A form that somebody else has sent already: nothing of what came of it is shown, and the try is on record. */
async function refuseAnothers(web: Web, route: Route, request: FastifyRequest, reply: FastifyReply, who: SignedIn, params: Context['params']): Promise<void> {
  const subject = subjectOf(params);
  await web.ports.store.asReader(who.reader, (unit) => unit.lists.audit({ event: `${typeof route.audit === 'string' ? route.path : route.audit.event}: another’s form`, shown: 'nothing', ...(subject === undefined ? {} : { subject }) }));
  return sendPage(web, request, reply, who, refusedPage('This form has been sent by somebody else. Open its page again, and send your own.'));
}

async function contextOf(web: Web, route: Route, request: FastifyRequest, who: SignedIn, submission: Submission, params: Context['params'], trace: ReadTrace, current: CurrentSession): Promise<Context> {
  const query = readQuery(request);
  return {
    ports: { ...web.ports, store: guardedStore(web.ports.store, route, trace) },
    who,
    today: web.ports.clock.today(),
    params,
    query,
    form: submission.form,
    uploads: await scanUploads(web, request.log, who.reader, params, submission.uploads),
    url: request.url,
    wantsJson: asksForJson(request),
    actor: () => ({
      worker: who.reader.worker, name: who.reader.name, role: who.role, roles: who.reader.roles, agency: who.reader.agency, service: who.reader.service, purpose: route.purpose,
      ...(who.reader.standingIn === undefined ? {} : { standingIn: who.reader.standingIn }),
    }),
    may: (permission) => may(who.reader.roles, permission),
    serves: (purpose) => serves(who.reader.roles, purpose),
    held: await heldOf(web, who.reader, query['held']),
    drafts: web.drafts,
    files: web.files,
    mark: (purpose, text) => Buffer.from(seal(web.markKeys, text, bindingOf(who.reader, purpose))).toString('base64url'),
    openMark: (purpose, mark) => unseal(web.markKeys, Buffer.from(mark, 'base64url'), bindingOf(who.reader, purpose)),
    desk: web.desk,
    session: current.session,
    holder: current.holder,
    from: fromOf(request),
  };
}

function bindingOf({ service, worker }: Reader, purpose: string): string {
  return `${service}/${worker}/${purpose}`;
}

async function heldOf(web: Web, reader: Reader, key: string | undefined): Promise<KeptForm | undefined> {
  return key === undefined ? undefined : web.drafts.load(reader, key);
}

/** What has been recorded needs no draft any longer. */
async function forgetSent(web: Web, reader: Reader, submission: Submission): Promise<void> {
  for (const key of submission.form['_draft'] ?? []) if (key !== '') await web.drafts.remove(reader, key);
}

async function signInFirst(web: Web, route: Route, request: FastifyRequest, reply: FastifyReply, submission: Submission): Promise<void> {
  if (asksForJson(request)) return void (await reply.code(401).send({ error: 'Your sign-in has ended. Sign in again.' }));
  if (route.method === 'GET') return void (await reply.code(303).redirect(`/sign-in?to=${encodeURIComponent(request.url)}`));
  const key = route.neverHeld === true ? undefined : await holdLateSubmission(web, submission, request, undefined);
  await reply.code(303).redirect(key === undefined ? '/sign-in?ended=1' : '/sign-in?held=1');
}

/** The person proves again who they are, and gets back to the page, or to the form with what they typed. */
async function confirmFirst(web: Web, route: Route, request: FastifyRequest, reply: FastifyReply, { session }: CurrentSession, submission: Submission): Promise<void> {
  if (asksForJson(request)) return void (await reply.code(401).send({ error: 'Confirm first who you are, at /confirm.' }));
  let to = request.url;
  if (route.method !== 'GET') {
    const held = route.neverHeld === true ? undefined : await web.drafts.hold(session, submission.form, request.url, submission.uploads.map((u) => u.filename), 'confirm');
    to = held === undefined ? safePath(valueOf(submission.form, '_page') || '/account') : `/held/${held}`;
  }
  await reply.code(303).redirect(`/confirm?to=${encodeURIComponent(to)}`);
}

function signedInOf({ session, holder }: CurrentSession, role: Role, route: Route): SignedIn {
  return {
    reader: { service: session.service, worker: holder.worker, name: holder.name, agency: holder.agency, roles: holder.roles, purpose: route.purpose, ...(holder.standingIn.length === 0 ? {} : { standingIn: holder.standingIn }) },
    role,
    // What is made up says so wherever the service is named: on each page, in each print and each file.
    serviceName: holder.demo && !/demonstration/i.test(holder.serviceName) ? `${holder.serviceName} (demonstration)` : holder.serviceName,
    demo: holder.demo,
    csrf: session.csrf,
  };
}

function tokenOf(request: FastifyRequest, submission: Submission): string {
  const header = request.headers['x-csrf-token'];
  return typeof header === 'string' ? header : valueOf(submission.form, CSRF_FIELD);
}

function originOf(request: FastifyRequest): { origin?: string | undefined; 'sec-fetch-site'?: string | undefined } {
  const site = request.headers['sec-fetch-site'];
  return { origin: request.headers.origin, 'sec-fetch-site': typeof site === 'string' ? site : undefined };
}
