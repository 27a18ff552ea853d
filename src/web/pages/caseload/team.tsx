import { Button, InsetText, Select, Table } from '../../components/index.ts';
import { loadTeam, type TeamLine } from '../../../app/work/team.ts';
import { roleLabel } from '../../../core/access/roles.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { route } from '../../route.ts';
import { loadSupervised } from '../../../app/work/supervised.ts';
import { loadLeftWithout } from '../../../app/work/left-without.ts';
import { LeftWithoutPart } from '../team/left-without-part.tsx';
import { SupervisionSection } from '../team/supervision-section.tsx';
import { DutyLine } from '../my-work/my-work-view.tsx';

/** What a manager looks at first: what awaits them, what is late in the team and whether anybody has said why. */
export const team = route({
  method: 'GET',
  path: '/team',
  permission: 'team.see',
  purpose: 'managing the team',
  audit: { event: 'team.listed', shown: 'work of the team' },
  async handle({ ports, who, today, query }) {
    const [t, supervised, left] = await Promise.all([loadTeam(ports, who.reader, today, query['team']), loadSupervised(ports, who.reader, today), loadLeftWithout(ports, who.reader, today)]);
    return {
      is: 'page',
      title: 'Team',
      nav: 'team',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-xl">Team</h1>
          <p class="govuk-body-l">{dayAndDate(today, true)}. {t.late} late in {t.chosen ?? 'the service'}, {t.lateExplained} of them with a reason.</p>
          {t.teams.length > 1 && (
            <form method="get" action="/team" class="tl-inline-form">
              <Select id="team" name="team" label="Show the work of" value={t.chosen ?? ''} items={[{ value: '', text: 'Everybody in the service' }, ...t.teams.map((name) => ({ value: name, text: name }))]} />
              <Button text="Show" kind="secondary" />
            </form>
          )}
          {t.chosen !== undefined && t.lateWithNobody > 0 && <p class="govuk-body">{t.lateWithNobody} more {t.lateWithNobody === 1 ? 'is' : 'are'} late with nobody in particular. <a class="govuk-link" href="/team?team=">Show everybody’s work</a></p>}
          <LeftWithoutPart lines={left.lines} today={today} />
          <p class="govuk-body"><a class="govuk-link" href="/agreements">Agreements with partners</a></p>
          <p class="govuk-body"><a class="govuk-link" href="/victims">Victims whose record names you</a></p>
          <p class="govuk-body"><a class="govuk-link" href="/colleagues">Colleagues: who is away, and who stands in</a></p>
          <h2 class="govuk-heading-l">By person</h2>
          {t.lines.length === 0 ? <InsetText>Nobody holds work yet.</InsetText> : (
            <Table stackOnMobile caption="Work by person" captionHidden head={['Who', 'Role', 'Children', 'Open', 'Due this week', 'Late', 'Late with a reason']} rows={t.lines.map(cells)} />
          )}
          <SupervisionSection workers={supervised} />
          <p class="govuk-body"><a class="govuk-link" href="/areas">Areas and their officers</a></p>
          <h2 class="govuk-heading-l">Late, longest first</h2>
          {t.longest.length === 0 ? <p class="govuk-body">Nothing is late.</p> : <ul class="tl-duties">{t.longest.map((row) => <DutyLine row={row} today={today} />)}</ul>}
        </>
      ),
    };
  },
});

function cells(line: TeamLine): string[] {
  return [line.name, line.role === undefined ? 'nobody in particular' : roleLabel(line.role), String(line.children), String(line.open), String(line.thisWeek), String(line.late), String(line.lateExplained)];
}
