import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../operation.ts';
import { bodyOf, PROBLEMS, type Problem } from '../problem.ts';

/** Answers are about people: nothing between here and there keeps them. */
export async function sendAnswer(reply: FastifyReply, { status, body }: Answer<unknown>): Promise<void> {
  await reply.code(status ?? 200).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(body));
}

export async function sendProblem(reply: FastifyReply, request: FastifyRequest, of: Problem): Promise<void> {
  const { status } = PROBLEMS[of.name];
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="Throughline"');
  await reply.code(status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(bodyOf(of, request.id)));
}
