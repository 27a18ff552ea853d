import type { AnyKind } from './kind.ts';

/** Kinds in the order in which a list offers them: what begins something before what answers or ends it, else as they stand. */
export function beginningsFirst<K extends Pick<AnyKind, 'name' | 'answers'>>(kinds: readonly K[]): readonly K[] {
  const follows = (k: K): boolean => k.answers !== undefined || k.name.endsWith('.ended');
  return [...kinds.filter((k) => !follows(k)), ...kinds.filter(follows)];
}
