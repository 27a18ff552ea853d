import type { ImportReading, ImportWriting } from '../../app/ports/imports.ts';
import type { Tx } from '../connection.ts';
import { batch, batches, coloursOf, fileOf, mappings } from './batches.ts';
import { answersOf, identitiesOf, knownChildren, removeIdentity, saveAnswer, saveIdentities } from './identities.ts';
import { replaceEarlier, restoreEarlier } from './earlier.ts';
import { addNotIn, addRows, linesOf, oneRow, removeNotIn, rowsOf, tallyOf, updateRow } from './rows.ts';

function reads(tx: Tx): Omit<ImportReading, 'coloursOf'> {
  return {
    batch: (id) => batch(tx, id),
    batches: () => batches(tx),
    file: (id) => fileOf(tx, id),
    rows: (id, which) => rowsOf(tx, id, which),
    row: (id, line) => oneRow(tx, id, line),
    mappings: () => mappings(tx),
    identities: (source) => identitiesOf(tx, source),
    answers: (source) => answersOf(tx, source),
    known: () => knownChildren(tx),
    tally: (id) => tallyOf(tx, id),
  };
}

/** Imports as a person may read them. */
export function importReading(tx: Tx): ImportReading {
  return { ...reads(tx), coloursOf: (id) => coloursOf(tx, id) };
}

/** Imports for commands. */
export function importWriting(tx: Tx): ImportWriting {
  const one = 'WHERE service = $1 AND id = $2';
  const run = async (sql: string, values: readonly unknown[]): Promise<void> => void (await tx.query(sql, [tx.service, ...values]));
  return {
    ...reads(tx),
    add: (b, file) => run(`INSERT INTO import_batch (service, id, source, filename, file, state, by, started_at) VALUES ($1, $2, $3, $4, $5, 'read', $6, $7)`, [b.id, b.source, b.filename, Buffer.from(file), b.by, b.startedAt]),
    setMapping: (id, mapping) => run(`UPDATE import_batch SET mapping = $3 ${one} AND state = 'read'`, [id, JSON.stringify(mapping)]),
    saveMapping: (saved, by, at) =>
      run(
        `INSERT INTO import_mapping (service, name, mapping, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (service, name) DO UPDATE SET mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
        [saved.name, JSON.stringify(saved.mapping), by, at],
      ),
    async begin(id, { total, headings, at, silentSince }) {
      const sql = `UPDATE import_batch SET state = 'running', total = $3, headings = $4, beat_at = $5 ${one} AND (state = 'read' OR state = 'running' AND beat_at < $6) RETURNING id`;
      return (await tx.query(sql, [tx.service, id, total, JSON.stringify(headings), at, silentSince])).length > 0;
    },
    progress: (id, done, at) => run(`UPDATE import_batch SET done = $3, beat_at = $4 ${one}`, [id, done, at]),
    finish: (id, counts, at) => run(`UPDATE import_batch SET state = 'done', done = total, counts = $3, finished_at = $4 ${one}`, [id, JSON.stringify(counts), at]),
    setCounts: (id, counts) => run(`UPDATE import_batch SET counts = $3 ${one}`, [id, JSON.stringify(counts)]),
    addRows: (rows) => addRows(tx, rows),
    updateRow: (row, by, at) => updateRow(tx, row, by, at),
    lines: (id) => linesOf(tx, id),
    addNotIn: (rows) => addNotIn(tx, rows),
    replaceEarlier: (b, rows, by, at) => replaceEarlier(tx, b, rows, by, at),
    restoreEarlier: (id) => restoreEarlier(tx, id),
    removeNotIn: (id, line) => removeNotIn(tx, id, line),
    saveIdentities: (all) => saveIdentities(tx, all),
    removeIdentity: (source, reference) => removeIdentity(tx, source, reference),
    saveAnswer: (answer, by, at) => saveAnswer(tx, answer, by, at),
    undone: (id, why, at) => run(`UPDATE import_batch SET state = 'undone', undone_why = $3, undone_at = $4 ${one}`, [id, why, at]),
    async expireUnused(before) {
      const unused = `SELECT id FROM import_batch WHERE service = $1 AND state = 'read' AND started_at < $2`;
      await tx.query(`DELETE FROM import_not_in WHERE service = $1 AND batch IN (${unused})`, [tx.service, before]);
      await tx.query(`DELETE FROM import_row WHERE service = $1 AND batch IN (${unused})`, [tx.service, before]);
      return (await tx.query(`DELETE FROM import_batch WHERE service = $1 AND state = 'read' AND started_at < $2 RETURNING id`, [tx.service, before])).length;
    },
    async expireCells(before) {
      await tx.query('UPDATE import_row SET cells = NULL WHERE service = $1 AND cells IS NOT NULL AND settled_at < $2', [tx.service, before]);
    },
    async expireFiles(before) {
      const sql = `UPDATE import_batch SET file = NULL WHERE service = $1 AND file IS NOT NULL AND coalesce(finished_at, started_at) < $2 AND state <> 'running' RETURNING id`;
      return (await tx.query(sql, [tx.service, before])).length;
    },
  };
}
