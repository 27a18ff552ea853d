import type { Role } from './roles.ts';

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
  'disclosure.make': 'Share information with other agencies',
  'shared.see': 'See what was shared with one’s agency, and ask for more',
  'glass.break': 'Open a record in an emergency that they may not ordinarily see',
  'rights.prepare': 'Prepare an answer to somebody who asks about their record',
  'rights.give': 'Give a copy of a record',
  'rights.follow': 'Follow how far requests about records have come',
  'processing.see': 'See the register of what is done with personal information',
  'notice.see': 'Read and print the privacy notice',
  'audit.child': 'See who looked at a child’s record',
  'audit.see': 'See who looked at what in the whole service, and look into what is unusual',
  'accounts.manage': 'Manage accounts',
} as const;
export type Permission = keyof typeof PERMISSIONS;

const STAFF: readonly Permission[] = ['work.see', 'cases.see', 'cases.record', 'policy.see', 'glass.break', 'disclosure.make', 'notice.see'];
const PARTNER: readonly Permission[] = ['shared.see', 'policy.see'];
const DYO: readonly Permission[] = [...STAFF, 'register.see', 'meetings.see'];
const MANAGER: readonly Permission[] = [...DYO, 'measures.see', 'children.add', 'meetings.run', 'team.see', 'rights.prepare'];
/** What is given of a record, and to whom, is answered for by a manager. */
const ANSWERING: readonly Permission[] = [...MANAGER, 'audit.child', 'service.go-live', 'rights.give', 'rights.follow', 'processing.see'];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  'case-manager': [...DYO, 'children.add', 'rights.prepare'],
  'team-manager': [...ANSWERING, 'import.run'],
  'service-manager': ANSWERING,
  'head-of-service': ANSWERING,
  'offender-management-coordinator': [...MANAGER, 'import.run', 'service.go-live'],
  'seconded-police-officer': [...DYO, 'meetings.run'],
  'neighbourhood-police-officer': PARTNER,
  'panel-chair': [...DYO, 'meetings.run'],
  'npa-sergeant': PARTNER,
  'iom-linked-officer': PARTNER,
  'police-iom-inspector': PARTNER,
  'iom-detective-inspector': PARTNER,
  'mosovo-detective-inspector': PARTNER,
  'hub-coordinator': PARTNER,
  'probation-officer': PARTNER,
  'senior-probation-officer': PARTNER,
  'crc-manager': PARTNER,
  'criminal-justice-hub-manager': PARTNER,
  'social-worker': PARTNER,
  'court-officer': STAFF,
  'quality-manager': [...DYO, 'measures.see'],
  'performance-manager': ['register.see', 'measures.see', 'policy.see'],
  'mappa-manager': PARTNER,
  'performance-analyst': ['register.see', 'measures.see', 'policy.see'],
  'business-support': [...STAFF, 'children.add'],
  volunteer: ['work.see', 'cases.see', 'cases.record'],
  'information-governance-officer': ['audit.see', 'audit.child', 'policy.see', 'rights.follow', 'processing.see', 'notice.see'],
  administrator: ['accounts.manage', 'policy.see'],
  system: [],
};

/** Whether somebody who holds these roles may do it. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((r) => GRANTS[r].includes(permission));
}
