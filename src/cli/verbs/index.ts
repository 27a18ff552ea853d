import type { Verb } from '../verb.ts';
import { account } from './account.ts';
import { clauses } from './clauses.ts';
import { client } from './client.ts';
import { demo } from './demo.ts';
import { duties } from './duties.ts';
import { files } from './files.ts';
import { importVerb } from './import.ts';
import { migrateVerb } from './migrate.ts';
import { policy } from './policy.ts';
import { rebuildVerb } from './rebuild.ts';
import { retention } from './retention.ts';
import { secret } from './secret.ts';
import { service } from './service.ts';
import { start } from './start.ts';
import { verify } from './verify.ts';

/** The verbs of the command line, in the order of the help. */
export const VERBS: readonly Verb[] = [start, migrateVerb, demo, service, importVerb, policy, clauses, duties, retention, rebuildVerb, verify, files, secret, account, client];
