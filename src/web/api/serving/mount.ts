import type { FastifyInstance } from 'fastify';
import { logFault } from '../../server/fault-log.ts';
import type { Web } from '../../server/web.ts';
import { BASE, openApi } from '../document/openapi.ts';
import type { Operation } from '../operation.ts';
import { problem, type Problem } from '../problem.ts';
import { MOST_BYTES, NotJson, readJson } from './read-json.ts';
import { sendProblem } from './respond.ts';
import { serveOperation } from './serve.ts';

/** The interface beside the pages: JSON alone, no cookie, no session, faults as problems. */
export async function mountInterface(app: FastifyInstance, web: Web, operations: readonly Operation[]): Promise<void> {
  const document = JSON.stringify(openApi(web.publicUrl, operations));
  await app.register(async (api) => {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) => {
      try {
        done(null, readJson(String(body)));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    });
    api.setErrorHandler(async (error, request, reply) => {
      const found = problemOf(error);
      if (found.name === 'failed') logFault(request, error);
      await sendProblem(reply, request, found);
    });
    api.setNotFoundHandler((request, reply) => sendProblem(reply, request, problem('not-found', `There is nothing at this address. ${BASE}/openapi.json says what there is.`)));
    // The same for every installation of this version, and says nothing about anybody: no secret is asked for it.
    api.get('/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(document));
    for (const of of operations) {
      api.route({ method: of.method, url: of.path.replace(/\{(\w+)\}/g, ':$1'), handler: (request, reply) => serveOperation(web, of, request, reply) });
    }
  }, { prefix: BASE });
}

/** What the server found wrong before an operation had its turn. */
function problemOf(error: unknown): Problem {
  if (error instanceof NotJson) return error.problem;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  if (status === 413) return problem('too-large', `A body has at most ${MOST_BYTES / 1024} kilobytes: send fewer entries in one act.`);
  if (status === 415) return problem('not-json', 'Send the body as JSON, with the header “Content-Type: application/json”.');
  if (status === 429) return problem('too-fast', 'Too much comes from this address: ask again in a minute.');
  return typeof status === 'number' && status >= 400 && status < 500 ? problem('not-valid', 'The request cannot be read.') : problem('failed', 'Nothing of what you sent is known to be recorded. A command sent again under its id is recorded once.');
}
