import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { versionOn } from '../cohorts/document-version.ts';
import type { Program } from '../policy/program.ts';
import { contains, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';

/** Compares documents: which version was in force, and where they are offered. */
export function checkDocuments({ documents }: Expected, program: Program, today: PlainDate): Difference[] {
  return (documents ?? []).flatMap((w) => {
    const rule = program.rules.document.find((d) => d.name === w.name);
    if (!rule) return [{ expected: `the document ${w.name}`, got: show(program.rules.document.map((d) => d.name)) }];
    const version = versionOn(rule, w.on === undefined ? today : plainDate(w.on));
    const ok =
      (w.version === undefined || (w.version === null ? version === undefined : version !== undefined && contains(version.label, w.version))) &&
      (w.issue === undefined || contains(version?.issue ?? '', w.issue)) &&
      (w['offered-with'] === undefined || rule.offeredWith.includes(w['offered-with']));
    return ok ? [] : [{ expected: `document ${show(w)}`, got: show({ version: version?.label, issue: version?.issue, 'offered-with': rule.offeredWith }) }];
  });
}
