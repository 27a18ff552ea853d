import { Button, Table, Tag } from '../../../components/index.ts';
import { dayAndDate, daysBetween, type PlainDate } from '../../../../core/values/plain-date.ts';
import { planningOf } from '../../../../app/meetings/plan-sitting.ts';
import type { SittingRow } from '../../../../app/ports/meetings.ts';
import type { Context, Reply } from '../../../route.ts';

/** Sittings ahead and past, the day that each rhythm proposes, and what awaits a manager. */
export async function showSittings(context: Context): Promise<Reply> {
  const { ports, who, today } = context;
  const planning = await planningOf(ports, who.reader);
  const { rows, waiting } = await ports.store.asReader(who.reader, async ({ meetings }) => ({ rows: await meetings.sittings(), waiting: (await meetings.provisional()).length }));
  const ahead = rows.filter((r) => r.stage !== 'closed').reverse();
  const past = rows.filter((r) => r.stage === 'closed');
  const chaired = (row: SittingRow): boolean => planning.find((p) => p.meeting.name === row.meeting)?.meeting.chairs !== undefined;
  const titleOf = (row: SittingRow): string => planning.find((p) => p.meeting.name === row.meeting)?.meeting.title ?? row.meeting;
  return {
    is: 'page',
    title: 'Meetings',
    nav: 'meetings',
    body: (
      <>
        <h1 class="govuk-heading-xl">Meetings</h1>
        {waiting > 0 && (
          <p class="govuk-body-l"><a class="govuk-link" href="/meetings/ratings-to-confirm">{waiting === 1 ? 'A provisional rating awaits a manager' : `${waiting} provisional ratings await a manager`}</a></p>
        )}
        <p class="govuk-body"><a class="govuk-link" href="/meetings/attended">Attendance at meetings, by person and sort of meeting</a></p>
        {context.may('meetings.run') && <p class="govuk-body"><a class="govuk-link" href="/meetings/feedback">Feedback to case managers after the RAG meeting</a></p>}
        <Rows title="Ahead" rows={ahead} titleOf={titleOf} chaired={chaired} today={today} empty="No sitting is planned." />
        {context.may('meetings.run') && (
          <Table
            caption="Plan a sitting" captionSize="m" stackOnMobile firstCellIsHeader head={['Meeting', 'What its rhythm proposes', 'Plan']}
            rows={planning.map(({ meeting, proposed, gaps: missing }) => [
              meeting.title,
              <>
                {proposed === undefined ? 'The policy sets no rhythm for it.' : `${dayAndDate(proposed.on, true)}: ${proposed.steps.join('; ')}${meeting.rhythmClause === undefined ? '' : ` (${meeting.rhythmClause})`}${proposed.place === undefined ? '' : `, at ${proposed.place}`}.`}
                {missing.length > 0 && <><br /><strong>Without a sitting in the weeks ahead:</strong> {missing.map((d) => `the week of ${dayAndDate(d)}`).join(', ')}.</>}
              </>,
              <Button text="Plan" hiddenText={`the next ${meeting.title}`} kind="secondary" href={`/meetings/plan?meeting=${meeting.name}`} classes="govuk-!-margin-bottom-0" />,
            ])}
          />
        )}
        <Rows title="Held" rows={past} titleOf={titleOf} chaired={chaired} today={today} empty="No sitting has been held yet." />
      </>
    ),
  };
}

const STAGES = { planned: { text: 'Planned', colour: 'blue' }, open: { text: 'Open', colour: 'yellow' }, closed: { text: 'Closed', colour: 'grey' } } as const;

function Rows({ title, rows, titleOf, chaired, today, empty }: { readonly title: string; readonly chaired: (row: SittingRow) => boolean; readonly rows: readonly SittingRow[]; readonly titleOf: (row: SittingRow) => string; readonly today: PlainDate; readonly empty: string }) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {rows.length === 0 ? <p class="govuk-body">{empty}</p> : (
        <Table
          caption={title} captionHidden stackOnMobile head={['Day', 'Meeting', 'Chair', 'Stage', 'Children']} firstCellIsHeader
          rows={rows.map((r) => [
            <a class="govuk-link" href={`/meetings/${r.id}`}>{dayAndDate(r.on, true)}</a>,
            <>{titleOf(r)}{r.urgent && <> <Tag text="Urgent" colour="red" /></>}{r.place !== undefined && <><br /><span class="govuk-hint">{r.place}</span></>}</>,
            r.chair ?? (r.stage === 'closed' || !chaired(r) ? '' : <strong>No chair is named</strong>),
            <Tag text={STAGES[r.stage].text} colour={STAGES[r.stage].colour} />,
            r.stage === 'planned' ? (r.on > today ? `in ${daysBetween(today, r.on)} days${r.full ? ', no room left' : ''}` : 'to be opened') : `${r.listed} on the agenda`,
          ])}
        />
      )}
    </>
  );
}
