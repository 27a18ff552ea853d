import type { LeftWithout } from '../../../app/work/left-without.ts';
import type { PlainDate } from '../../../core/values/plain-date.ts';
import { WarningText } from '../../components/index.ts';
import { leftWords } from './left-without.tsx';

/** On the page of the team: whose children have nobody, or will have nobody. */
export function LeftWithoutPart({ lines, today }: { readonly lines: readonly LeftWithout[]; readonly today: PlainDate }) {
  if (lines.length === 0) return null;
  return (
    <>
      {lines.slice(0, 5).map((l) => <WarningText text={`${l.name}: ${leftWords(l, today).replace(/^These /, '').replace(/^This child/, '1 child')}.`} />)}
      <p class="govuk-body"><a class="govuk-link" href="/team/left-without">Choose who goes on with them{lines.length > 5 ? ` (${lines.length} people in all)` : ''}</a></p>
    </>
  );
}
