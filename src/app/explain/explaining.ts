import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { aheadOf } from '../meetings/sitting-context.ts';
import type { Surroundings } from '../../core/duties/derivation.ts';
import type { Duty, OpenConsideration, Proposal } from '../../core/duties/duty.ts';
import { explainConsideration, explainDuty, explainProposal, type Explanation } from '../../core/duties/explain.ts';
import type { Program } from '../../core/policy/program.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { programOf } from '../record/context.ts';

/** What explanations of one subject are made with: the policy and its surroundings as the reader may know them. */
export interface Explaining {
  readonly program: Program;
  readonly around: Surroundings;
  duty(duty: Duty, entries: readonly Entry[], today: PlainDate): Explanation;
  consideration(consideration: OpenConsideration): Explanation;
  proposal(proposal: Proposal): Explanation;
}

/** Loads the policy in force, the calendar, the settings and the sittings, as the reader. */
export async function loadExplaining(ports: Ports, reader: Reader, today: PlainDate): Promise<Explaining> {
  return ports.store.asReader(reader, async (unit) => {
    const { service, settings, calendar, program } = await programOf(unit.directory, ports.policies, today);
    const sittings = (await unit.meetings.sittings()).map(aheadOf).sort((a, b) => (a.on < b.on ? -1 : 1));
    const around: Surroundings = { calendar, settings, sittings, ...(service.goLive === undefined ? {} : { goLive: service.goLive }) };
    return {
      program,
      around,
      duty: (duty, entries, day) => explainDuty(program, duty, entries, around, day),
      consideration: (consideration) => explainConsideration(program, consideration),
      proposal: (proposal) => explainProposal(program, proposal),
    };
  });
}
