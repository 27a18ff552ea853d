import type { Compartment } from '../chronology/entry.ts';
import type { Permission } from './permissions.ts';
import type { Aim } from './purposes.ts';
import { ROLE_NAMES, type Role } from './roles.ts';

/**
 * How somebody stands to the child whose record it is. The database tells these apart by its own rows: who holds the case, who is
 * assigned, who stands in, what was shared, who is named, what was opened in an emergency.
 */
export const RELATIONS = {
  own: 'Holds the case',
  service: 'Any other child of the service',
  delegate: 'Stands in for whoever holds the case',
  strand: 'Child on record as under Integrated Offender Management',
  assigned: 'Volunteer, between the days of the assignment',
  victim: 'Victim of an offence; no child and no page of one',
  shared: 'Entries that were shared with the agency, until the day given',
  named: 'Restricted record in which they are named',
  emergency: 'Record that they opened in an emergency, for some hours',
} as const;
export type Relation = keyof typeof RELATIONS;

/** What a role may do about the children to whom it stands in one of its relations. Reading and recording are apart. */
export interface Row {
  readonly relations: readonly Relation[];
  /** compartments that it reads; the entries that are shared with an agency are read whatever theirs */
  readonly reads: readonly Compartment[];
  /** compartments into which it may record; the kind of entry says besides who records it */
  readonly writes: readonly Compartment[];
  /** purposes that it serves, and whether it may change something for them */
  readonly aims: Readonly<Partial<Record<Aim, 'read' | 'write'>>>;
  readonly may: readonly Permission[];
  /** may know that a restricted record exists and whom to ask, without seeing anything in it */
  readonly knowsOfRestricted?: true;
}

const STAFF: Row = {
  relations: ['own', 'service', 'delegate', 'named', 'emergency'],
  reads: ['case'],
  // What a police officer tells them is recorded where the police see it, and is not read again by them.
  writes: ['case', 'police-intelligence'],
  aims: { own: 'write', work: 'read', casework: 'write', oversight: 'write', sharing: 'write', emergency: 'write', guidance: 'write', prevention: 'write', lists: 'write' },
  may: ['work.see', 'cases.see', 'cases.record', 'policy.see', 'glass.break', 'disclosure.make', 'notice.see'],
};
const DYO: Row = { ...STAFF, aims: { ...STAFF.aims, meetings: 'write' }, may: [...STAFF.may, 'register.see', 'meetings.see'] };
const MANAGER: Row = {
  ...DYO,
  reads: ['case', 'restricted'],
  writes: ['case', 'restricted', 'police-intelligence'],
  // A manager sees the record of a victim where it names them.
  aims: { ...DYO.aims, figures: 'write', governance: 'read', retention: 'write', keeping: 'write', victims: 'read' },
  may: [...DYO.may, 'victims.see', 'measures.see', 'children.add', 'meetings.run', 'team.see', 'audit.child', 'retention.see', 'service.go-live', 'rights.prepare', 'rights.give', 'rights.follow', 'processing.see', 'transfer.propose', 'transfer.agree', 'transfers.receive'],
  knowsOfRestricted: true,
};
/** A partner's officer: what was shared with the agency, entry by entry, whatever its compartment. */
const PARTNER: Row = { relations: ['shared'], reads: [], writes: ['case'], aims: { own: 'write', shared: 'write', guidance: 'write' }, may: ['shared.see', 'policy.see'] };
/** The partnership's own hub: the children whom its partners manage together, besides what was shared. */
const HUB: Row = {
  relations: ['strand', 'shared'], reads: ['case'], writes: ['case'],
  aims: { ...PARTNER.aims, work: 'read', casework: 'write', lists: 'write', figures: 'read' },
  may: [...PARTNER.may, 'work.see', 'cases.see', 'cases.record', 'register.see', 'measures.see'],
};
const ANALYST: Row = {
  relations: ['service', 'named', 'emergency'],
  reads: ['case'],
  // A review of the figures is about the service: no analyst records about a child, because no kind lets them.
  writes: ['case'],
  aims: { own: 'write', lists: 'write', figures: 'write', prevention: 'read', guidance: 'write' },
  may: ['register.see', 'measures.see', 'policy.see'],
};
const NOTHING: Row = { relations: [], reads: [], writes: [], aims: { own: 'write', guidance: 'write' }, may: ['policy.see'] };

