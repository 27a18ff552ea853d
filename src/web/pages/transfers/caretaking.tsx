import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { dayAndDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { InsetText, type Content } from '../../components/index.ts';

/** What began the supervision of this child by one service for another, and the last that was settled about it. */
function beganAndLast(record: ChildRecord): { readonly began: Entry; readonly last: Entry } | undefined {
  const began = record.timeline.filter((e) => (e.kind === 'record.received' || (e.kind === 'transfer.answered' && e.data['answer'] === 'accepted')) && e.data['sort'] === 'caretaking').at(-1);
  if (began === undefined) return undefined;
  const last = record.timeline.filter((e) => e.kind === 'caretaking.reviewed' && e.seq > began.seq).at(-1) ?? began;
  return { began, last };
}

/** Who supervises whom for whom, until when; and the question whether it goes on. */
export function caretakingOf(record: ChildRecord, mayRecord: boolean): Content {
  const found = beganAndLast(record);
  if (found === undefined) return null;
  const { began, last } = found;
  const here = began.kind === 'record.received';
  const other = String(began.data[here ? 'from-name' : 'to-name'] ?? '');
  const until = parsePlainDate(String(last.data['until'] ?? ''));
  const over = last.data['goes'] === 'ended';
  return (
    <InsetText>
      <p class="govuk-body">{over
        ? <>The supervision {here ? <>for {other}</> : <>by {other}</>} has ended ({dayAndDate(last.occurredOn, true)}).</>
        : <><strong>{here ? <>We supervise this child for {other}, which stays responsible</> : <>{other} supervises this child for us; we stay responsible</>}</strong>{until === undefined ? '' : `, until ${dayAndDate(until, true)}`}.</>}</p>
      {!over && mayRecord && <p class="govuk-body"><a class="govuk-link" href={`/children/${record.row.id}/record/caretaking.reviewed?of=${last.id}&return=/children/${record.row.id}/transfers`}>Record whether it goes on</a></p>}
    </InsetText>
  );
}
