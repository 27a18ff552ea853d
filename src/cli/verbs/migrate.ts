import { withDatabase } from '../connect.ts';
import { EXIT, type Verb } from '../verb.ts';

export const migrateVerb: Verb = {
  name: 'migrate',
  usage: '',
  says: 'Brings the tables of the database up to date; starting the program does it too.',
  options: [],
  async run(call, out) {
    return withDatabase(call, out, async ({ migrated }) => {
      if (call.json) out.json(migrated);
      else out.line(migrated.applied.length === 0 ? `Nothing to do: ${migrated.already} are applied.` : `Applied: ${migrated.applied.join(', ')}.`);
      return EXIT.done;
    });
  },
};
