import { isRole, roleInSentence } from '../../core/access/roles.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { Objection } from '../../core/decisions/command.ts';
import { Button, InsetText, WarningText, type Content } from '../components/index.ts';
import { entryText } from './choices.ts';

/** Why a rule refused, and what would satisfy it. */
export function Refused({ objections }: { readonly objections: readonly Objection[] }) {
  return (
    <section aria-labelledby="refused" class="tl-refusal">
      <h2 class="govuk-heading-m" id="refused">Not recorded yet: a rule stands in the way</h2>
      {byRule(objections).map((rule) => (
        <InsetText>
          <p class="govuk-body"><strong>{rule.says}</strong>{rule.clause === '' ? '' : ` (${rule.clause})`}</p>
          {rule.wants.length === 1 && <p class="govuk-body">What would satisfy it: {rule.wants[0]}.</p>}
          {rule.wants.length > 1 && (
            <>
              <p class="govuk-body">What would satisfy it:</p>
              <ul class="govuk-list govuk-list--bullet">{rule.wants.map((w) => <li>{w}</li>)}</ul>
            </>
          )}
        </InsetText>
      ))}
      <p class="govuk-body">What you typed is all below.</p>
    </section>
  );
}

/** One rule with everything that it wants. */
export interface RuleWants {
  readonly clause: string;
  readonly says: string;
  readonly wants: readonly string[];
}

/** What each rule wants: a rule that lacks several things is said once. */
export function byRule(objections: readonly Objection[]): readonly RuleWants[] {
  const rules = new Map<string, { clause: string; says: string; wants: string[] }>();
  for (const { clause, says, wants } of objections) {
    const rule = rules.get(`${clause} ${says}`) ?? { clause, says, wants: [] };
    if (!rule.wants.includes(wants)) rule.wants.push(wants);
    rules.set(`${clause} ${says}`, rule);
  }
  return [...rules.values()];
}

/** The other ways that a refusal leaves open: what the policy offers, and the record of what has happened anyway. */
export function waysOn(model: { readonly offer: { readonly href: string; readonly label: string } | undefined; readonly happened: boolean }): Content {
  return (
    <>
      {model.offer !== undefined && <Button text={model.offer.label} kind="secondary" name="_from" value="offer" formaction={model.offer.href} />}
      {model.happened && <Button text="It has already happened: record it, marked" kind="secondary" name="_happened" value="yes" />}
    </>
  );
}

/** What was recorded while somebody wrote, and that nothing typed is lost. */
export function Changed({ entries, names, why, settled }: { readonly entries: readonly Entry[]; readonly names: Names; readonly why: string; readonly settled: boolean }) {
  return (
    <section aria-labelledby="meanwhile">
      <h2 class="govuk-heading-m" id="meanwhile">What was recorded meanwhile</h2>
      <WarningText text={`${why}. Yours has not been recorded.`} />
      <ul class="govuk-list govuk-list--bullet">
        {entries.map((e) => (
          <li>
            <a class="govuk-link" href={`/children/${e.subject.id}/entries/${e.id}`}>{entryText(e, names)}</a>, recorded by {names.worker(e.recordedBy)} as {roleInSentence(e.recordedAs)}
          </li>
        ))}
        {entries.length === 0 && <li>An entry that your role does not show.</li>}
      </ul>
      <p class="govuk-body">{settled ? 'What you typed is all below. Compare it with this, change it if you need to, and confirm it.' : 'What you typed is all below.'}</p>
    </section>
  );
}

/** "team manager, service manager or head of service" */
export function rolesInWords(roles: readonly string[]): string {
  const words = roles.map((r) => (isRole(r) ? roleInSentence(r) : r));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
