import calibration from '../data/calibration.json' with { type: 'json' };

export const GROUPS = ['White', 'Asian', 'Black', 'Mixed', 'Other'] as const;
export type Group = (typeof GROUPS)[number];

/**
 * How many of the children whom the service meets are of each group: Leicester City's children (Census 2021) times the
 * rate of arrests of the group's children in England and Wales against the rate of all (year ending March 2025, Census 2021).
 */
export function groupWeights(): readonly (readonly [Group, number])[] {
  const children = calibration.local_child_population_census_2021_as_in_prism_r['Leicester City'];
  const arrests = calibration.arrests_YE_Mar_2025;
  const population = calibration.population_10_17_census_2021;
  const all = sum(arrests) / sum(population);
  return GROUPS.map((g) => [g, children[g] * (arrests[g] / population[g] / all)] as const);
}

function sum(counts: Readonly<Record<Group, number>>): number {
  return GROUPS.reduce((n, g) => n + counts[g], 0);
}

/** Within a group no source gives the split for Leicester's children: assumed. Codes are those of the 18+1 list. */
export const ETHNICITIES: Readonly<Record<Group, readonly (readonly [string, number])[]>> = {
  White: [['W1', 82], ['W2', 1], ['W3', 1], ['W9', 16]],
  Asian: [['A1', 56], ['A2', 18], ['A3', 10], ['A4', 1], ['A9', 15]],
  Black: [['B1', 14], ['B2', 70], ['B9', 16]],
  Mixed: [['M1', 48], ['M2', 12], ['M3', 20], ['M9', 20]],
  Other: [['O2', 30], ['O9', 60], ['NS', 10]],
};

/** Boys among remand episodes with known sex on bail, year ending March 2025: 7,448 of 8,633. Taken for the whole caseload: assumed. */
export const BOYS = 0.863;

/** Ages on the day of the caseload: assumed, so that most are 15 to 17. */
export const AGES: readonly (readonly [number, number])[] = [[10, 1], [11, 2], [12, 5], [13, 10], [14, 15], [15, 20], [16, 23], [17, 24]];

/** The four neighbourhood policing areas; shares assumed. */
export const AREAS: readonly (readonly [string, number])[] = [['Central Leicester', 26], ['East Leicester', 27], ['South Leicester', 22], ['West Leicester', 25]];

/** Looked-after status of children whom the service meets; shares assumed. */
export const LOOKED_AFTER: readonly (readonly [string, number])[] = [['none', 66], ['looked-after', 12], ['was-looked-after', 5], ['child-in-need', 11], ['child-protection', 6]];
