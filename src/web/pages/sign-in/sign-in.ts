import type { FastifyReply, FastifyRequest } from 'fastify';
import { signIn, signInToDemo } from '../../../app/identity/sign-in.ts';
import { safePath } from '../../security/origin.ts';
import { fromOf, readQuery, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { enter, ownForm, tokenOfForm } from './entrance.ts';
import { signInPage, type SignInWord } from './pages.tsx';

const WORDS: readonly SignInWord[] = ['held', 'ended', 'late', 'out', 'password-set', 'unknown', 'provider'];

/** The first page. @param refused the name that was tried in vain */
export async function showSignIn(web: Web, request: FastifyRequest, reply: FastifyReply, refused?: { readonly username: string }): Promise<void> {
  const query = readQuery(request);
  await sendPage(web, request, reply, undefined, signInPage({
    token: tokenOfForm(web, request, reply),
    to: safePath(query['to']),
    word: refused !== undefined ? 'refused' : (WORDS.find((word) => query[word] !== undefined) ?? 'none'),
    username: refused?.username ?? '',
    sso: web.desk.sso?.name,
    demo: await web.identity.demoAccounts(web.ports.clock.today()),
  }));
}

export async function trySignIn(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const form = await ownForm(web, request, reply);
  if (form === undefined) return;
  const to = safePath(valueOf(form, 'to'));
  const result = await signIn(web.desk, valueOf(form, 'username'), valueOf(form, 'password'), fromOf(request), to);
  if (result.outcome === 'refused') return showSignIn(web, request, reply, { username: valueOf(form, 'username') });
  await enter(web, request, reply, result, to);
}

export async function tryDemo(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const form = await ownForm(web, request, reply);
  if (form === undefined) return;
  const result = await signInToDemo(web.desk, valueOf(form, 'account'), fromOf(request));
  if (result.outcome === 'refused') return showSignIn(web, request, reply, { username: '' });
  await enter(web, request, reply, result, valueOf(form, 'to'));
}
