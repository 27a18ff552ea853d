import type { FastifyRequest } from 'fastify';

/** What may be said of an error in the log: where it arose and what sort it is, without the values that it was about. */
export function faultLines(error: unknown): { readonly fault: string; readonly code?: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { fault: 'something that is no Error was thrown', at: [] };
  const said = error.message.split('\n')[0] ?? '';
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12);
  return { fault: `${error.name}: ${withoutValues(said)}`, ...code, at: frames.map((line) => line.trim()) };
}

/** Quoted words and values in brackets may be a child's: they do not belong in a log. */
function withoutValues(text: string): string {
  return text.replace(/"[^"]*"/g, '"…"').replace(/“[^”]*”/g, '“…”').replace(/=\([^)]*\)/g, '=(…)').slice(0, 300);
}

/** Writes an error under the number of its request, which is shown to the person. */
export function logFault(request: FastifyRequest, error: unknown): void {
  request.log.error({ reference: request.id, route: request.routeOptions.url, ...faultLines(error) }, 'failed');
}
