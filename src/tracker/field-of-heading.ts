import type { FieldId } from './field-values.ts';
import { plainHeading } from './heading.ts';
import { TARGET_FIELDS } from './target-fields.ts';

const BY_ALIAS: ReadonlyMap<string, FieldId> = new Map(Object.values(TARGET_FIELDS).flatMap((f) => f.aliases.map((a) => [plainHeading(a), f.id] as const)));

/** The field that a heading means word for word, or undefined. */
export function fieldOfHeading(heading: string): FieldId | undefined {
  return BY_ALIAS.get(plainHeading(heading));
}

/** The field whose longest name (of three letters or more) begins the heading, or undefined. */
export function fieldLikeHeading(heading: string): FieldId | undefined {
  const plain = ` ${plainHeading(heading)} `;
  let best: { id: FieldId; length: number } | undefined;
  for (const [alias, id] of BY_ALIAS) {
    if (alias.length >= 3 && plain.startsWith(` ${alias} `) && alias.length > (best?.length ?? 0)) best = { id, length: alias.length };
  }
  return best?.id;
}

export function isKnownHeading(heading: string): boolean {
  return BY_ALIAS.has(plainHeading(heading));
}
