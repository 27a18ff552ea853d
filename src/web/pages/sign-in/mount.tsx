import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SSO_RETURN } from '../../../app/accounts/open-id-connect.ts';
import type { Web } from '../../server/web.ts';
import { confirm, showConfirm } from './confirm.tsx';
import { enrol, showEnrol } from './enrol.tsx';
import { setOwnPassword, setPasswordByLink, showLink, showNewPassword } from './new-password.tsx';
import { showPasskey, tryPasskey } from './passkey.tsx';
import { chooseRole, leave, showRoles } from './role.tsx';
import { giveSecond, showSecond } from './second.tsx';
import { backFromProvider, goToProvider } from './single-sign-on.tsx';
import { showSignIn, tryDemo, trySignIn } from './sign-in.ts';

/** The pages before the others: proving who one is, choosing the role, signing out. */
export function mountSignIn(app: FastifyInstance, web: Web, triesPerMinute: number): void {
  const tries = { config: { rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } } };
  type Handler = (web: Web, request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  const get = (path: string, handle: Handler): unknown => app.get(path, (request, reply) => handle(web, request, reply));
  const post = (path: string, handle: Handler): unknown => app.post(path, tries, (request, reply) => handle(web, request, reply));
  get('/sign-in', (...at) => showSignIn(...at));
  post('/sign-in', trySignIn);
  post('/sign-in/demo', tryDemo);
  get('/sign-in/second', (...at) => showSecond(...at));
  post('/sign-in/second', giveSecond);
  get('/sign-in/enrol', (...at) => showEnrol(...at));
  post('/sign-in/enrol', enrol);
  get('/sign-in/new-password', (...at) => showNewPassword(...at));
  post('/sign-in/new-password', setOwnPassword);
  get('/sign-in/link/:token', (...at) => showLink(...at));
  post('/sign-in/link/:token', setPasswordByLink);
  get('/sign-in/passkey', (...at) => showPasskey(...at));
  post('/sign-in/passkey', tryPasskey);
  get('/sign-in/single-sign-on', goToProvider);
  get(SSO_RETURN, backFromProvider);
  get('/confirm', (...at) => showConfirm(...at));
  post('/confirm', confirm);
  get('/role', showRoles);
  app.post('/role', (request, reply) => chooseRole(web, request, reply));
  app.post('/sign-out', (request, reply) => leave(web, request, reply));
}
