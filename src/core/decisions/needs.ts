import type { Role } from '../access/roles.ts';
import { roleLabel } from '../access/roles.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Needs } from '../policy/program.ts';
import type { Command } from './command.ts';

/** What is missing before a bar opens: a fact on record, or somebody's agreement. */
export interface Missing {
  readonly wants: string;
  readonly field?: string;
  readonly agreement?: Role;
}

/** What a bar still needs; empty when it is satisfied. */
export function missingFor(needs: Needs, env: Env, command: Command): Missing[] {
  switch (needs.is) {
    case 'all':
      return needs.of.flatMap((n) => missingFor(n, env, command));
    case 'any': {
      const each = needs.of.map((n) => missingFor(n, env, command));
      return each.some((m) => m.length === 0) ? [] : (each[0] ?? []);
    }
    case 'that':
      if (needs.if && !needs.if.test(env)) return [];
      return needs.condition.test(env) ? [] : [{ wants: needs.wants, ...(needs.field === undefined ? {} : { field: needs.field }) }];
    case 'agreement':
      if (needs.if && !needs.if.test(env)) return needs.else ? missingFor(needs.else, env, command) : [];
      if (!needs.notAuthor && command.actor.role === needs.role) return [];
      if (command.agreements.some((a) => a.role === needs.role && (!needs.notAuthor || a.by !== command.actor.worker))) return [];
      return [{ wants: `the agreement of the ${roleLabel(needs.role).toLowerCase()}`, agreement: needs.role }];
  }
}
