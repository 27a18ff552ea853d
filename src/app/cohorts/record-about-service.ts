import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { EntryData, Subject } from '../../core/chronology/entry.ts';
import { standOn } from '../../core/cohorts/stand.ts';
import { KindsNamed } from '../../core/policy/expression/kinds-named.ts';
import { liveMembers } from '../../core/measures/work-out.ts';
import type { Period } from '../../core/values/period.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { readerContext } from '../meetings/sitting-context.ts';
import { record, type Recorded } from '../record/record.ts';
import { gather } from './gather.ts';

/** Something that is recorded about the service itself. */
export interface AboutService {
  readonly command: CommandId;
  readonly actor: Actor;
  readonly kind: string;
  readonly data: EntryData;
  readonly on: PlainDate;
}

/** The kinds that share one chronology of the service; each fixed cohort has its own. */
const SHARED = ['document.version-set', 'document.review-set', 'list.signed-off', 'measure.reviewed', 'measure.commented', 'policy.adopted', 'notice.details-set', 'impact.assessed', 'impact.reviewed'];

/** Records about the service: on the chronology that holds such entries already, or on a new one. A command sent again gives its first result. */
export async function recordAboutService(ports: Ports, reader: Reader, about: AboutService): Promise<Recorded> {
  const known = SHARED.includes(about.kind) ? await ports.store.asReader(reader, async (unit) => (await unit.gathered.aboutUnits(SHARED))[0]?.subject.id) : undefined;
  const subject: Subject = { kind: 'unit', id: known ?? id<SubjectId>(ports.ids.next()) };
  const { command, actor, kind, data, on } = about;
  return record(ports, { id: command, actor, subject, records: [{ kind, data, occurredOn: on }], source: 'live', answers: {}, agreements: [] }, { create: known === undefined });
}

/** A cohort to be fixed. */
export interface Fixing {
  readonly command: CommandId;
  readonly actor: Actor;
  readonly cohort: string;
  readonly label: string;
  readonly on: PlainDate;
  readonly followUp?: Period;
}

/** Fixes a cohort with those who were in it on a day, whoever fixes it: everybody, with the day from which each counts. */
export async function fixCohort(ports: Ports, reader: Reader, fixing: Fixing): Promise<Recorded> {
  const { program, around } = await ports.store.asReader(reader, (unit) => readerContext(ports, unit));
  const rule = program.rules.cohort.find((c) => c.name === fixing.cohort);
  if (rule === undefined) return { outcome: 'invalid', faults: [{ record: 0, field: 'cohort', value: fixing.cohort, expected: 'a cohort of the policy in force' }] };
  const { facts } = program.subjects.child.slots;
  const members = await ports.store.forFigures(reader, async ({ counted }) => {
    const kinds = [...new KindsNamed(facts).condition(rule.of.source).fact(facts[rule.registered]?.name).kinds];
    const subjects = await gather(counted, program, 'child', [rule.of], fixing.on, kinds);
    return liveMembers(program, rule, subjects.map((s) => ({ child: s.subject, env: standOn(program, s.entries, around, fixing.on, 'child') })));
  });
  const data = { cohort: fixing.cohort, label: fixing.label, members, ...(fixing.followUp === undefined ? {} : { 'follow-up': fixing.followUp }) };
  return recordAboutService(ports, reader, { command: fixing.command, actor: fixing.actor, kind: 'cohort.fixed', data, on: fixing.on });
}
