import type { ServiceId } from '../core/values/ids.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import type { ReaderUnit, Store, SystemUnit } from '../app/ports/index.ts';
import { Connections, type Connect, type Tx } from './connection.ts';
import { accessReading } from './access/access.ts';
import { auditSealing } from './audit/seal.ts';
import { auditReading } from './audit/trail.ts';
import { fileReading } from './files/file-reading.ts';
import { fileRows } from './files/file-rows.ts';
import { counted, gathered, refuseUncounted } from './gathered/gathered.ts';
import { directory, directoryWriting } from './directory/directory.ts';
import { serviceIds } from './directory/service-ids.ts';
import { importReading, importWriting } from './imports/imports.ts';
import { lists } from './lists/lists.ts';
import { meetingReading, meetingWriting } from './meetings/meetings.ts';
import { recordReading } from './records/reading.ts';
import { recordWriting } from './records/writing.ts';
import { retentionErasing } from './retention/erasing.ts';
import { retentionReading } from './retention/retention.ts';
import { rightsReading } from './rights/rights.ts';
import { sharingReading } from './sharing/sharing.ts';
import { transferReading, transferWriting } from './transfers/transfers.ts';
import { refuseUnsafeLogin } from './login/refuse-unsafe-login.ts';
import type { Witnessed } from '../app/ports/audit.ts';
import { verifyService, type Verified } from './verify/verify-service.ts';

/** What one transaction as the system offers: one line for each group of queries. */
export function systemUnit(tx: Tx): SystemUnit {
  return { records: recordWriting(tx), directory: directoryWriting(tx), meetings: meetingWriting(tx), imports: importWriting(tx), audit: auditSealing(tx), retention: retentionErasing(tx), files: fileRows(tx), transfers: transferWriting(tx) };
}

/** What one transaction as a person offers. */
export function readerUnit(tx: Tx): ReaderUnit {
  return { records: recordReading(tx), lists: lists(tx), directory: directory(tx), meetings: meetingReading(tx), imports: importReading(tx), access: accessReading(tx), audit: auditReading(tx), sharing: sharingReading(tx), documents: fileReading(tx), rights: rightsReading(tx), transfers: transferReading(tx), retention: retentionReading(tx), gathered: gathered(tx) };
}

export interface OpenStore extends Store {
  readonly connections: Connections;
  /** @throws UnsafeLogin if the login could step round row security; call it before serving anybody */
  refuseUnsafeLogin(): Promise<void>;
  /** Reads both chains of a service whole and says what does not fit. @param witnessed what was written down outside the database */
  verify(service: ServiceId, witnessed?: readonly Witnessed[]): Promise<Verified>;
  /** The services of this installation, for jobs that go through them one by one. */
  services(): Promise<readonly ServiceId[]>;
  close(): Promise<void>;
}

/** The store on a PostgreSQL database. @param size connections at most @param fixedDay the day that is always today, for demonstrations and tests */
export function openStore(connect: Connect, size?: number, fixedDay?: (service: ServiceId) => PlainDate | undefined): OpenStore {
  const connections = new Connections(connect, size, fixedDay);
  return {
    connections,
    asSystem: (service, work) => connections.asSystem(service, (tx) => work(systemUnit(tx))),
    async forFigures(reader, work) {
      refuseUncounted(reader);
      return connections.asSystem(reader.service, (tx) => work({ counted: counted(tx) }));
    },
    asReader: (reader, work) => connections.asReader(reader, (tx) => work(readerUnit(tx))),
    refuseUnsafeLogin: () => refuseUnsafeLogin(connections.pool),
    verify: (service, witnessed) => verifyService(connections, service, witnessed),
    services: () => connections.beforeService(serviceIds),
    close: () => connections.end(),
  };
}
