/** A program that does nothing but run the embedded server: the tests start it, kill it, and start it again. */
import { createInterface } from 'node:readline';
import { ensureDatabase } from '../../src/store/server/database.ts';
import { AlreadyRunning, startEmbedded, type Embedded } from '../../src/store/server/embedded.ts';

const [dataDir = '', join] = process.argv.slice(2);
const say = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);

let server: Embedded | undefined;
try {
  server = await startEmbedded({ dataDir, log: (line) => process.stderr.write(`${line}\n`), join: join === 'join' });
} catch (error) {
  if (error instanceof AlreadyRunning) say({ event: 'already-running', message: error.message, pid: error.pid, address: error.address });
  else say({ event: 'refused', message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
if (server !== undefined) {
  const { host, pid, adopted, joined, folder } = server;
  const { owner, app } = await ensureDatabase(server);
  await server.announce('http://localhost:3999');
  say({ event: 'ready', host, pid, adopted, joined, folder, owner: owner.url, app: app.url });
  for await (const line of createInterface({ input: process.stdin })) if (line === 'stop') break;
  await server.stop();
  say({ event: 'stopped' });
  process.stdin.destroy();
}
