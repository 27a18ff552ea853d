import type { EntryData } from '../../core/chronology/entry.ts';
import type { Command } from '../../core/decisions/command.ts';
import { decideOn, type Recorded } from '../record/record.ts';
import { loadContext } from '../record/context.ts';
import { otherService } from '../../core/transfers/other-service.ts';
import type { Ports } from '../ports/index.ts';

/** What of a proposal stands in the disclosure under the same name. */
const SAME = ['gateway', 'gateway-other', 'further-bases', 'well-being', 'aim', 'legality', 'need', 'risk', 'without-consent', 'confidentiality', 'public-interest', 'proportionality', 'third-party', 'agreement', 'left-out', 'person'] as const;

/** The disclosure that a transfer is: what, to whom, why, on which basis, by this system, with the seal as its proof. */
export function disclosureOf(proposal: EntryData, proof: string): EntryData {
  const words = (proposal['in-words'] as readonly Readonly<Record<string, string>>[] | undefined) ?? [];
  const whole = (proposal['entries'] as readonly Readonly<Record<string, string>>[] | undefined) ?? [];
  const inPart = words.filter((w) => w['how'] === 'part').map(({ entry, title, text, why }) => ({ entry, title, text, why: why ?? 'third-party' }));
  const entries = [...whole.map((e) => ({ entry: e['entry'] })), ...words.filter((w) => w['how'] !== 'part').map((w) => ({ entry: w['entry'] }))];
  return {
    to: otherService(String(proposal['to'])), recipient: 'agency', purpose: proposal['why'], channel: 'transfer', proof,
    ...Object.fromEntries(SAME.flatMap((f) => (proposal[f] === undefined ? [] : [[f, proposal[f]] as const]))),
    ...(entries.length === 0 ? {} : { entries }),
    ...(inPart.length === 0 ? {} : { 'in-part': inPart }),
  };
}

/** What was answered to what rules asked when it was proposed. */
export function answersIn(proposal: EntryData): Readonly<Record<string, string>> {
  const reasons = (proposal['reasons'] as readonly { readonly clause: string; readonly text: string }[] | undefined) ?? [];
  return Object.fromEntries(reasons.map((r) => [r.clause, r.text]));
}

/** What the rules of sharing would say today of the disclosure: asked before it is proposed, so that nothing is put together in vain. Writes nothing. */
export function rehearse(ports: Ports, command: Omit<Command, 'records'>, proposal: EntryData): Promise<Recorded> {
  return ports.store.asSystem(command.actor.service, async (unit) => {
    const today = ports.clock.today();
    const [context, known] = await Promise.all([loadContext(unit, ports.policies, today), unit.records.chronology(command.subject)]);
    const records = [{ kind: 'disclosure.made', data: disclosureOf(proposal, 'not sent yet'), occurredOn: today }];
    return decideOn(ports, context, known, { ...command, records }, today).result;
  });
}
