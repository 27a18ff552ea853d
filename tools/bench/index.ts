export { caseloadOf, deriveAll, deriveSame, differences, handAll, momentsOf } from './rules.ts';
export { measureStore } from './store.ts';
export { RULES_BY_HAND } from './by-hand.ts';
export { measureImport } from './import.ts';
