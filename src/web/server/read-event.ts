import { id, type SubjectId } from '../../core/values/ids.ts';
import type { SubjectKind } from '../../core/chronology/entry.ts';
import { AS_FILE } from '../../app/audit/events.ts';
import type { ReadAudit } from '../../app/ports/reader.ts';
import type { Reply, Route } from '../route.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SUBJECTS: readonly SubjectKind[] = ['child', 'sitting'];

/** Whom a path is about: its `:child`, else its `:sitting`, else its `:victim`. */
export function subjectOf(params: Readonly<Record<string, string>>): ReadAudit['subject'] {
  for (const kind of SUBJECTS) {
    const value = params[kind];
    if (value !== undefined && UUID.test(value)) return { kind, id: id<SubjectId>(value) };
  }
  const victim = params['victim'];
  return victim !== undefined && UUID.test(victim) ? { kind: 'person', id: id<SubjectId>(victim) } : undefined;
}

/** What in a path is an id drawn by lot. Another sort of name is read by its page; `tests/web/hostile-requests.test.ts` asks each for what it cannot be. */
const IDS = ['child', 'sitting', 'entry', 'worker', 'victim', 'parcel'];

/** A path whose ids are no ids leads nowhere; the database is not asked. */
export function hasImpossibleId(params: Readonly<Record<string, string>>): boolean {
  return IDS.some((name) => params[name] !== undefined && !UUID.test(params[name]));
}

/** What is left in the audit of reads when this answer is shown; undefined if it shows nothing, or has left its trace itself. */
export function readEvent(route: Route, params: Readonly<Record<string, string>>, answer: Reply): ReadAudit | undefined {
  if (typeof route.audit === 'string') return undefined;
  if (answer.is === 'redirect') return undefined;
  const subject = subjectOf(params);
  const about = subject === undefined ? {} : { subject };
  switch (answer.is) {
    case 'not-found':
      return { event: `${route.audit.event}: not found`, shown: 'nothing', ...about };
    case 'forbidden':
      return { event: `${route.audit.event}: refused`, shown: 'nothing', ...about };
    case 'file':
    case 'stream':
      return { ...route.audit, shown: `${route.audit.shown}${AS_FILE}`, ...about };
    case 'page':
    case 'json':
      return { ...route.audit, ...about };
  }
}

/** How the path of an export ends: rows that leave the program as a file. */
const AS_ROWS = /[/.](csv|xlsx)$/;

/** @throws Error when a route could show a record without leaving a trace; found at start, not when it happens */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (seen.has(name)) throw new Error(`two routes are ${name}`);
    seen.add(name);
    if (route.audit === 'none: shows no child' && /:(child|sitting|entry|victim)\b/.test(route.path)) throw new Error(`${name} is about a record, and has no audit event`);
    if (AS_ROWS.test(route.path) && route.fresh !== true) throw new Error(`${name} gives the rows of many as a file: it asks for a fresh proof`);
    if (route.purpose.trim() === '') throw new Error(`${name} has no purpose`);
  }
}
