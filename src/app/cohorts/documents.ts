import type { PlainDate } from '../../core/values/plain-date.ts';
import { documentShelf, versionOn, type ShelvedDocument } from '../../core/cohorts/document-shelf.ts';
import type { DocumentVersion } from '../../core/policy/words/document.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { programOf } from '../record/context.ts';

/** A document with the version that counts on a day. */
export interface DocumentOn extends ShelvedDocument {
  readonly current?: DocumentVersion;
}

const KINDS = ['document.version-set', 'document.review-set'];

/** The documents that the policy is read with, in the version of a day. */
export async function documentsOn(ports: Ports, reader: Reader, day: PlainDate): Promise<readonly DocumentOn[]> {
  return ports.store.asReader(reader, async (unit) => {
    const { program } = await programOf(unit.directory, ports.policies, ports.clock.today());
    return documentShelf(program, await unit.gathered.aboutUnits(KINDS)).map((d): DocumentOn => {
      const current = versionOn(d, day);
      return { ...d, ...(current === undefined ? {} : { current }) };
    });
  });
}

/** Those offered with a kind of entry or a page. */
export async function offeredWith(ports: Ports, reader: Reader, place: string, day: PlainDate): Promise<readonly DocumentOn[]> {
  return (await documentsOn(ports, reader, day)).filter((d) => d.offeredWith.includes(place));
}

/** The version of the policy that was in force on a day. */
export async function policyVersionOn(ports: Ports, reader: Reader, day: PlainDate): Promise<{ readonly title: string; readonly version?: DocumentVersion } | undefined> {
  const policy = (await documentsOn(ports, reader, day)).find((d) => d.isPolicy);
  return policy === undefined ? undefined : { title: policy.title, ...(policy.current === undefined ? {} : { version: policy.current }) };
}
