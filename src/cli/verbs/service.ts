import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createService } from '../../app/service/create-service.ts';
import { serviceFile } from '../../app/service/service-file.ts';
import { withDatabase } from '../connect.ts';
import { EXIT, TODAY, WrongUse, type Verb } from '../verb.ts';

/** Twenty-four letters and digits: 120 bits and more. */
function newPassword(): string {
  return randomBytes(15).toString('base64url').slice(0, 20).replace(/[-_]/g, 'x').replace(/(.{5})(?=.)/g, '$1 ');
}

export const service: Verb = {
  name: 'service',
  usage: 'FILE',
  says: 'Makes a service from a file: its policy, areas, agencies, people and their accounts (samples/service.yaml shows one).',
  options: [TODAY],
  async run(call, out) {
    const file = call.words[0];
    if (file === undefined || !existsSync(file)) throw new WrongUse(`There is no file "${file ?? ''}": expected a YAML file such as samples/service.yaml.`);
    const read = serviceFile.safeParse(parse(readFileSync(file, 'utf8')));
    if (!read.success) {
      for (const issue of read.error.issues) out.error(`${file}: ${issue.path.join(' › ')}: ${issue.message}`);
      return EXIT.faults;
    }
    return withDatabase(call, out, async ({ ports, identity }) => {
      const accounts = await createService(ports, identity, read.data, newPassword);
      if (call.json) out.json({ service: read.data.id, accounts });
      else {
        out.line(`${read.data.name} is there. First passwords, shown this once; hand each to its person by a safe way:`);
        for (const a of accounts) out.line(`  ${a.username.padEnd(24)} ${a.password}   ${a.name}`);
      }
      return EXIT.done;
    });
  },
};
