import type { Fact } from './fact.ts';
import { accessFacts } from './access.ts';
import { caseFacts } from './case.ts';
import { disclosureFacts } from './disclosure.ts';
import { dyoFacts } from './dyo.ts';
import { intelligenceFacts } from './intelligence.ts';
import { allocationFacts, personFacts } from './person.ts';
import { reoffendingFacts } from './reoffending.ts';
import { sittingFacts } from './sitting.ts';
import { supportFacts } from './support.ts';

/** Every fact that a condition may name, in one list; the order is the order of stepping. */
export const FACTS: readonly Fact[] = [...personFacts, ...accessFacts, ...disclosureFacts, ...allocationFacts, ...caseFacts, ...dyoFacts, ...intelligenceFacts, ...reoffendingFacts, ...supportFacts, ...sittingFacts];

const BY_NAME = new Map(FACTS.map((f) => [f.name, f] as const));

export function factOf(name: string): Fact | undefined {
  return BY_NAME.get(name);
}