/**
 * The one table of access: for each role its relations to a child, the compartments that it reads and into which it records, the
 * purposes that it serves, and the permissions that follow. No role is missing: the compiler proves it. Pages, commands, and the
 * database's own row security are given from here and tested against it. What no row says is denied.
 */
export const TABLE: Readonly<Record<Role, Row>> = {
  'case-manager': { ...DYO, may: [...DYO.may, 'children.add', 'rights.prepare', 'transfer.propose'] },
  'team-manager': { ...MANAGER, may: [...MANAGER.may, 'import.run'] },
  'service-manager': { ...MANAGER, may: [...MANAGER.may, 'policy.adopt'] },
  'head-of-service': { ...MANAGER, may: [...MANAGER.may, 'policy.adopt'] },
  // Those who add children and hold the lists would otherwise record a restricted child twice: they may know that there is one.
  'offender-management-coordinator': {
    ...DYO, aims: { ...DYO.aims, figures: 'write', keeping: 'write' }, knowsOfRestricted: true,
    may: [...DYO.may, 'measures.see', 'children.add', 'meetings.run', 'team.see', 'service.go-live', 'import.run', 'rights.prepare', 'transfer.propose'],
  },
  'seconded-police-officer': { ...DYO, reads: ['case', 'police-intelligence'], may: [...DYO.may, 'meetings.run'] },
  'neighbourhood-police-officer': PARTNER,
  'npa-sergeant': PARTNER,
  'iom-linked-officer': PARTNER,
  'police-iom-inspector': HUB,
  'iom-detective-inspector': PARTNER,
  'mosovo-detective-inspector': PARTNER,
  // Who decides what a councillor is told records what was shared.
  'hub-coordinator': { ...HUB, aims: { ...HUB.aims, sharing: 'write' }, may: [...HUB.may, 'disclosure.make'] },
  'probation-officer': PARTNER,
  'senior-probation-officer': PARTNER,
  'crc-manager': PARTNER,
  'criminal-justice-hub-manager': PARTNER,
  'social-worker': PARTNER,
  'health-worker': { ...STAFF, reads: ['case', 'health'], writes: ['case', 'health'] },
  'education-worker': PARTNER,
  'housing-officer': PARTNER,
  'drug-worker': PARTNER,
  'victim-worker': { relations: ['victim'], reads: ['victim'], writes: ['victim'], aims: { own: 'write', victims: 'write', retention: 'write', guidance: 'write' }, may: ['victims.see', 'victims.record', 'retention.see', 'policy.see'] },
  'secure-estate-officer': PARTNER,
  'other-service-officer': PARTNER,
  'court-officer': STAFF,
  'quality-manager': { ...DYO, aims: { ...DYO.aims, figures: 'write' }, may: [...DYO.may, 'measures.see'] },
  'performance-manager': ANALYST,
  'panel-chair': { ...DYO, may: [...DYO.may, 'meetings.run'] },
  'mappa-manager': PARTNER,
  'performance-analyst': ANALYST,
  'business-support': { ...STAFF, may: [...STAFF.may, 'children.add'], knowsOfRestricted: true },
  volunteer: { relations: ['assigned'], reads: ['case'], writes: ['case'], aims: { own: 'write', work: 'read', casework: 'write' }, may: ['work.see', 'cases.see', 'cases.record'] },
  'information-governance-officer': { ...NOTHING, aims: { ...NOTHING.aims, work: 'read', governance: 'write', retention: 'write' }, may: ['work.see', 'audit.see', 'audit.child', 'retention.see', 'policy.see', 'rights.follow', 'processing.see', 'notice.see'] },
  administrator: { ...NOTHING, aims: { ...NOTHING.aims, accounts: 'write' }, may: ['accounts.manage', 'policy.see'] },
  system: { relations: [], reads: [], writes: [], aims: {}, may: [] },
};

/** The rows of the table by role, in the order of the roles; the program itself is no role of a person. */
export function tableRows(): readonly (Row & { readonly role: Role })[] {
  return ROLE_NAMES.filter((r) => r !== 'system').map((role) => ({ role, ...TABLE[role] }));
}
