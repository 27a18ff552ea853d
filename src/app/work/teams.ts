import type { WorkerRow } from '../ports/directory.ts';

/** The teams in which somebody holds cases, by name. */
export function teamsOf(workers: readonly WorkerRow[]): readonly string[] {
  const held = workers.filter((w) => w.posts.some((p) => p.role === 'case-manager')).flatMap((w) => (w.team === undefined ? [] : [w.team]));
  return [...new Set(held)].sort((a, b) => a.localeCompare(b));
}
