import { may } from '../../core/access/permissions.ts';
import type { Subject } from '../../core/chronology/entry.ts';
import type { Ports, Reader } from '../ports/index.ts';

/** Whether the person keeps this record: row security says so. The traces of reads are kept by whoever looks after them. */
export async function isTheirs(ports: Ports, reader: Reader, subject: Subject): Promise<boolean> {
  if (!may(reader.roles, 'retention.see')) return false;
  if (subject.kind === 'unit' && may(reader.roles, 'audit.child') && (await ports.store.asSystem(reader.service, ({ retention }) => retention.unitOfCertificates())) === subject.id) return true;
  return ports.store.asReader(reader, async ({ retention }) => (await retention.names([subject])).length > 0 && (await retention.terms({ subject, limit: 1 })).length > 0);
}
