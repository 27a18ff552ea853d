import type { Role } from '../access/roles.ts';
import { broughtIn } from '../chronology/entry.ts';
import { roleInSentence } from '../access/roles.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Needs } from '../policy/words/bar.ts';
import { actsFor, heldByStandingIn } from '../access/standing-in.ts';
import type { Actor, Command } from './command.ts';

/** What is missing before a bar opens: a fact on record, or somebody's agreement. */
export interface Missing {
  readonly wants: string;
  readonly field?: string;
  /** whose agreement is missing; one of them is enough */
  readonly agreement?: readonly Role[];
}

/** What a bar still needs; empty when it is satisfied. */
export function missingFor(needs: Needs, env: Env, command: Command): Missing[] {
  switch (needs.is) {
    case 'all':
      return needs.of.flatMap((n) => missingFor(n, env, command));
    case 'any': {
      const each = needs.of.map((n) => missingFor(n, env, command));
      return each.some((m) => m.length === 0) ? [] : anyOf(each);
    }
    case 'that':
      if (needs.if && !needs.if.test(env)) return [];
      return needs.condition.test(env) ? [] : [{ wants: needs.wants, ...(needs.field === undefined ? {} : { field: needs.field }) }];
    case 'agreement':
      if (needs.if && !needs.if.test(env)) return needs.else ? missingFor(needs.else, env, command) : [];
      // Whoever brings a tracker in has not thereby agreed to what stands in it.
      if (!needs.notAuthor && !broughtIn(command.source) && actsItself(command.actor, needs.role)) return [];
      if (command.agreements.some((a) => a.role === needs.role && (!needs.notAuthor || a.by !== command.actor.worker))) return [];
      return [{ wants: `the agreement of the ${roleInSentence(needs.role)}`, agreement: [needs.role] }];
  }
}

/** Whether somebody acts in a role in which their own word is enough: not where they stand in without having been given the agreeing. */
export function actsItself(actor: Actor, role: Role): boolean {
  return actor.role === role && !(heldByStandingIn(actor.standingIn).includes(role) && actsFor(actor.standingIn, role).every((s) => !s.agrees));
}

/** Of alternatives that are all missing, single agreements are named together; otherwise the first alternative is. */
function anyOf(each: readonly (readonly Missing[])[]): Missing[] {
  const roles = each.flatMap((m) => (m.length === 1 ? (m[0]?.agreement ?? []) : []));
  if (each.length < 2 || roles.length < each.length) return [...(each[0] ?? [])];
  return [{ wants: `the agreement of ${roles.map((r) => `the ${roleInSentence(r)}`).join(' or ')}`, agreement: roles }];
}

