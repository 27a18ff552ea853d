import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { listRows } from '../../core/cohorts/list-rows.ts';
import { policyList } from '../../core/cohorts/policy-list.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { readerContext } from '../meetings/sitting-context.ts';

/** A young person about whom there is a prevention concern. */
export interface PreventionRow {
  readonly person: SubjectId;
  readonly name: string;
  readonly since?: PlainDate;
  /** what was recorded, the oldest first */
  readonly timeline: readonly Entry[];
}

/** The prevention list in the policy's order: young people who are not children of the service, as far as the reader may see them. */
export async function loadPrevention(ports: Ports, reader: Reader, today: PlainDate): Promise<readonly PreventionRow[]> {
  return ports.store.asReader(reader, async (unit) => {
    const { program, around } = await readerContext(ports, unit);
    const list = policyList(program, 'prevention');
    if (list === undefined || list.about !== 'person') return [];
    const people = await unit.gathered.subjectsWith('person', ['prevention.concern']);
    const chronologies = await unit.gathered.chronologies('person', people);
    const rows = listRows(program, list, [...chronologies].map(([subject, entries]) => ({ subject, entries })), around, today);
    return rows.map((r): PreventionRow => {
      const line = timeline(chronologies.get(r.subject) ?? []);
      const last = line.filter((e) => e.kind === 'prevention.concern').at(-1);
      return { person: r.subject, name: String(last?.data['name'] ?? ''), timeline: line, ...(last === undefined ? {} : { since: last.occurredOn }) };
    });
  });
}
