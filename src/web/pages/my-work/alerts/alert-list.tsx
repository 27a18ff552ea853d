import { Button, CsrfField, RagTag } from '../../../components/index.ts';
import type { Told } from '../../../../app/work/alerts.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { momentText } from '../../account/moments.ts';
import { asRag } from '../../child/child-header.tsx';

export interface AlertListModel {
  readonly alerts: readonly Told[];
  readonly csrf: string;
  readonly command: string;
  /** the page on which it stands: there the reader comes back */
  readonly page: string;
  /** on a child's own page the child is not named again */
  readonly ofChild?: boolean;
}

const SHOWN = 20;

/** What somebody is to learn of at once, with the moment of its recording; it stays until they say that they have read it. */
export function AlertList({ alerts, csrf, command, page, ofChild }: AlertListModel) {
  if (alerts.length === 0) return null;
  const children = [...new Map(alerts.map((a) => [a.subject.id, a] as const)).values()];
  const several = children.filter((c) => alerts.filter((a) => a.subject.id === c.subject.id).length > 1);
  const shown = alerts.slice(0, SHOWN);
  return (
    <section aria-labelledby="alerts" class="tl-alerts">
      <h2 class="govuk-heading-l" id="alerts">New: please read ({alerts.length})</h2>
      <form method="post" action="/my-work/read" novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="_command" value={command} />
        <input type="hidden" name="_return" value={page} />
        <ul class="tl-duties">
          {shown.map((a) => (
            <li class="tl-duty tl-duty--alert">
              <p class="tl-duty__what"><a class="govuk-link" href={`/children/${a.subject.id}/entries/${a.entry}`}>{a.titles.join('; ')}{ofChild !== true && <span class="govuk-visually-hidden">: {a.about}</span>}</a></p>
              <p class="tl-duty__when">{momentText(a.recordedAt)}</p>
              {ofChild !== true && <p class="tl-duty__who"><a class="govuk-link" href={`/children/${a.subject.id}`}>{a.about}</a>{a.reference === undefined ? '' : ` (${a.reference})`} {a.rag !== undefined && <RagTag colour={asRag(a.rag)} />}</p>}
              {a.text !== undefined && <p class="tl-duty__text">{a.label}: {a.text}</p>}
              {a.readBy.length > 0 && <p class="tl-duty__text">Read by {a.readBy.map((b) => `${b.name} who stood in, on ${longDate(b.on)}`).join('; ')}</p>}
              <p class="tl-duty__why">{a.clauses.join(', ')}</p>
              <div class="tl-duty__act"><Button text="I have read it" hiddenText={`${a.titles.join('; ')}, ${a.about}`} kind="secondary" name="entry" value={a.entry} preventDoubleClick /></div>
            </li>
          ))}
        </ul>
        {alerts.length > shown.length && <p class="govuk-body">{alerts.length - shown.length} more appear when these have been read.</p>}
        {several.length > 0 && (
          <div class="govuk-button-group">
            {several.map((c) => <Button text={ofChild === true ? 'I have read all of them' : `I have read all about ${c.about}`} kind="secondary" name="child" value={c.subject.id} preventDoubleClick />)}
          </div>
        )}
      </form>
    </section>
  );
}
