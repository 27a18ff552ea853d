import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

export const REPORTS_PATH = '/content-policy-report';
const MOST_BYTES = 16 * 1024;

const OLD = z.object({ 'csp-report': z.object({ 'effective-directive': z.string().optional(), 'violated-directive': z.string().optional(), 'blocked-uri': z.string().optional() }) });
const NEW = z.array(z.object({ type: z.string(), body: z.object({ effectiveDirective: z.string().optional(), blockedURL: z.string().optional() }) }));

/**
 * Takes what browsers say was kept from running or loading. The log gets the rule and the place alone: never the page's address, which
 * names a child's record, and never a sample of its words.
 */
export function mountReports(app: FastifyInstance): void {
  void app.register((inner, _, done) => {
    inner.addContentTypeParser(['application/csp-report', 'application/reports+json'], { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, parsed) => {
      try {
        parsed(null, JSON.parse(String(body)));
      } catch {
        parsed(null, undefined);
      }
    });
    inner.post(REPORTS_PATH, { bodyLimit: MOST_BYTES, config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
      for (const said of readReports(request.body).slice(0, 5)) request.log.warn({ reference: request.id, ...said }, 'the content policy kept something out');
      await reply.code(204).send();
    });
    done();
  });
}

interface Kept {
  readonly rule: string;
  readonly blocked: string;
}

function readReports(body: unknown): readonly Kept[] {
  const old = OLD.safeParse(body);
  if (old.success) {
    const report = old.data['csp-report'];
    return [{ rule: ruleOf(report['effective-directive'] ?? report['violated-directive']), blocked: placeOf(report['blocked-uri']) }];
  }
  const reports = NEW.safeParse(body);
  return reports.success ? reports.data.filter((r) => r.type === 'csp-violation').map((r) => ({ rule: ruleOf(r.body.effectiveDirective), blocked: placeOf(r.body.blockedURL) })) : [];
}

function ruleOf(text: string | undefined): string {
  return /^[a-z-]{3,40}/.exec(text ?? '')?.[0] ?? 'unknown';
}

/** Where something came from, without its path; or the browser's own word ("inline", "eval"). */
function placeOf(text: string | undefined): string {
  if (text === undefined) return 'unknown';
  if (/^[a-z-]{1,20}$/.test(text)) return text;
  return URL.canParse(text) ? new URL(text).origin : 'unknown';
}
