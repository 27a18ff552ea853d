import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { From } from '../../app/accounts/desk.ts';
import type { Typed } from '../../app/identity/drafts.ts';
import type { Upload } from '../route.ts';
import { Unreadable, withoutNothing } from '../security/readable.ts';

/** A submission, read whole. */
export interface Submission {
  readonly form: Typed;
  readonly uploads: readonly Upload[];
}

const VALUES = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Reads a submitted form, with or without a file. A file that is too large is left out and said to be; nothing else of the form is lost by it. */
export async function readSubmission(request: FastifyRequest, keepFiles = true): Promise<Submission> {
  if (request.isMultipart()) return readParts(request, keepFiles).catch((error: unknown) => Promise.reject(asTheirs(error)));
  const body = VALUES.safeParse(request.body ?? {});
  return { form: body.success ? everyValue(body.data) : {}, uploads: [] };
}

async function readParts(request: FastifyRequest, keepFiles: boolean): Promise<Submission> {
  const form: Record<string, string[]> = {};
  const uploads: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') uploads.push(await readFilePart(part, keepFiles));
    else if (typeof part.value === 'string') (form[part.fieldname] ??= []).push(withoutNothing(part.value));
  }
  return { form, uploads: uploads.filter((u) => u.filename !== '' || u.bytes.length > 0) };
}

/** A form with files that breaks off, or is none: the sender's fault, unless the reader says whose it is. */
function asTheirs(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? error : new Unreadable('a form with files that cannot be read');
}

async function readFilePart(part: MultipartFile, keep: boolean): Promise<Upload> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) if (keep && Buffer.isBuffer(chunk)) chunks.push(chunk);
  // A part that is sent as a file without a name has none, whatever the type of the library says.
  const about = { field: part.fieldname, filename: withoutNothing(String(part.filename ?? '')) };
  return part.file.truncated ? { ...about, bytes: new Uint8Array(), tooLarge: true } : { ...about, bytes: Buffer.concat(chunks) };
}

function everyValue(body: Readonly<Record<string, string | readonly string[]>>): Typed {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, (typeof value === 'string' ? [value] : value).map(withoutNothing)]));
}

/** The last value of each name of the query. */
export function readQuery(request: FastifyRequest): Readonly<Record<string, string>> {
  const query = VALUES.safeParse(request.query ?? {});
  if (!query.success) return {};
  return Object.fromEntries(Object.entries(query.data).map(([name, value]) => [name, typeof value === 'string' ? value : (value.at(-1) ?? '')]));
}

export function readParams(request: FastifyRequest): Readonly<Record<string, string>> {
  return z.record(z.string(), z.string()).catch({}).parse(request.params);
}

/** Whether the request asks for JSON rather than a page. */
export function asksForJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

/** One value of a form, the last; empty if there is none. */
export function valueOf(form: Typed, name: string): string {
  return form[name]?.at(-1) ?? '';
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Macintosh/, 'Mac'], [/Linux|X11/, 'Linux']];

/** From where a request comes: its address, and the device as its browser calls itself. */
export function fromOf(request: FastifyRequest): From {
  const agent = request.headers['user-agent'] ?? '';
  const [browser, system] = [BROWSERS, SYSTEMS].map((list) => list.find(([pattern]) => pattern.test(agent))?.[1]);
  return { address: request.ip, device: browser === undefined && system === undefined ? '' : `${browser ?? 'A browser'} on ${system ?? 'an unknown device'}` };
}
