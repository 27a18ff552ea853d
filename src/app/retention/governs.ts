import { may } from '../../core/access/permissions.ts';
import { sightOf } from '../../core/access/reach.ts';
import type { Actor } from '../../core/decisions/command.ts';

/** Whether somebody decides about every record without opening any. */
export function governs(actor: Pick<Actor, 'roles'>): boolean {
  return may(actor.roles, 'retention.see') && sightOf(actor.roles).reach === 'none';
}

/** Whether somebody keeps children's records, and may name a child to place a hold: whoever keeps victims' records alone may not try names. */
export function namesChildren(actor: Pick<Actor, 'roles'>): boolean {
  return governs(actor) || (may(actor.roles, 'retention.see') && sightOf(actor.roles).reach === 'service');
}
