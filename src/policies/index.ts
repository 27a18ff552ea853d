/** Policies, their examples and the registers of clauses, read from disk. */
export { checkFolder, englishCalendar, explainPolicy, loadAll, versionFor, type LoadedPolicy } from './load.ts';
export { ExampleSet, runExamples, type ExampleFailure, type ExamplesRun } from './examples.ts';
export { clauseReport, registers, registersThatDiffer, type ClauseReport } from './clauses.ts';
export { policyFolders, readPolicyFolder, readSource, sourceOf, type PolicyFolder } from './read.ts';
export { openShelf, UnusablePolicy } from './shelf.ts';
