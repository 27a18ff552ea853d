import { createServer, type Socket } from 'node:net';

/** What EICAR has agreed on as a file that every scanner finds and that does nothing; put together here, so that no scanner finds this file. */
export const EICAR = new TextEncoder().encode(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', 'H+H*'].join('$'));

/** How the fake behaves: as clamd does, or as something that is broken. */
export type Behaviour = 'answers' | 'is silent' | 'babbles' | 'never ends' | 'hangs up' | 'answers in pieces';

export interface FakeClamd {
  readonly port: number;
  behaviour: Behaviour;
  /** the files that came whole */
  readonly seen: Buffer[];
  close(): Promise<void>;
}

/** A server that speaks clamd's INSTREAM over real TCP. @param limit the largest stream that it takes, in bytes, as StreamMaxLength is */
export async function startFakeClamd(limit = 25 * 1024 * 1024): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const seen: Buffer[] = [];
  const fake = { behaviour: 'answers' as Behaviour };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let heard = Buffer.alloc(0);
    let answered = false;
    const say = (text: string): void => {
      answered = true;
      if (fake.behaviour === 'answers in pieces') {
        socket.write(text.slice(0, 5));
        setTimeout(() => socket.end(`${text.slice(5)}\0`), 20);
      } else socket.end(`${text}\0`);
    };
    socket.on('data', (bytes: Buffer) => {
      if (answered) return;
      heard = Buffer.concat([heard, bytes]);
      if (fake.behaviour === 'is silent') return;
      if (fake.behaviour === 'hangs up') return void socket.destroy();
      if (fake.behaviour === 'babbles') return say('220 mail.example ESMTP');
      if (fake.behaviour === 'never ends') return void socket.write('x'.repeat(9000));
      if (heard.subarray(0, 6).toString() === 'zPING\0') return say('PONG');
      const stream = streamIn(heard);
      if (stream.length > limit) {
        // As clamd does: it says so and hangs up while the client is still sending.
        answered = true;
        socket.write('INSTREAM size limit exceeded. ERROR\0', () => setTimeout(() => socket.destroy(), 20));
      } else if (stream.whole) {
        seen.push(stream.bytes);
        say(stream.bytes.includes(Buffer.from(EICAR)) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the fake has no port');
  return Object.assign(fake, {
    port: address.port,
    seen,
    close: () => new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  });
}

function streamIn(heard: Buffer): { readonly bytes: Buffer; readonly length: number; readonly whole: boolean } {
  const command = Buffer.from('zINSTREAM\0');
  if (!heard.subarray(0, command.length).equals(command)) return { bytes: Buffer.alloc(0), length: 0, whole: false };
  const chunks: Buffer[] = [];
  let length = 0;
  for (let at = command.length; at + 4 <= heard.length; ) {
    const size = heard.readUInt32BE(at);
    if (size === 0) return { bytes: Buffer.concat(chunks), length, whole: true };
    chunks.push(heard.subarray(at + 4, at + 4 + size));
    length += Math.min(size, heard.length - at - 4);
    at += 4 + size;
  }
  return { bytes: Buffer.concat(chunks), length, whole: false };
}
