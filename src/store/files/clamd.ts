import { connect, type Socket } from 'node:net';
import type { Scanned, Scanner } from '../../app/ports/scanner.ts';

/** Where clamd listens. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** How long is waited, in milliseconds: for the connection, and for the whole of a scan. */
export interface ScannerPatience {
  readonly connectMs: number;
  readonly answerMs: number;
}

const PATIENCE: ScannerPatience = { connectMs: 5_000, answerMs: 60_000 };
const CHUNK = 64 * 1024;
/** No answer of clamd is longer; whatever sends more is something else. */
const LONGEST_ANSWER = 4096;

/**
 * ClamAV's daemon, over its INSTREAM command: the length of each chunk in four bytes before it, nought at the end, and one line in answer, ended by
 * a byte of nought. A connection for each file, so that nothing of one scan can be taken for the answer to another.
 */
export function clamd(address: ScannerAddress, patience: ScannerPatience = PATIENCE): Scanner {
  const name = `clamd at ${'path' in address ? address.path : `${address.host}:${address.port}`}`;
  return {
    name,
    async scan(bytes) {
      const answer = await ask(address, patience, inStream(bytes));
      return answer.said === undefined ? { found: 'no-answer', why: answer.why } : meaning(answer.said);
    },
    async answers() {
      return (await ask(address, { ...patience, answerMs: patience.connectMs }, [Buffer.from('zPING\0')])).said === 'PONG';
    },
  };
}

/** @returns what an answer to INSTREAM means; whatever is not plainly "OK" lets nothing through */
function meaning(said: string): Scanned {
  if (said === 'stream: OK') return { found: 'nothing' };
  const name = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (name !== undefined) return { found: 'harm', name };
  if (/size limit exceeded/i.test(said)) return { found: 'too-large' };
  return { found: 'no-answer', why: `it answered “${said.slice(0, 200)}”` };
}

function* inStream(bytes: Uint8Array): Iterable<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    yield Buffer.concat([lengthOf(chunk.length), chunk]);
  }
  yield lengthOf(0);
}

function lengthOf(n: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(n);
  return four;
}

type Answer = { readonly said: string } | { readonly said: undefined; readonly why: string };

/** Sends and reads one answer. What came before the connection broke counts: clamd says that a file is too large, and hangs up while it is still being sent. */
function ask(address: ScannerAddress, { connectMs, answerMs }: ScannerPatience, parts: Iterable<Buffer>): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let heard = Buffer.alloc(0);
    let failed = 'it hung up without an answer';
    let connected = false;
    const give = (answer: Answer): void => {
      clearTimeout(connecting);
      clearTimeout(answering);
      socket.destroy();
      resolve(answer);
    };
    const connecting = setTimeout(() => give({ said: undefined, why: `it could not be reached within ${connectMs / 1000} seconds` }), connectMs);
    const answering = setTimeout(() => give({ said: undefined, why: `it did not answer within ${answerMs / 1000} seconds` }), answerMs);
    socket.on('connect', () => {
      connected = true;
      clearTimeout(connecting);
      void send(socket, parts);
    });
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes]);
      const end = heard.indexOf(0);
      if (end >= 0) give({ said: heard.subarray(0, end).toString('utf8').trim() });
      else if (heard.length > LONGEST_ANSWER) give({ said: undefined, why: 'its answer has no end' });
    });
    socket.on('error', (error) => {
      failed = connected ? `the connection broke (${error.message})` : `it could not be reached (${error.message})`;
    });
    socket.on('close', () => give({ said: undefined, why: failed }));
  });
}

/** Sends one part after the other, no faster than they are taken. */
async function send(socket: Socket, parts: Iterable<Buffer>): Promise<void> {
  for (const part of parts) {
    if (socket.destroyed || socket.writableEnded) return;
    if (!socket.write(part)) await new Promise<void>((resolve) => {
      const go = (): void => {
        socket.off('drain', go);
        socket.off('close', go);
        resolve();
      };
      socket.on('drain', go);
      socket.on('close', go);
    });
  }
}
