import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRole } from '../../../core/access/roles.ts';
import { note } from '../../../app/accounts/events.ts';
import { signOut } from '../../../app/identity/sessions.ts';
import { safePath } from '../../security/origin.ts';
import { fromOf, readQuery, valueOf } from '../../server/request.ts';
import { sendPage } from '../../server/respond.ts';
import type { Web } from '../../server/web.ts';
import { currentOf, goTo, sessionForm } from './entrance.ts';
import { rolePage } from './pages.tsx';

export async function showRoles(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const current = await currentOf(web, request);
  if (current === undefined) return goTo(reply, '/sign-in');
  const { session, holder } = current;
  await sendPage(web, request, reply, undefined, rolePage({ name: holder.name, roles: holder.roles, csrf: session.csrf, to: safePath(readQuery(request)['to']) }));
}

export async function chooseRole(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const sent = await sessionForm(web, request, reply);
  if (sent === undefined) return;
  const { session, holder } = sent.current;
  const to = safePath(valueOf(sent.form, 'to'));
  const role = valueOf(sent.form, 'role');
  if (!isRole(role) || !holder.roles.includes(role)) {
    return sendPage(web, request, reply, undefined, rolePage({ name: holder.name, roles: holder.roles, csrf: session.csrf, to, missing: true }));
  }
  await web.identity.actAs(session.tokenHash, role);
  await goTo(reply, to);
}

export async function leave(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if ((await currentOf(web, request)) !== undefined) {
    const sent = await sessionForm(web, request, reply);
    if (sent === undefined) return;
    await signOut(web.desk, sent.current.session);
    await note(web.desk, sent.current.session, 'signed out', fromOf(request).address);
  }
  web.cookies.clear(reply, 'session');
  web.cookies.clear(reply, 'notice');
  // At a shared desk nothing of the pages stays behind for whoever comes next.
  void reply.header('clear-site-data', '"cache"');
  await goTo(reply, '/sign-in?out=1');
}
