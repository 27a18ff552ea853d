import { isRole, roleLabel } from '../../../core/access/roles.ts';

/** "Case manager, Panel chair"; a role that is no longer known by its own word. */
export function roleWords(roles: readonly string[]): string {
  return roles.length === 0 ? 'no role' : roles.map((r) => (isRole(r) ? roleLabel(r) : r)).join(', ');
}
