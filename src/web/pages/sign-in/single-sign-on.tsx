import type { FastifyReply, FastifyRequest } from 'fastify';
import { isJoinTicket } from '../../../app/accounts/join-ticket.ts';
import { note } from '../../../app/accounts/events.ts';
import { signInWithProvider } from '../../../app/accounts/sign-in-with-provider.ts';
import type { ProviderAnswer } from '../../../app/accounts/single-sign-on.ts';
import { beginStep, endStep, type Step } from '../../../app/accounts/steps.ts';
import { isFresh, renewSession } from '../../../app/identity/sessions.ts';
import { safePath } from '../../security/origin.ts';
import { logFault } from '../../server/fault-log.ts';
import { fromOf, readQuery } from '../../server/request.ts';
import type { Web } from '../../server/web.ts';
import { currentOf, currentStep, enter, goTo } from './entrance.ts';

/** Sends the browser to the provider: to sign in, to join an account to it, or to confirm who somebody is. */
export async function goToProvider(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { sso } = web.desk;
  if (sso === undefined) return goTo(reply, '/sign-in');
  const query = readQuery(request);
  const aim = query['aim'] === 'join' || query['aim'] === 'confirm' ? query['aim'] : 'sign-in';
  const current = aim === 'sign-in' ? undefined : await currentOf(web, request);
  if (aim !== 'sign-in' && current === undefined) return goTo(reply, '/sign-in');
  if (aim === 'join' && current !== undefined) {
    if (!isJoinTicket(web.desk, current.session, query['ticket'] ?? '')) return goTo(reply, '/account');
    if (!isFresh(current.session, web.ports.clock.now())) return goTo(reply, `/confirm?to=${encodeURIComponent(request.url)}`);
  }
  try {
    const { url, verifier, state, nonce } = await sso.begin(aim === 'confirm');
    web.cookies.write(reply, 'step', await beginStep(web.desk, 'single-sign-on', current?.session, { to: safePath(query['to']), aim, verifier, state, nonce }));
    await goTo(reply, url.href);
  } catch (error) {
    logFault(request, error);
    await goTo(reply, '/sign-in?provider=1');
  }
}

/** The provider has sent the browser back. What does not fit what was asked gets no further, and is told nothing. */
export async function backFromProvider(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { sso } = web.desk;
  if (sso === undefined) return goTo(reply, '/sign-in');
  const step = await currentStep(web, request, reply, 'single-sign-on');
  if (step === undefined) return;
  const { verifier, state, nonce, aim = 'sign-in' } = step.content;
  if (!(await endStep(web.desk, step)) || verifier === undefined || state === undefined || nonce === undefined) return goTo(reply, '/sign-in?late=1');
  let answer: ProviderAnswer;
  try {
    answer = await sso.finish(new URL(request.url, web.publicUrl).searchParams, { verifier, state, nonce, again: aim === 'confirm' });
  } catch (error) {
    logFault(request, error);
    await note(web.desk, undefined, 'refused: provider', fromOf(request).address);
    return goTo(reply, '/sign-in?provider=1');
  }
  await (aim === 'sign-in' ? signInBy(web, request, reply, step, answer) : forSession(web, request, reply, step, answer));
}

async function signInBy(web: Web, request: FastifyRequest, reply: FastifyReply, step: Step, answer: ProviderAnswer): Promise<void> {
  const result = await signInWithProvider(web.desk, answer, fromOf(request), step.content.to);
  if (result.outcome === 'unknown' || result.outcome === 'refused') return goTo(reply, '/sign-in?unknown=1');
  await enter(web, request, reply, result, step.content.to);
}

/** For somebody who is signed in, and still is: joins their account to the provider, or confirms that it is they. */
async function forSession(web: Web, request: FastifyRequest, reply: FastifyReply, step: Step, answer: ProviderAnswer): Promise<void> {
  const current = await currentOf(web, request);
  if (current === undefined || current.session.worker !== step.owner?.worker || current.session.service !== step.owner.service) return goTo(reply, '/sign-in?late=1');
  const { session } = current;
  const { address } = fromOf(request);
  const known = await web.identity.accountByProvider(answer);
  const own = known !== undefined && known.worker === session.worker && known.service === session.service;
  if (step.content.aim === 'join') {
    if (known !== undefined && !own) {
      web.cookies.leaveNotice(reply, 'This single sign-on belongs to another account of this service, so it was not joined to yours. Ask your administrator');
      return goTo(reply, '/account');
    }
    await web.identity.setProvider(session, { issuer: answer.issuer, subject: answer.subject });
    await note(web.desk, session, 'single sign-on joined', address);
    web.cookies.leaveNotice(reply, 'You can sign in with single sign-on from now on');
    return goTo(reply, '/account');
  }
  if (!own) {
    await note(web.desk, session, 'refused: provider', address, { detail: 'when asked to confirm' });
    return goTo(reply, `/confirm?to=${encodeURIComponent(step.content.to)}`);
  }
  await note(web.desk, session, 'confirmed who they are', address);
  web.cookies.write(reply, 'session', await renewSession(web.desk, session));
  await goTo(reply, step.content.to);
}
