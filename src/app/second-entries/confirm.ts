import { id, type CommandId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';
import type { Owed } from './ledger.ts';

/** What was found in the other system. */
export interface Confirmation {
  readonly outcome: 'entered' | 'differs' | 'not-needed';
  readonly note?: string;
  readonly reference?: string;
}

export interface Confirming {
  readonly command: string;
  readonly actor: Actor;
  readonly reader: Reader;
  readonly on: PlainDate;
  readonly at?: string;
}

/** Records for one thing owed that it is in the other system, what differs there, or why it is not needed there. */
export async function confirmOwed(ports: Ports, c: Confirming, owed: Owed, said: Confirmation): Promise<Recorded> {
  const { detail, subject } = owed.row;
  const proof = detail.proof[0];
  const fields = kindOf(proof?.kind ?? '')?.fields ?? {};
  const data = { ...proof?.fill, outcome: said.outcome, ...(said.note === undefined ? {} : { note: said.note }), ...(said.reference === undefined ? {} : { reference: said.reference }) };
  return record(ports, {
    id: id<CommandId>(`${c.command}-${detail.startedBy ?? subject.id}-${detail.clause}.${detail.place}`),
    actor: { ...c.actor, role: c.reader.roles.includes(detail.owner) ? detail.owner : c.actor.role },
    subject,
    source: 'live',
    answers: {},
    agreements: [],
    records: [{
      kind: proof?.kind ?? '',
      data: Object.fromEntries(Object.entries(data).filter(([name]) => Object.hasOwn(fields, name))),
      occurredOn: c.on,
      ...(c.at === undefined ? {} : { occurredAt: c.at }),
      ...(detail.startedBy === undefined ? {} : { of: detail.startedBy }),
    }],
  });
}
