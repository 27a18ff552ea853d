import type { ChildRecord } from '../../../app/child/child-page.ts';
import { InsetText, WarningText } from '../../components/index.ts';
import { longDate } from '../../../core/values/plain-date.ts';

/** What was decided about who is told, above every letter: safety at home comes before the words. */
export function SafetyFirst({ record, base }: { readonly record: ChildRecord; readonly base: string }) {
  const decided = record.timeline.findLast((e) => e.kind === 'telling.decided');
  if (decided === undefined) {
    return <InsetText>Nobody has decided yet who is told, and whether it is safe at home. <a class="govuk-link" href={`${base}/record/telling.decided`}>Decide who is told, and how</a></InsetText>;
  }
  const { child, carer, safety } = decided.data;
  const unsafe = [child === 'not-safe' ? 'the child' : '', carer === 'not-safe' ? 'a parent or carer' : ''].filter((x) => x !== '');
  return (
    <>
      {unsafe.length > 0 && <WarningText text={`Not safe to tell: ${unsafe.join(' and ')}. Do not write to them.`} />}
      <p class="govuk-body">Decided on {longDate(decided.occurredOn)}: {String(safety)} <a class="govuk-link" href={`${base}/entries/${decided.id}`}>See the decision</a></p>
    </>
  );
}
