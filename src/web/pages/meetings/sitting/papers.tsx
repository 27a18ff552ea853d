import { SummaryList, Table } from '../../../components/index.ts';
import { dayAndDate, longDate } from '../../../../core/values/plain-date.ts';
import type { Context, Reply } from '../../../route.ts';
import { LastTime, lastTimeHeading, noLastTime } from '../last-time.tsx';
import { groupsOf, Missing, NO_SITTING, sittingOf } from './sitting.tsx';
import { NotInYetView } from './not-in-yet.tsx';

/** The agenda on paper: in the order of the policy, with room to write. */
export async function showPapers(context: Context): Promise<Reply> {
  const sitting = await sittingOf(context);
  if (sitting === undefined) return NO_SITTING;
  const { state, meeting } = sitting;
  return {
    is: 'page',
    title: `Papers: ${meeting.title}, ${longDate(state.on)}`,
    nav: 'meetings',
    back: { href: `/meetings/${sitting.id}`, text: meeting.title },
    body: (
      <>
        <h1 class="govuk-heading-l">{meeting.title}, {dayAndDate(state.on, true)}</h1>
        <SummaryList rows={[{ key: 'Where', value: [state.at, state.place].filter(Boolean).join(', ') || 'Not said' }, { key: 'Children', value: String(sitting.children.length) }, { key: 'As at', value: dayAndDate(context.today, true) }]} />
        <NotInYetView children={sitting.notIn} />
        {groupsOf(sitting).map(([title, children]) => (
          <Table
            caption={`${title} (${children.length})`} captionSize="m" stackOnMobile firstCellIsHeader head={['Child', `${lastTimeHeading(meeting)} and why`, 'What is missing', 'Notes']}
            rows={children.map((c) => [
              <>{c.name}<br />{c.reference ?? ''}{c.inCustody ? ', in custody' : ''}</>,
              c.last === undefined ? noLastTime(meeting) : <><LastTime meeting={meeting} last={c.last} names={sitting.names} /> {longDate(c.last.on)}<br />{c.last.reason ?? ''}</>,
              <Missing c={c} sitting={sitting} />,
              <span class="tl-room">&nbsp;</span>,
            ])}
          />
        ))}
      </>
    ),
  };
}
