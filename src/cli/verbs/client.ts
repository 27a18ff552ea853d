import { roleLabel } from '../../core/access/roles.ts';
import { COMMAND_LINE } from '../../app/accounts/events.ts';
import { endClient } from '../../app/clients/administer-clients.ts';
import type { Client } from '../../app/ports/clients.ts';
import { withDatabase, type Connected } from '../connect.ts';
import { EXIT, TODAY, WrongUse, type Call, type Exit, type Out, type Verb } from '../verb.ts';

/** For when a system must be stopped and nobody who manages accounts is at hand. It is registered on the page alone, with a fresh proof. */
export const client: Verb = {
  name: 'client',
  usage: 'list|end [NAME]',
  says: 'Systems of agencies that read and record by the interface: lists them, ends one at once.',
  options: [TODAY],
  async run(call, out) {
    const [what, name] = call.words;
    if (what !== 'list' && what !== 'end') throw new WrongUse(`There is no "client ${what ?? ''}": expected list or end NAME.`);
    if (what === 'end' && name === undefined) throw new WrongUse('Which system is missing: ./throughline client list names them. Put quotes around a name of several words.');
    return withDatabase(call, out, async (connected) => {
      const all = (await Promise.all(connected.services.map((service) => connected.desk.identity.clients(service)))).flat();
      return what === 'list' ? list(call, out, connected, all) : end(call, out, connected, all, name ?? '');
    });
  },
};

function list(call: Call, out: Out, { desk }: Connected, all: readonly Client[]): Exit {
  const stateOf = (c: Client): string => (c.endedAt !== undefined ? 'ended' : c.until < desk.clock.today() ? `last day was ${c.until}` : `heard until ${c.until}`);
  if (call.json) out.json(all.map((c) => ({ service: c.service, name: c.name, agency: c.agency, role: c.role, purposes: c.aims, records: c.mayRecord, until: c.until, state: stateOf(c), lastHeard: c.usedAt ?? null })));
  else {
    for (const c of all) out.line(`${c.service.padEnd(16)} ${c.name.padEnd(30)} ${c.agencyName}, ${roleLabel(c.role)}, ${c.mayRecord ? 'reads and records' : 'reads'}; ${stateOf(c)}; last heard ${c.usedAt ?? 'never'}`);
    out.line(`${all.length} systems.`);
  }
  return EXIT.done;
}

async function end(call: Call, out: Out, { desk }: Connected, all: readonly Client[], name: string): Promise<Exit> {
  const found = all.filter((c) => c.name.toLowerCase() === name.trim().toLowerCase() && c.endedAt === undefined);
  const [first] = found;
  if (first === undefined) throw new WrongUse(`No system is called "${name}" that was not ended before: ./throughline client list names them.`);
  for (const c of found) await endClient(desk, { address: COMMAND_LINE }, c);
  if (call.json) out.json({ ended: found.map((c) => ({ service: c.service, name: c.name })) });
  else out.line(`${first.name} is ended: it is heard no longer, and is told of nothing.`);
  return EXIT.done;
}
