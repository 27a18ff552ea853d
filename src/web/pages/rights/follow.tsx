import { RIGHTS_STAGES } from '../../../core/chronology/facts/rights.ts';
import { RIGHTS } from '../../../core/chronology/kinds/rights/rights.ts';
import type { FollowedRequest } from '../../../app/ports/rights.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { InsetText, Table, Tag, type Content } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';

/** Every request about a record, with how far it has come: for whoever answers for the time and may not see the record. */
export async function showFollowed(context: Context): Promise<Reply> {
  const { ports, who, today } = context;
  const all = await ports.store.asReader(who.reader, (unit) => unit.rights.followed());
  const opens = context.may('cases.see');
  const open = all.filter((r) => !isDone(r));
  const late = open.filter((r) => !r.paused && r.due !== undefined && r.due < today).length;
  return {
    is: 'page',
    title: 'Rights',
    nav: 'rights',
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-xl">Requests about records</h1>
        <p class="govuk-body-l">{open.length === 0 ? 'Nothing is open.' : openInWords(open.length, late)}</p>
        <ul class="govuk-list">
          {context.may('processing.see') && <li><a class="govuk-link" href="/processing">Register of what is done with personal information</a></li>}
          {context.may('notice.see') && <li><a class="govuk-link" href="/privacy-notice">Privacy notice for children and families</a></li>}
        </ul>
        {all.length === 0 ? <InsetText>Nobody has asked anything about a record yet.</InsetText> : (
          <Table
            stackOnMobile caption="Requests" captionHidden head={['Child', 'What is asked', 'Came on', 'To be answered by', 'How far it is']}
            rows={all.map((r) => [
              opens ? <a class="govuk-link" href={`/children/${r.child}/rights/${r.request}`}>{r.name}</a> : r.name,
              (RIGHTS as Readonly<Record<string, string>>)[r.askedFor] ?? '',
              dayAndDate(r.received, true),
              dueOf(r, today),
              <>{(RIGHTS_STAGES as Readonly<Record<string, string>>)[r.stage] ?? ''}, {dayAndDate(r.stageOn, true)}{r.askedFor === 'access' && !isDone(r) && <><br />{r.decided} of {r.entries} entries decided{r.apart > 0 && `; ${r.apart} that only others may see`}</>}</>,
            ])}
          />
        )}
      </>
    ),
  };
}

function openInWords(open: number, late: number): string {
  return open === 1 ? `One is open${late === 0 ? '' : ', and late'}.` : `${open} are open, ${late === 0 ? 'none of them late' : `${late} of them late`}.`;
}

function isDone(r: FollowedRequest): boolean {
  return r.stage === 'answered' || r.stage === 'refused';
}

function dueOf(r: FollowedRequest, today: string): Content {
  if (isDone(r)) return <Tag text="Done" colour="grey" />;
  if (r.paused) return <Tag text="Waiting for their answer" colour="blue" />;
  if (r.due === undefined) return 'no day';
  return r.due < today ? <><Tag text="Late" colour="red" /> {dayAndDate(r.due, true)}</> : dayAndDate(r.due, true);
}
