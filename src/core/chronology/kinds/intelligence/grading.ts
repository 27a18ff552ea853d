/** The grading of the police, 3x5x2: how good the source is, how the information is known, how it may be handled. */
export const SOURCE_EVALUATION = { '1': '1: Reliable', '2': '2: Untested', '3': '3: Not reliable' } as const;
export const INFORMATION_ASSESSMENT = {
  a: 'A: Known directly to the source',
  b: 'B: Known indirectly, but corroborated',
  c: 'C: Known indirectly',
  d: 'D: Not known',
  e: 'E: Suspected to be false',
} as const;
export const HANDLING = { p: 'P: Lawful sharing permitted', c: 'C: Lawful sharing permitted with conditions' } as const;

/** Where intelligence comes from. */
export const INTELLIGENCE_SOURCES = {
  'local-police': 'Local police',
  'police-records': 'Police records',
  'youth-justice': 'Youth justice service',
  partner: 'Another agency',
  'child-or-family': 'The child or the family',
  community: 'Somebody in the community',
} as const;

/** The sources that may be named to everybody who works with the case; the others could point to a person. */
export const NAMED_SOURCES: readonly string[] = ['local-police', 'police-records', 'youth-justice'];

export const DIRECTIONS = { 'police-to-yos': 'From the police to the youth justice service', 'yos-to-police': 'From the youth justice service to the police' } as const;
