import type { Fact } from './fact.ts';
import { accessFacts } from './access.ts';
import { adoptionFacts } from './adoption.ts';
import { agenciesAtWorkFacts } from './agencies-at-work.ts';
import { assignedFacts } from './assigned.ts';
import { caseFacts } from './case.ts';
import { comingOfAgeFacts } from './coming-of-age.ts';
import { complianceFacts } from './compliance.ts';
import { contactLevelFacts } from './contact-level.ts';
import { courtFacts } from './court.ts';
import { custodyFacts } from './custody.ts';
import { panelFacts } from './panel.ts';
import { planFacts } from './plan.ts';
import { disclosureFacts } from './disclosure.ts';
import { dyoFacts } from './dyo.ts';
import { intelligenceFacts } from './intelligence.ts';
import { allocationFacts, personFacts } from './person.ts';
import { preventionFacts, relationFacts } from './relations.ts';
import { reoffendingFacts } from './reoffending.ts';
import { consentFacts } from './consent.ts';
import { defensibleFacts } from './defensible.ts';
import { partnershipFacts } from './partnership.ts';
import { residenceFacts } from './residence.ts';
import { retentionFacts } from './retention.ts';
import { rightsFacts } from './rights.ts';
import { staffFacts } from './staff.ts';
import { sittingFacts } from './sitting.ts';
import { supportFacts } from './support.ts';
import { unitFacts } from './unit.ts';
import { victimFacts } from './victim.ts';
import { workerFacts } from './worker.ts';

/** Every fact that a condition may name, in one list; the order is the order of stepping. */
export const FACTS: readonly Fact[] = [...personFacts, ...accessFacts, ...adoptionFacts, ...assignedFacts, ...disclosureFacts, ...rightsFacts, ...allocationFacts, ...caseFacts, ...custodyFacts, ...courtFacts, ...planFacts, ...contactLevelFacts, ...complianceFacts, ...comingOfAgeFacts, ...dyoFacts, ...intelligenceFacts, ...reoffendingFacts, ...supportFacts, ...panelFacts, ...sittingFacts, ...relationFacts, ...preventionFacts, ...unitFacts, ...workerFacts, ...consentFacts, ...residenceFacts, ...agenciesAtWorkFacts, ...defensibleFacts, ...partnershipFacts, ...staffFacts, ...victimFacts, ...retentionFacts];

const BY_NAME = new Map(FACTS.map((f) => [f.name, f] as const));

export function factOf(name: string): Fact | undefined {
  return BY_NAME.get(name);
}
