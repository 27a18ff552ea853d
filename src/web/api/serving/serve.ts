import type { FastifyReply, FastifyRequest } from 'fastify';
import { aimOf } from '../../../core/access/purposes.ts';
import { opens } from '../../../core/access/permissions.ts';
import { whoAsks } from '../../../app/clients/who-asks.ts';
import type { Client } from '../../../app/ports/clients.ts';
import type { Reader } from '../../../app/ports/reader.ts';
import { AnothersCommand } from '../../../app/ports/records.ts';
import { logFault } from '../../server/fault-log.ts';
import { guardedStore } from '../../server/guarded-store.ts';
import { subjectOf } from '../../server/read-event.ts';
import { readParams } from '../../server/request.ts';
import type { Web } from '../../server/web.ts';
import type { Answer, Operation } from '../operation.ts';
import { PROBLEMS, problem, type Problem } from '../problem.ts';
import { USED } from '../recording/send.ts';
import { FOR_WHOM } from '../document/openapi.ts';
import { forWhom } from './for-whom.ts';
import { sendAnswer, sendProblem } from './respond.ts';

/** The way of every call: which system, may it, what is asked, the answer, its trace, and only then the answer is sent. */
export async function serveOperation(web: Web, of: Operation, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const client = await clientOf(web, request, reply);
  if (client === undefined) return;
  const wait = web.pace.clients.waitAfter(`${client.service}/${client.worker}`, performance.now());
  if (wait !== undefined) return tooFast(request, reply, wait);
  const whom = forWhom(request);
  if (whom === 'wrong') return sendProblem(reply, request, problem('not-valid', `The header ${FOR_WHOM} cannot be read: give the name of the person, at most 120 characters, percent-encoded beyond plain letters.`));
  const reader: Reader = { service: client.service, worker: client.worker, name: `${client.name} (a system of ${client.agencyName})`, agency: client.agency, roles: [client.role], purpose: of.purpose };
  const subject = subjectOf(readParams(request));
  const leave = (end: string, shown: string): Promise<void> =>
    web.ports.store.asReader(reader, (unit) => unit.lists.audit({ event: `${of.audit.event}${end}`, shown: `${shown}, by the interface${whom === undefined ? '' : `, for ${whom}`}`, ...(subject === undefined ? {} : { subject }) }));
  const no = whyNot(of, client);
  if (no !== undefined) {
    await leave(': no right', 'nothing');
    return sendProblem(reply, request, problem('not-allowed', no));
  }
  let result: Answer<unknown> | Problem;
  try {
    result = await run(web, of, request, client, reader, whom);
    await leave(endOf(result), result.is === 'answer' ? (result.shown ?? of.audit.shown) : 'nothing');
  } catch (error) {
    logFault(request, error);
    return sendProblem(reply, request, problem('failed', 'Nothing of what you sent is known to be recorded. A command sent again under its id is recorded once.'));
  }
  return result.is === 'answer' ? sendAnswer(reply, result) : sendProblem(reply, request, result);
}

async function run(web: Web, of: Operation, request: FastifyRequest, client: Client, reader: Reader, whom: string | undefined): Promise<Answer<unknown> | Problem> {
  const trace = { audited: false };
  try {
    return await of.run(
      {
        ports: { ...web.ports, store: guardedStore(web.ports.store, { method: of.method, path: of.path, audit: of.audit }, trace) },
        desk: web.desk,
        telling: web.telling,
        client,
        reader,
        today: web.ports.clock.today(),
        actor: () => ({ worker: client.worker, name: reader.name, role: client.role, roles: [client.role], agency: client.agency, service: client.service, purpose: of.purpose, ...(whom === undefined ? {} : { forWhom: whom }) }),
      },
      { params: request.params, query: request.query, body: request.body },
    );
  } catch (error) {
    if (error instanceof AnothersCommand) return USED;
    throw error;
  }
}

/** The system whose secret comes with the request. Anything else, a browser's cookie too, is no proof here. */
async function clientOf(web: Web, request: FastifyRequest, reply: FastifyReply): Promise<Client | undefined> {
  const [, secret] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const asks = secret === undefined ? undefined : await whoAsks(web.desk, secret, request.ip, !web.pace.strangers.isSpent(request.ip, performance.now()));
  if (asks !== undefined && 'client' in asks) return asks.client;
  const wait = web.pace.strangers.waitAfter(request.ip, performance.now());
  if (wait !== undefined) await tooFast(request, reply, wait);
  else await sendProblem(reply, request, problem('no-secret', asks === undefined ? 'Send the header “Authorization: Bearer” with the secret of a registered system. A sign-in of a browser is none.' : `${asks.refused}.`));
  return undefined;
}

/** What keeps the system from this operation, in words that say what would do. */
function whyNot(of: Operation, client: Client): string | undefined {
  if (of.records === true && !client.mayRecord) return 'This system only reads. The administrator of the service can register one that records.';
  const aim = aimOf(of.purpose);
  if (aim !== 'own' && !client.aims.includes(aim)) return `This system may not ask for this purpose (“${of.purpose}”). The administrator of the service can register one that may, if its role serves it.`;
  const permission = of.permission === 'any system' ? 'signed in' : of.permission;
  if (!opens([client.role], { permission, purpose: of.purpose, change: of.records === true })) return 'The role of this system does not have this: see the page “Who may see what”.';
  return undefined;
}

function endOf(result: Answer<unknown> | Problem): string {
  if (result.is === 'answer') return '';
  return PROBLEMS[result.name].status === 404 ? ': not found' : ': refused';
}

async function tooFast(request: FastifyRequest, reply: FastifyReply, seconds: number): Promise<void> {
  request.log.warn({ reference: request.id, route: request.routeOptions.url }, 'a system went too fast');
  void reply.header('retry-after', String(seconds));
  return sendProblem(reply, request, problem('too-fast', `Ask again in ${seconds} seconds.`));
}
