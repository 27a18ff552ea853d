import type { Ports, Reader } from '../ports/index.ts';
import type { ReadAudit } from '../ports/reader.ts';
import type { Scanner } from '../ports/scanner.ts';

/** Whether a file may go on to be looked at, or what is said to the person who sent it. */
export type ScannedUpload = { readonly clean: true } | { readonly clean: false; readonly says: string; /** for whoever looks after the program */ readonly why: string };

/**
 * Looks through a file that somebody sent, before anything is done with it. What is harmful, and what could not be looked through, is
 * refused and leaves a trace; its bytes are kept nowhere.
 * @param subject whose record it was for, if it was for one
 */
export async function scanUpload(ports: Pick<Ports, 'store'>, scanner: Scanner, reader: Reader, subject: ReadAudit['subject'], bytes: Uint8Array): Promise<ScannedUpload> {
  const scanned = await scanner.scan(bytes);
  if (scanned.found === 'nothing') return { clean: true };
  const why = scanned.found === 'harm' ? `${scanned.name} was found in a file that was sent` : scanned.found === 'too-large' ? 'a file was larger than the scanner takes' : `the scanner gave no answer: ${scanned.why}`;
  await ports.store.asReader(reader, (unit) => unit.lists.audit({ event: 'upload: refused', shown: `nothing: ${why}`, ...(subject === undefined ? {} : { subject }) }));
  return { clean: false, says: REFUSALS[scanned.found], why };
}

const REFUSALS = {
  harm: 'The virus scanner found something harmful in this file, and it was not kept. Do not open it again. Tell whoever looks after your computers, and ask whoever sent it for a clean copy',
  'too-large': 'This file is larger than the virus scanner takes, so it could not be looked through and was not kept. Choose a smaller file, or one file for each part',
  'no-answer': 'The virus scanner cannot be reached at the moment, so the file was not kept. Nothing else that you typed is lost: send the form again in a few minutes with the file chosen again, or tell whoever looks after the program',
} as const;
