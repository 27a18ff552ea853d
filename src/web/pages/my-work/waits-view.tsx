import { Tag } from '../../components/index.ts';
import { dayNear, type PlainDate } from '../../../core/values/plain-date.ts';
import type { Wait, Waiting } from '../../../app/work/waits.ts';

const SHOWN = 10;

/** What waits for somebody and is no duty about a record: sort by sort, each with the page on which it is done. */
export function Waits({ waits, today }: { readonly waits: readonly Wait[]; readonly today: PlainDate }) {
  return (
    <>
      {waits.map((w, i) => (
        <section aria-labelledby={`waits-${i}`}>
          <h2 class="govuk-heading-l" id={`waits-${i}`}>{w.title} ({w.lines.length})</h2>
          <ul class="govuk-list govuk-list--bullet">
            {w.lines.slice(0, SHOWN).map((line) => <li class="tl-anywhere"><Line line={line} today={today} /></li>)}
            {w.lines.length > SHOWN && <li>and {w.lines.length - SHOWN} more</li>}
          </ul>
          <p class="govuk-body"><a class="govuk-link" href={w.href}>Go to them<span class="govuk-visually-hidden">: {w.title}</span></a></p>
        </section>
      ))}
    </>
  );
}

function Line({ line: { text, due }, today }: { readonly line: Waiting; readonly today: PlainDate }) {
  if (due === undefined) return <>{text}</>;
  return due < today ? <>{text} <Tag text="Late" colour="red" /> since {dayNear(due, today)}</> : <>{text}, by {dayNear(due, today)}</>;
}
