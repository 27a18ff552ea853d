/** The day that is always today in the journeys: a Tuesday without a bank holiday near it. */
export const TODAY = '2026-11-24';

/** Password of every account of the journeys. */
export const PASSWORD = 'throughline demonstration';

/** Accounts of the demonstration service that the journeys use. */
export const DEMO = {
  caseManager: 'l.marlowe',
  otherCaseManager: 's.adeyemi',
  teamManager: 'h.calloway',
  coordinator: 'j.moran',
  head: 'v.okonjo',
  police: 'pc.a.whitlock',
  analyst: 'e.varga',
  volunteer: 'b.hartnell',
  administrator: 'o.prentice',
  probation: 'g.ferreira',
  governance: 'u.nakamura',
  victimWorker: 'z.abara',
} as const;

/** Services that begin with nothing: one for the empty pages, one for a few rows, one for each tracker, one for a meeting that is closed whole, one for the panels, one to which a child moves, one with a hub. */
export const EMPTY_SERVICES = ['empty', 'small', 'csv', 'xlsx', 'closing', 'panel', 'havering', 'leeds'] as const;
export type EmptyService = (typeof EMPTY_SERVICES)[number];

/** Services that begin with nothing and work by another policy. */
export const OTHER_POLICIES: Readonly<Partial<Record<EmptyService, { readonly name: string; readonly policy: string }>>> = {
  havering: { name: 'Havering Youth Justice Service', policy: 'havering/risk' },
  leeds: { name: 'Leeds Youth Justice Service', policy: 'leeds/iom' },
};

/** Who works in one of them alone. */
export const ONLY_IN: Readonly<Record<string, EmptyService>> = { hub: 'leeds' };

/** Who works in each empty service: the account is the role's word and the service's, "coordinator.csv". */
export const STAFF = [
  { account: 'coordinator', name: 'J. Moran', roles: ['offender-management-coordinator'] },
  { account: 'manager', name: 'H. Calloway', roles: ['team-manager'] },
  { account: 'marlowe', name: 'L. Marlowe', roles: ['case-manager'] },
  { account: 'birch', name: 'M. Birch', roles: ['case-manager'] },
  { account: 'quill', name: 'D. Quill', roles: ['case-manager'] },
  { account: 'oakes', name: 'P. Oakes', roles: ['case-manager'] },
  { account: 'whitlock', name: 'PC A. Whitlock', roles: ['seconded-police-officer'] },
  { account: 'governance', name: 'A. Trelawney', roles: ['information-governance-officer'] },
  { account: 'chair', name: 'F. Lindqvist', roles: ['panel-chair'] },
  { account: 'both', name: 'R. Ellery', roles: ['case-manager', 'team-manager'] },
  { account: 'hub', name: 'Q. Harlow', roles: ['hub-coordinator'] },
] as const;
