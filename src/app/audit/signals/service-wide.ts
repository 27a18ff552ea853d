import type { AuditRow } from '../../ports/audit.ts';
import type { LookingSettings } from '../looking-settings.ts';

/** The person held a role then whose work is with children whom they do not hold. */
export function isServiceWide(row: Pick<AuditRow, 'roles'>, { serviceWide }: LookingSettings): boolean {
  return row.roles.some((held) => serviceWide.some((role) => role === held));
}
