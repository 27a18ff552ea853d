import type { ReaderUnit, Store, SystemUnit } from '../app/ports/index.ts';
import { Connections, type Connect, type Tx } from './connection.ts';
import { directory, directoryWriting } from './directory/directory.ts';
import { lists } from './lists/lists.ts';
import { meetingReading, meetingWriting } from './meetings/meetings.ts';
import { recordReading } from './records/reading.ts';
import { recordWriting } from './records/writing.ts';

/** What one transaction as the system offers: one line for each group of queries. */
export function systemUnit(tx: Tx): SystemUnit {
  return { records: recordWriting(tx), directory: directoryWriting(tx), meetings: meetingWriting(tx) };
}

/** What one transaction as a person offers. */
export function readerUnit(tx: Tx): ReaderUnit {
  return { records: recordReading(tx), lists: lists(tx), directory: directory(tx), meetings: meetingReading(tx) };
}

export interface OpenStore extends Store {
  readonly connections: Connections;
  close(): Promise<void>;
}

/** The store on a PostgreSQL database. @param size connections at most */
export function openStore(connect: Connect, size?: number): OpenStore {
  const connections = new Connections(connect, size);
  return {
    connections,
    asSystem: (service, work) => connections.asSystem(service, (tx) => work(systemUnit(tx))),
    asReader: (reader, work) => connections.asReader(reader, (tx) => work(readerUnit(tx))),
    close: () => connections.end(),
  };
}
