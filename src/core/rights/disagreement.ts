import type { Entry } from '../chronology/entry.ts';

/** The statements that stand beside an entry, whichever of its versions they were made about, the first first. */
export function statementsBeside(entries: readonly Entry[], entry: string): readonly Entry[] {
  const versions = new Set<string>([entry]);
  for (let at = entries.find((e) => e.id === entry); at?.supersedes !== undefined; at = entries.find((e) => e.id === at?.supersedes)) versions.add(at.supersedes);
  for (let at = entries.find((e) => e.supersedes === entry); at !== undefined; at = entries.find((e) => e.supersedes === at?.id)) versions.add(at.id);
  const replaced = new Set(entries.map((e) => e.supersedes));
  return entries.filter((e) => e.kind === 'disagreement.stated' && e.withdrawn !== true && !replaced.has(e.id) && e.data['stated'] === 'stated' && versions.has(String(e.data['entry'])));
}

/** The statements that would have to go with these entries and do not. */
export function statementsLeftBehind(entries: readonly Entry[], passedOn: readonly string[]): readonly Entry[] {
  const with_ = new Set(passedOn);
  return [...new Set(passedOn.flatMap((e) => statementsBeside(entries, e)))].filter((s) => !with_.has(s.id));
}
