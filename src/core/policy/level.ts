import type { LevelSource } from './format.ts';

/** What it takes to be at a level, as a condition: the value, and the status that it belongs to. */
export function conditionOf(level: LevelSource): string {
  return `${level.of} is ${level.is}${level.while === undefined ? '' : ` and (${level.while})`}`;
}
