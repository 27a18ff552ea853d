import type { PlainDate } from '../../core/values/plain-date.ts';
import { standingOn } from '../../core/meetings/agenda.ts';
import { shownOn, type Shown } from '../../core/posts/shown.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { readerContext } from '../meetings/sitting-context.ts';
import type { ChildRecord } from './child-page.ts';

/** What the policy shows on a child's case to whom, from what the reader may see. */
export async function shownOnCase(ports: Ports, reader: Reader, record: ChildRecord, today: PlainDate): Promise<readonly Shown[]> {
  const { program, around } = await ports.store.asReader(reader, (unit) => readerContext(ports, unit));
  return program.rules.shown.length === 0 ? [] : shownOn(program, standingOn(program, record.entries, around, today));
}
