import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** WCAG 2.0, 2.1 and 2.2, levels A and AA. */
export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Runs in the page. What passed is not brought back: it is many times what fails. */
const run = ({ tags = TAGS, without = [] }: Looked): string => `axe.run({ runOnly: ${JSON.stringify(tags)}, rules: ${JSON.stringify(Object.fromEntries(without.map((rule) => [rule, { enabled: false }])))}, resultTypes: ['violations'], preload: false, iframes: false })
  .then(({ violations, passes }) => ({ rules: passes.length + violations.length, violations: violations.map(({ id, help, nodes }) => ({ id, help, html: nodes.map((n) => n.html) })) }))`;

export interface Looked {
  /** the sorts of rules, as axe names them */
  readonly tags?: readonly string[];
  /** rules that are left out */
  readonly without?: readonly string[];
}

interface Report {
  readonly rules: number;
  readonly violations: readonly { readonly id: string; readonly help: string; readonly html: readonly string[] }[];
}

/** What axe finds against the page as it stands, a sentence each. @throws Error when axe has applied no rule */
export async function accessibilityFaults(page: Page, looked: Looked = {}): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const report: Report = await page.evaluate<Report>(run(looked));
  if (report.rules === 0) throw new Error('axe applied no rule to the page');
  return report.violations.map(({ id, help, html }) => `axe ${id}: ${help}: ${html.slice(0, 3).map((h) => h.slice(0, 200)).join(' | ')}`);
}
