/**
 * Ordered scales: the first value is the least, the last the most serious.
 * A condition may say "is at least high" or "is lower than" only of a value on a scale.
 */
export const SCALES = {
  rating: { low: 'Low', medium: 'Medium', high: 'High', 'very-high': 'Very high' },
  rag: { green: 'Green', amber: 'Amber', red: 'Red' },
} as const;

export type ScaleName = keyof typeof SCALES;
export type ScaleValue<S extends ScaleName> = keyof (typeof SCALES)[S] & string;
export type Rating = ScaleValue<'rating'>;
export type Rag = ScaleValue<'rag'>;

/** The values of a scale in ascending order. */
export function scaleValues(name: ScaleName): readonly string[] {
  return Object.keys(SCALES[name]);
}

/** The place of a value on its scale, 0 for the least; -1 if it is not on it. */
export function rank(name: ScaleName, value: string): number {
  return scaleValues(name).indexOf(value);
}
