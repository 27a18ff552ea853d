/**
 * The parts of the program that keep and remove files, on an embedded database: told line by line what to do, and halted at a named moment, so
 * that a test kills it exactly there. Everything that is done is done by the program's own code; only the halting is added from outside.
 */
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { id, type CommandId, type SubjectId } from '../../../src/core/values/ids.ts';
import { plainDate } from '../../../src/core/values/plain-date.ts';
import { fileOf } from '../../../src/core/chronology/file-of.ts';
import type { FileReference } from '../../../src/core/chronology/fields.ts';
import { checkFiles } from '../../../src/app/documents/check-files.ts';
import { putAway } from '../../../src/app/documents/put-away.ts';
import { removeFiles } from '../../../src/app/documents/remove-files.ts';
import { answerErasure, carryOutAgreed, proposeErasure } from '../../../src/app/retention/decide-kept.ts';
import { loadKept } from '../../../src/app/retention/load-kept.ts';
import { deriveAgain } from '../../../src/app/rebuild/derive-again.ts';
import { record, type Recorded } from '../../../src/app/record/record.ts';
import { machineIds } from '../../../src/store/ids.ts';
import { Asked } from './asked.ts';
import { haltAt } from './halt.ts';
import { openProgram, SERVICE } from './open-program.ts';
import { startServer } from './streaming.ts';

const [root = '', dataDir = ''] = process.argv.slice(2);
const say = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);
const halt = haltAt((point) => void say({ event: 'at', point }));
const { ports, files, store, identity, person, setDay, stop } = await openProgram({ root, dataDir, fileFolder: join(dataDir, 'documents'), halt });
const child = (text: string | undefined) => ({ kind: 'child', id: id<SubjectId>(text ?? '') }) as const;

/** A record of 2019 whose time is over, with a document in it. */
async function oldRecord(bytes: Uint8Array): Promise<string> {
  setDay('2019-06-03');
  const subject = { kind: 'child', id: id<SubjectId>(machineIds.next()) } as const;
  const on = plainDate('2019-06-03');
  await recorded(record(ports, { ...person('ben').command(), subject, records: [
    { kind: 'identity.recorded', data: { surname: 'Quillonby', forenames: 'Zephyrine', reference: 'YJ-7751', 'date-of-birth': '1998-03-03' }, occurredOn: on },
    { kind: 'order.started', data: { type: 'yro', ends: '2019-06-14' }, occurredOn: on, happened: true },
  ] }, { create: true }));
  await recorded(keep(subject.id, await arrived(subject.id, bytes), 'Old order'));
  setDay('2026-11-24');
  await deriveAgain(ports, SERVICE, ports.clock.today());
  return subject.id;
}

async function arrived(of: string, bytes: Uint8Array): Promise<FileReference> {
  const put = await putAway(ports, files, person('anna').reader, id<SubjectId>(of), { filename: 'order.txt', bytes });
  if (put.outcome !== 'kept') throw new Error(JSON.stringify(put));
  return put.file;
}

function keep(of: string, file: FileReference, title: string, command = id<CommandId>(machineIds.next())): Promise<Recorded> {
  return record(ports, { ...person('ben').command(), id: command, subject: child(of), records: [{ kind: 'document.kept', data: { title, sort: 'court-order', from: 'A court', 'seen-by': 'everybody', file }, occurredOn: ports.clock.today() }] });
}

async function recorded(doing: Promise<Recorded>): Promise<readonly string[]> {
  const result = await doing;
  if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
  return result.entries;
}

/** What is in the chain, in the tables and on the list of what is to go. */
async function state(): Promise<object> {
  const [verified, documents] = [await store.verify(SERVICE), await checkFiles({ store }, files, SERVICE)];
  const rows = await store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT ref::text, kept FROM stored_file ORDER BY put_at'));
  const toGo = await store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT ref::text FROM file_to_go'));
  const standing = await store.connections.asSystem(SERVICE, (tx) => tx.query("SELECT count(*)::int AS n FROM standing WHERE reference = 'YJ-7751'"));
  const certificates = await store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT count(*)::int AS n FROM erasure'));
  return { broken: verified.broken, faults: documents.faults, documents: documents.files, rows, toGo, standing, certificates };
}

async function done(asked: Asked): Promise<object> {
  const bytes = new Uint8Array(asked.size ?? 1000).fill(65);
  const about = { command: id<CommandId>(machineIds.next()), subject: { kind: 'child', id: id<SubjectId>(asked.child ?? '') } } as const;
  switch (asked.do) {
    case 'day':
      setDay(asked.day ?? '2026-11-24');
      return {};
    case 'halt':
      halt.arm(asked.point);
      return {};
    case 'release':
      halt.release();
      return {};
    case 'child': {
      const subject = { kind: 'child', id: id<SubjectId>(machineIds.next()) } as const;
      await recorded(record(ports, { ...person('ben').command(), subject, records: [{ kind: 'identity.recorded', data: { surname: 'Papers', forenames: 'Jo' }, occurredOn: ports.clock.today() }] }, { create: true }));
      return { child: subject.id };
    }
    case 'arrive':
      return { file: await arrived(asked.child ?? '', bytes) };
    case 'keep': {
      const file = fileOf({ file: asked.file });
      if (file === undefined) throw new Error('no file was named');
      return { entries: await recorded(keep(asked.child ?? '', file, 'An order', asked.command === undefined ? undefined : id<CommandId>(asked.command))) };
    }
    case 'upload':
      return { entries: await recorded(keep(asked.child ?? '', await arrived(asked.child ?? '', bytes), 'An order')) };
    case 'remove':
      return { removed: await removeFiles(ports, files, SERVICE) };
    case 'old-record':
      return { child: await oldRecord(bytes) };
    case 'propose':
      return { decided: await proposeErasure(ports, person('ben').reader, person('ben').actor, { ...about, rule: 'TLN-60', reason: 'Nothing is left to be done with it' }) };
    case 'agree':
    case 'carry-out': {
      const { reader, actor } = person('gov');
      const proposal = (await loadKept(ports, reader, about.subject, ports.clock.today()))?.proposals[0]?.entry.id;
      if (proposal === undefined) return { decided: { outcome: 'no proposal' } };
      return { decided: asked.do === 'agree' ? await answerErasure(ports, reader, actor, { ...about, proposal, answer: 'agree', reason: '' }) : await carryOutAgreed(ports, reader, actor, { subject: about.subject, proposal }) };
    }
    case 'stop':
    case 'state':
      return state();
    case 'serve':
      return startServer({ ports, identity, files });
  }
}

say({ event: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
  const asked = Asked.parse(JSON.parse(line));
  if (asked.do === 'stop') break;
  // Not waited for: while one thing is halted, another may be asked.
  void done(asked).then((answer) => say({ event: 'done', n: asked.n, answer }), (error: unknown) => say({ event: 'failed', n: asked.n, why: error instanceof Error ? error.message : String(error) }));
}
await stop();
process.exit(0);
