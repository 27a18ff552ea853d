import type { FastifyRequest } from 'fastify';
import { FOR_WHOM } from '../document/openapi.ts';

const MOST = 120;

/** The person in whose name a system asks: undefined if it names nobody, 'wrong' if the header cannot be read. */
export function forWhom(request: FastifyRequest): string | undefined | 'wrong' {
  const header = request.headers[FOR_WHOM.toLowerCase()];
  if (header === undefined) return undefined;
  try {
    const text = decodeURIComponent(String(header)).normalize('NFC').trim();
    // Nothing that could pass for the end of a line of the audit or of another name.
    return text === '' || text.length > MOST || /[\p{C};]/u.test(text) ? 'wrong' : text;
  } catch {
    return 'wrong';
  }
}
