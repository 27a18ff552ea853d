import type { Lists, ReaderUnit, Store } from '../../app/ports/index.ts';
import type { RecordReading } from '../../app/ports/records.ts';
import type { Route } from '../route.ts';

/** What the guard saw of one request. */
export interface ReadTrace {
  /** the route's own query left its trace in the audit of reads */
  audited: boolean;
}

/**
 * The store as a route may use it. A page reads as the person, never as the system. A route that says it shows no child
 * cannot read one; one whose query audits itself is watched, so that the server can refuse to show what left no trace.
 */
export function guardedStore(store: Store, route: Route, trace: ReadTrace): Store {
  return {
    asSystem: (service, work) => {
      if (route.method === 'GET') throw new Error(`${route.path} is a page: it reads as the person, with asReader`);
      return store.asSystem(service, work);
    },
    asReader: (reader, work) => store.asReader(reader, (unit) => work(guardedUnit(unit, route, trace))),
  };
}

function guardedUnit(unit: ReaderUnit, route: Route, trace: ReadTrace): ReaderUnit {
  if (route.audit === 'none: shows no child') return { directory: unit.directory, records: noRecords(route), lists: noChildren(unit.lists, route) };
  if (route.audit !== 'written by the query itself') return unit;
  return { directory: unit.directory, records: watchedRecords(unit.records, trace), lists: watchedLists(unit.lists, trace) };
}

function closed(route: Route): () => never {
  return () => {
    throw new Error(`${route.method} ${route.path} says that it shows no child, and reads one: give it an audit event`);
  };
}

function noRecords(route: Route): RecordReading {
  const no = closed(route);
  return { chronology: no, entry: no, act: no, audit: no };
}

function noChildren(lists: Lists, route: Route): Lists {
  const no = closed(route);
  return {
    children: no, child: no, standing: no, standings: no, work: no, search: no, appointments: no,
    clauseCounts: (today) => lists.clauseCounts(today),
    audit: (event) => lists.audit(event),
  };
}

function watchedRecords(records: RecordReading, trace: ReadTrace): RecordReading {
  return {
    chronology: (subject) => records.chronology(subject),
    entry: (entry) => records.entry(entry),
    act: (act) => records.act(act),
    audit: async (event) => {
      await records.audit(event);
      trace.audited = true;
    },
  };
}

function watchedLists(lists: Lists, trace: ReadTrace): Lists {
  return {
    children: (query, today) => lists.children(query, today),
    child: (child, today) => lists.child(child, today),
    standing: (subject) => lists.standing(subject),
    standings: (subjects) => lists.standings(subjects),
    work: (query) => lists.work(query),
    clauseCounts: (today) => lists.clauseCounts(today),
    appointments: (from, to, query) => lists.appointments(from, to, query),
    search: async (text, limit, today) => {
      const hits = await lists.search(text, limit, today);
      trace.audited = true;
      return hits;
    },
    audit: async (event) => {
      await lists.audit(event);
      trace.audited = true;
    },
  };
}
