const STEPS = ['Choose the file', 'Sheet and columns', 'Look before it runs', 'Bring it in'] as const;

/** Where in the four steps somebody is, above the heading. */
export function Step({ n }: { readonly n: 1 | 2 | 3 | 4 }) {
  return <span class="govuk-caption-l">Bring in your tracker: step {n} of {STEPS.length}, {STEPS[n - 1]?.toLowerCase()}</span>;
}

/** "1 row", "2 rows" */
export function many(n: number, one: string, several = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : several}`;
}
