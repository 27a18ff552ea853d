import { aimOf, type Purpose } from './purposes.ts';
import type { Role } from './roles.ts';
import { TABLE } from './table.ts';

/** What a page or an operation needs; every route names one. No rule means no access. */
export const PERMISSIONS = {
  'work.see': 'See what is to be done',
  'cases.see': 'See the cases that the role reaches',
  'cases.record': 'Record about a case',
  'children.add': 'Add a child',
  'register.see': 'See the DYO register and the board',
  'measures.see': 'See measures and cohorts',
  'meetings.see': 'See meetings and their minutes',
  'meetings.run': 'Prepare and run meetings',
  'import.run': 'Bring in a tracker',
  'service.go-live': 'Say when the service goes live',
  'team.see': 'See the work of the team',
  'policy.see': 'Read the policy in force',
  'policy.adopt': 'Adopt a version of the policy for the service',
  'disclosure.make': 'Share information with other agencies',
  'transfer.propose': 'Propose to send a record to another service, send it when a manager has agreed, take it back',
  'transfer.agree': 'Agree that a record is sent to another service',
  'transfers.receive': 'Read what another service has sent, take it in or say why not',
  'shared.see': 'See what was shared with one’s agency, and ask for more',
  'glass.break': 'Open a record in an emergency that they may not ordinarily see',
  'rights.prepare': 'Prepare an answer to somebody who asks about their record',
  'rights.give': 'Give a copy of a record',
  'rights.follow': 'Follow how far requests about records have come',
  'processing.see': 'See the register of what is done with personal information',
  'notice.see': 'Read and print the privacy notice',
  'victims.see': 'See the records of victims that are theirs or that name them',
  'victims.record': 'Record about victims',
  'audit.child': 'See who looked at a child’s record',
  'audit.see': 'See who looked at what in the whole service, and look into what is unusual',
  'retention.see': 'See until when records are kept, place and lift legal holds, and decide about erasing',
  'accounts.manage': 'Manage accounts',
} as const;
export type Permission = keyof typeof PERMISSIONS;

/** Whether somebody who holds these roles may do it, for one purpose or another. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((r) => TABLE[r].may.includes(permission));
}

/** Whether one of these roles serves a purpose; to change something for it asks for more than to read. */
export function serves(roles: readonly Role[], purpose: Purpose, change = false): boolean {
  return roles.some((r) => serving(r, purpose, change));
}

/** Whether somebody may open a page or do an operation: one and the same of their roles has the permission and serves the purpose. */
export function opens(roles: readonly Role[], needs: { readonly permission: Permission | 'signed in'; readonly purpose: Purpose; readonly change: boolean }): boolean {
  const { permission, purpose, change } = needs;
  return roles.some((r) => (permission === 'signed in' || TABLE[r].may.includes(permission)) && serving(r, purpose, change));
}

function serving(role: Role, purpose: Purpose, change: boolean): boolean {
  const aim = TABLE[role].aims[aimOf(purpose)];
  return aim === 'write' || (aim === 'read' && !change);
}
