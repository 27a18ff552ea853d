import type { ClauseInWords, PolicyInWords } from './describe.ts';

/** A clause that two versions say otherwise: what each says and what each makes of it. */
export interface ChangedClause {
  readonly id: string;
  readonly before: ClauseInWords;
  readonly after: ClauseInWords;
  /** sentences that only one of them has */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** What is different between two versions of a policy, in the words in which they are read. */
export interface PolicyDifference {
  readonly settings: readonly { readonly label: string; readonly before?: string; readonly after?: string }[];
  readonly added: readonly ClauseInWords[];
  readonly gone: readonly ClauseInWords[];
  readonly changed: readonly ChangedClause[];
}

/** Compares two versions of a policy clause by clause. */
export function differenceOf(a: PolicyInWords, b: PolicyInWords): PolicyDifference {
  const names = [...new Set([...a.settings, ...b.settings].map((s) => s.name))];
  return {
    settings: names.flatMap((name) => {
      const [before, after] = [a, b].map((p) => p.settings.find((s) => s.name === name));
      return before?.value === after?.value ? [] : [{ label: (after ?? before)?.label ?? name, ...(before ? { before: before.value } : {}), ...(after ? { after: after.value } : {}) }];
    }),
    added: b.clauses.filter((c) => !a.clauses.some((x) => x.id === c.id)),
    gone: a.clauses.filter((c) => !b.clauses.some((x) => x.id === c.id)),
    changed: b.clauses.flatMap((after): ChangedClause[] => {
      const before = a.clauses.find((c) => c.id === after.id);
      if (before === undefined) return [];
      const gone = linesOf(before).filter((s) => !linesOf(after).includes(s));
      const come = linesOf(after).filter((s) => !linesOf(before).includes(s));
      return gone.length + come.length === 0 ? [] : [{ id: after.id, before, after, gone, come }];
    }),
  };
}

/** Whether nothing at all is different. */
export function isSame(d: PolicyDifference): boolean {
  return d.settings.length + d.added.length + d.gone.length + d.changed.length === 0;
}

/** What is compared of a clause: what it says, how it is read, and what the program does about it. */
function linesOf(c: ClauseInWords): readonly string[] {
  return [c.says, ...(c.reading === undefined ? [] : [`Reading: ${c.reading}`]), ...c.sentences];
}
