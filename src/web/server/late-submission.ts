import type { FastifyRequest } from 'fastify';
import type { Reader } from '../../app/ports/reader.ts';
import { CSRF_FIELD } from '../components/index.ts';
import { valueOf, type Submission } from './request.ts';
import type { Web } from './web.ts';

/**
 * Keeps a submission that came after its session had ended, sealed for the person whose session it was. The form's own
 * token says whose: only a page that we gave to that person holds it.
 * @param now who is signed in now, if somebody is: another person's submission is not kept under their eyes
 * @returns the key under which it is held, or undefined if nobody's session fits
 */
export async function holdLateSubmission(web: Web, submission: Submission, request: FastifyRequest, now: Reader | undefined): Promise<string | undefined> {
  const token = valueOf(submission.form, CSRF_FIELD);
  if (token === '' || !hasContent(submission)) return undefined;
  const session = await web.identity.sessionOfForm(token);
  if (session === undefined) return undefined;
  if (now !== undefined && (now.worker !== session.worker || now.service !== session.service)) return undefined;
  return web.drafts.hold(session, submission.form, request.url, submission.uploads.map((u) => u.filename));
}

function hasContent(submission: Submission): boolean {
  return Object.entries(submission.form).some(([name, values]) => !name.startsWith('_') && values.some((v) => v.trim() !== ''));
}
