import type { FastifyBaseLogger } from 'fastify';
import { scanUpload } from '../../app/documents/scan-upload.ts';
import type { Reader } from '../../app/ports/index.ts';
import type { Upload } from '../route.ts';
import { subjectOf } from './read-event.ts';
import type { Web } from './web.ts';

/** Every file of a submission is looked through here, before any page gets it: no page can forget to ask. Without a scanner they pass as they are. */
export async function scanUploads({ ports, scanner }: Web, log: FastifyBaseLogger, reader: Reader, params: Readonly<Record<string, string>>, uploads: readonly Upload[]): Promise<readonly Upload[]> {
  if (scanner === undefined) return uploads;
  const out: Upload[] = [];
  for (const upload of uploads) {
    const scanned = upload.tooLarge === true || upload.bytes.length === 0 ? { clean: true as const } : await scanUpload(ports, scanner, reader, subjectOf(params), upload.bytes);
    if (!scanned.clean) log.warn({ why: scanned.why }, 'an upload was refused');
    out.push(scanned.clean ? upload : { field: upload.field, filename: upload.filename, bytes: new Uint8Array(), refused: scanned.says });
  }
  return out;
}
