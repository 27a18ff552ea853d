import type { Lists } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { addAudit } from '../records/audit.ts';
import { appointments } from './appointments.ts';
import { awaiting } from './awaiting.ts';
import { anybody, child, children, childrenAfter } from './children.ts';
import { clauseCounts } from './clause-counts.ts';
import { heldBy } from './held-by.ts';
import { nameLists } from './name-lists.ts';
import { search } from './search.ts';
import { standing, standings } from './standings.ts';
import { work } from './work.ts';

/** Reads for pages, under row security. */
export function lists(tx: Tx): Lists {
  return {
    children: (query, today) => children(tx, query, today),
    heldBy: (workers, today) => heldBy(tx, workers, today),
    childrenAfter: (query, after, today) => childrenAfter(tx, query, after, today),
    anybody: () => anybody(tx),
    child: (id, today) => child(tx, id, today),
    standing: (subject) => standing(tx, subject),
    standings: (subjects, sorts) => standings(tx, subjects, sorts),
    work: (query) => work(tx, query),
    clauseCounts: (today) => clauseCounts(tx, today),
    search: (text, limit, today) => search(tx, text, limit, today),
    appointments: (from, to, query) => appointments(tx, from, to, query),
    awaiting: (query) => awaiting(tx, query),
    nameLists: () => nameLists(tx),
    audit: (audit) => addAudit(tx, audit),
  };
}
