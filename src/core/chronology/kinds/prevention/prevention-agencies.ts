/** Those who may keep a young person out of the youth justice system. */
export const PREVENTION_AGENCIES = {
  'early-help': 'Early Help',
  'targeted-youth-support': 'Targeted Youth Support',
  'social-care': 'Social care',
  school: 'School or college',
  health: 'Health',
  housing: 'Housing',
  'neighbourhood-police': 'Neighbourhood police',
  'anti-social-behaviour-team': 'Anti-social behaviour team',
  'voluntary-sector': 'Voluntary sector',
} as const;

export const PREVENTION_ROLES = ['seconded-police-officer', 'offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service'] as const;
