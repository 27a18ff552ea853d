import { PassThrough, pipeline, Readable } from 'node:stream';
import yazl from 'yazl';

/** One file of an archive. Its bytes are fetched when its turn has come, so that a record of many documents is never whole in memory. */
export interface ZipMember {
  /** with its folder: "documents/4 Referral order.pdf" */
  readonly name: string;
  bytes(): Promise<Uint8Array>;
}

/**
 * An archive (.zip), written as it is read. A member whose bytes cannot be had breaks it off: half an archive is never taken for a whole one.
 * @param on the day that every member bears, YYYY-MM-DD, so that the same copy is always the same file
 */
export function zipOf(members: readonly ZipMember[], on: string): Readable {
  const zip = new yazl.ZipFile();
  const out = new PassThrough();
  // What ends one ends the other; whoever reads hears of it from what they read.
  pipeline(zip.outputStream, out, () => undefined);
  const fail = (error: unknown): void => void out.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  for (const { name, bytes } of members) {
    zip.addReadStreamLazy(name, { mtime: new Date(`${on}T12:00:00.000Z`) }, (take) => {
      bytes().then((b) => take(null, Readable.from([Buffer.from(b.buffer, b.byteOffset, b.length)])), (error: unknown) => {
        fail(error);
        take(error, Readable.from([]));
      });
    });
  }
  zip.end();
  return out;
}
