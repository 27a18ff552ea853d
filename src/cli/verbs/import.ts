import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setGoLive } from '../../app/imports/go-live.ts';
import { beginImport, type ImportRun } from '../../app/imports/run.ts';
import { chooseMapping, guessFor, offered, ONLY_SOURCE, openBatch, startImport } from '../../app/imports/start.ts';
import type { BatchCounts } from '../../app/ports/imports.ts';
import type { Reader } from '../../app/ports/reader.ts';
import type { WorkerRow } from '../../app/ports/directory.ts';
import type { Role } from '../../core/access/roles.ts';
import { may } from '../../core/access/permissions.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { parsePlainDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { ServiceId } from '../../core/values/ids.ts';
import { loadMapping, saveMapping, TARGET_FIELDS, columnLetters, type Guess, type Mapping } from '../../tracker/index.ts';
import { withStore, type Connected } from '../connect.ts';
import { EXIT, SERVICE, TODAY, WrongUse, type Call, type Exit, type Out, type Verb } from '../verb.ts';

const COORDINATOR: Role = 'offender-management-coordinator';

export const importVerb: Verb = {
  name: 'import',
  usage: 'FILE',
  says: 'Brings in a tracker (.csv or .xlsx). Rows that are not in are reported with line, column, value and what was expected.',
  options: [
    SERVICE,
    { name: 'mapping', value: 'FILE', says: 'how the columns are read: JSON, as --accept-guess prints it' },
    { name: 'accept-guess', says: 'take the guess for what is not in a mapping' },
    { name: 'as-at', value: 'YYYY-MM-DD', says: 'the day for which the tracker was true (the title’s day, or today)' },
    { name: 'go-live', value: 'YYYY-MM-DD', says: 'the day on which the service goes live: what fell due before it is brought forward, to check, and nobody is late for it' },
    { name: 'source', value: 'NAME', says: 'which tracker it is, where a service keeps several' },
    { name: 'as', value: 'USERNAME', says: 'in whose name it is recorded (the Offender Management Coordinator)' },
    TODAY,
  ],
  async run(call, out) {
    const file = call.words[0];
    if (file === undefined || call.words.length > 1) throw new WrongUse(`import takes one file, and got ${call.words.length}.`);
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new WrongUse(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    const saved = await savedMapping(call);
    const asAt = dayOf(call, 'as-at');
    const goLive = dayOf(call, 'go-live');
    return withStore(call, out, async (connected) => {
      const { ports, service, today } = connected;
      const { actor, reader } = await recorder(call, connected, service, today);
      if (goLive !== undefined && !may(actor.roles, 'service.go-live')) throw new WrongUse(`${actor.name} may not say when the service goes live: a manager or an Offender Management Coordinator may (--as USERNAME).`);
      const started = await startImport(ports, actor, { filename: basename(file), bytes, source: call.option('source') ?? ONLY_SOURCE });
      if (started.outcome === 'unreadable') {
        out.error(`${file}: ${started.what} ${started.expected}`);
        return EXIT.faults;
      }
      const open = await openBatch(ports, reader, started.batch);
      const wanted = saved?.sheet;
      const sheet = open === undefined ? undefined : (open.sheets.find((s) => s.name === wanted) ?? offered(open.sheets)[0]);
      if (open === undefined || sheet === undefined) throw new WrongUse(`${file} has no sheet that could be read.`);
      const { guess, mapping, faults } = guessFor(open, sheet, today, saved);
      if (faults.length > 0) throw new WrongUse(faults.map((f) => `${call.option('mapping') ?? 'mapping'}: ${f.path}: "${f.value}", expected ${f.expected}`).join('\n'));
      if (mapping === undefined) throw new WrongUse(`No row of "${sheet.name}" looks like column names. Say which it is with --mapping FILE (headerLine).`);
      if (saved === undefined && !call.has('accept-guess')) return showGuess(call, out, guess, mapping);
      const chosen = await chooseMapping(ports, actor, started.batch, { ...mapping, asAt: asAt ?? saved?.asAt ?? mapping.asAt ?? today });
      if (chosen.outcome === 'faults') throw new WrongUse(chosen.faults.map((f) => `the mapping: ${f.path}: "${f.value}", expected ${f.expected}`).join('\n'));
      // Before the rows: what they make is then judged by it from the start.
      if (goLive !== undefined) {
        const { failed } = await (await setGoLive(ports, actor, goLive)).derived;
        for (const { subject, why } of failed) out.error(`${subject.kind} ${subject.id} could not be worked out again: ${why}`);
      }
      const begun = await beginImport(ports, actor, started.batch);
      if (begun.outcome !== 'begun') throw new WrongUse(begun.outcome === 'busy' ? 'Somebody else is bringing this file in.' : begun.why);
      let shown = 0;
      const counts = await begun.run.finish((done, of) => {
        if (!call.json && done - shown >= 1000) out.error(`${(shown = done)} of ${of} rows`);
      });
      return report(call, out, begun.run, counts);
    });
  },
};

async function savedMapping(call: Call): Promise<Mapping | undefined> {
  const path = call.option('mapping');
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new WrongUse(`--mapping ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const read = loadMapping(text);
  if (!read.ok) throw new WrongUse(read.error.map((f) => `${path}: ${f.path}: "${f.value}", expected ${f.expected}`).join('\n'));
  return read.value;
}

function dayOf(call: Call, name: string): PlainDate | undefined {
  const text = call.option(name);
  if (text === undefined) return undefined;
  const day = parsePlainDate(text);
  if (day === undefined) throw new WrongUse(`--${name} is "${text}": expected a day that exists, as YYYY-MM-DD.`);
  return day;
}

/** In whose name the rows are recorded: somebody who may bring in a tracker. */
async function recorder(call: Call, { ports, identity }: Connected, service: ServiceId, today: PlainDate): Promise<{ actor: Actor; reader: Reader }> {
  const username = call.option('as');
  const account = username === undefined ? undefined : await identity.account(username.toLowerCase());
  if (username !== undefined && account?.service !== service) throw new WrongUse(`--as ${username}: there is no such account in ${service}.`);
  const workers = await ports.store.asSystem(service, ({ directory }) => directory.workers(today));
  const worker = account === undefined ? workers.find((w) => w.posts.some((p) => p.role === COORDINATOR)) : workers.find((w) => w.id === account.worker);
  if (worker === undefined) throw new WrongUse(`Nobody in ${service} is Offender Management Coordinator: say in whose name it is recorded with --as USERNAME.`);
  const roles = rolesOf(worker);
  if (!may(roles, 'import.run')) throw new WrongUse(`${worker.name} may not bring in a tracker: an Offender Management Coordinator or a team manager may.`);
  const role = roles.find((r) => may([r], 'import.run')) ?? COORDINATOR;
  return {
    actor: { worker: worker.id, name: worker.name, role, roles, agency: worker.agency, service },
    reader: { service, worker: worker.id, name: worker.name, agency: worker.agency, roles, purpose: 'bringing in a tracker on the command line' },
  };
}

function rolesOf(worker: WorkerRow): readonly Role[] {
  return [...new Set(worker.posts.map((p) => p.role))];
}

/** Nothing is brought in on a guess that nobody has looked at. */
function showGuess(call: Call, out: Out, guess: Guess, mapping: Mapping): Exit {
  if (call.json) out.json({ guess: mapping });
  else {
    out.line(`Sheet "${mapping.sheet}", column names on line ${mapping.headerLine}. ${guess.dateOrder.because}`);
    for (const c of guess.columns) out.line(`  ${columnLetters(c.column).padEnd(3)} ${(c.heading || '(no heading)').padEnd(24)} ${c.field === null ? 'not taken in' : TARGET_FIELDS[c.field].label} (${c.because})`);
    out.line();
    out.line(saveMapping(mapping));
  }
  out.error('Nothing has been brought in. Run it again with --accept-guess, or save the mapping, correct it and give it with --mapping FILE.');
  return EXIT.wrongUse;
}

function report(call: Call, out: Out, run: ImportRun, counts: BatchCounts): Exit {
  const rejected = run.rows.flatMap(({ row }) => (row.status === 'rejected' ? row.faults.map(({ line, column, value, expected }) => ({ line, column, value, expected })) : []));
  const possibleDuplicates = run.rows.flatMap(({ row }) => (row.status === 'duplicate' ? [{ line: row.line, reference: row.reference ?? '', why: row.duplicateOf?.why ?? '' }] : []));
  const clean = counts.rejected + counts.duplicates === 0;
  if (call.json) out.json({ rows: counts.rows, imported: counts.imported, rejected, duplicates: counts.duplicates, unchanged: counts.unchanged, leftOut: counts.leftOut, possibleDuplicates });
  else {
    out.line(`${counts.rows} rows: ${counts.imported} in${counts.unchanged > 0 ? ` (${counts.unchanged} of them unchanged)` : ''}, ${counts.rejected} rejected, ${counts.duplicates} possible duplicates, ${counts.leftOut} left out.`);
    for (const f of rejected) out.line(`  line ${f.line}, ${f.column}: ${f.value === '' ? 'empty' : `"${f.value}"`}, expected ${f.expected}`);
    for (const d of possibleDuplicates) out.line(`  line ${d.line}, ${d.reference}: ${d.why}`);
    if (!clean) out.line('Settle them under /import; until then the board says that these children are not in yet.');
  }
  return clean ? EXIT.done : EXIT.faults;
}

