import type { z } from 'zod';
import type { levelSchema } from './words/levels.ts';

/** What it takes to be at a level, as a condition: the value, and the status that it belongs to. */
export function conditionOf(level: z.output<typeof levelSchema>): string {
  return `${level.of} is ${level.is}${level.while === undefined ? '' : ` and (${level.while})`}`;
}
