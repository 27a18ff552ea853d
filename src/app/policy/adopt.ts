import type { CommandId } from '../../core/values/ids.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { recordAboutService } from '../cohorts/record-about-service.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { Recorded } from '../record/record.ts';

/** A version to be adopted. */
export interface Adopting {
  readonly command: CommandId;
  readonly actor: Actor;
  readonly version: PlainDate;
  /** the first day on which it binds */
  readonly from: PlainDate;
  /** who decided it, where and when */
  readonly authority: string;
}

/**
 * Adopts a version of the policy for the service, from a day. It has been published and is as it was published, its examples pass, and its
 * day is neither before today nor before that of the last version: what was recorded was recorded under the version of its day.
 */
export async function adoptVersion(ports: Ports, reader: Reader, adopting: Adopting): Promise<Recorded> {
  const { version, from, authority, command, actor } = adopting;
  const today = ports.clock.today();
  const service = await ports.store.asReader(reader, (unit) => unit.directory.service());
  if (service === undefined) throw new Error('there is no such service');
  const last = service.adopted.adoptions.at(-1);
  const found = ports.policies.onShelf(service.policy).find((v) => v.version === version);
  const wrong = (field: 'version' | 'from', value: string, expected: string): Recorded => ({ outcome: 'invalid', faults: [{ record: 0, field, value, expected }] });
  if (found === undefined) return wrong('version', version, 'a version of the policy that is there');
  if (found.faults.length > 0) return wrong('version', version, `a version without faults: ${found.faults.join('; ')}`);
  if (found.published === undefined) return wrong('version', version, 'a version that has been published: until then its clauses may still change');
  if (from < today) return wrong('from', from, `today or a later day: what was recorded before was recorded under the version of that time`);
  if (from < version) return wrong('from', from, `${longDate(version)} or a later day: the version says that it is in force from then`);
  if (last !== undefined && from < last.from) return wrong('from', from, `${longDate(last.from)} or a later day: from then the version of ${longDate(last.version)} has been adopted`);
  const failing = await ports.policies.failingExamples(service.policy, version);
  if (failing.length > 0) return wrong('version', version, `a version whose examples pass; ${failing.length} ${failing.length === 1 ? 'does' : 'do'} not: ${failing.slice(0, 3).join('; ')}`);
  return recordAboutService(ports, reader, { command, actor, kind: 'policy.adopted', data: { version, from, authority, lock: found.published.lock }, on: today });
}
