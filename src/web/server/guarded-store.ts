import type { ReaderUnit, Store } from '../../app/ports/index.ts';
import type { Route } from '../route.ts';

/** What the guard must know of a page or of an operation of the interface. */
type Guarded = Pick<Route, 'method' | 'path' | 'audit'>;

/** What the guard saw of one request. */
export interface ReadTrace {
  /** the route's own query left its trace in the audit of reads */
  audited: boolean;
}

/**
 * The store as a route may use it. A page reads as the person, never as the system. A route that says it shows no child
 * cannot read one; one whose query audits itself is watched, so that the server can refuse to show what left no trace.
 */
export function guardedStore(store: Store, route: Guarded, trace: ReadTrace): Store {
  return {
    asSystem: (service, work) => {
      if (route.method === 'GET') throw new Error(`${route.path} only reads: it reads as the person, with asReader`);
      return store.asSystem(service, work);
    },
    forFigures: (reader, work) => {
      if (route.audit === 'none: shows no child') throw new Error(`${route.method} ${route.path} says that it shows no child, and counts them: give it an audit event`);
      return store.forFigures(reader, work);
    },
    asReader: (reader, work) => store.asReader(reader, (unit) => work(guardedUnit(unit, route, trace))),
  };
}

/** What a page that shows no child may still use: who works here, and counts without names. */
const WITHOUT_CHILDREN: Readonly<Record<string, readonly string[] | 'all'>> = { directory: 'all', lists: ['clauseCounts', 'audit'] };

/** A part of the store that is added later is closed to pages that show no child, and watched where a query audits itself. */
function guardedUnit(unit: ReaderUnit, route: Guarded, trace: ReadTrace): ReaderUnit {
  if (route.audit !== 'none: shows no child' && route.audit !== 'written by the query itself') return unit;
  const before = (part: string, name: string): void => {
    if (route.audit === 'written by the query itself') {
      if (name === 'audit' || name === 'search') trace.audited = true;
      return;
    }
    const open = WITHOUT_CHILDREN[part] ?? [];
    if (open !== 'all' && !open.includes(name)) throw new Error(`${route.method} ${route.path} says that it shows no child, and reads one (${part}.${name}): give it an audit event`);
  };
  return new Proxy(unit, {
    get(target, part) {
      const port: unknown = Reflect.get(target, part);
      return typeof part === 'string' && typeof port === 'object' && port !== null ? through(port, (name) => before(part, name)) : port;
    },
  });
}

/** The same port, with `before` called with the name of each of its functions that is used. */
function through<T extends object>(port: T, before: (name: string) => void): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof name !== 'string' || typeof member !== 'function') return member;
      before(name);
      return member.bind(target) as unknown;
    },
  });
}
