import type { Home } from '../../../app/work/home.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { roleLabel, type Role } from '../../../core/access/roles.ts';
import { dayAndDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { InsetText, RagTag, Table, Tag } from '../../components/index.ts';
import { asRag } from '../child/child-header.tsx';

interface HomeModel {
  readonly home: Home;
  readonly name: string;
  readonly role: Role;
  readonly today: PlainDate;
  readonly mayRun: boolean;
  readonly maySeeMeetings: boolean;
}

/** What is asked, what comes, where one's cases are: each figure leads to what it counts. */
export function HomeView({ home, name, role, today, mayRun, maySeeMeetings }: HomeModel) {
  return (
    <>
      <h1 class="govuk-heading-xl">Home</h1>
      <p class="govuk-body-l">{name}, {roleLabel(role)}. {dayAndDate(today, true)}.</p>
      {home.mayBegin && <InsetText>Nobody is on record yet. <a class="govuk-link" href="/import">Bring in your tracker</a>, or add a child.</InsetText>}
      <Figures home={home} />
      {home.team !== undefined && <TeamPart team={home.team} />}
      {home.areas.map((a) => <Area area={a} />)}
      {maySeeMeetings && <Meetings sittings={home.sittings} mayRun={mayRun} />}
      {home.lists.length > 0 && (
        <section aria-labelledby="lists">
          <h2 class="govuk-heading-l" id="lists">Your lists and checks</h2>
          <ul class="govuk-list">{home.lists.map((l) => <li><a class="govuk-link" href={`${l.sort === 'list' ? '/lists' : '/checklists'}/${l.name}`}>{l.title}</a></li>)}</ul>
        </section>
      )}
    </>
  );
}

function Figures({ home }: { readonly home: Home }) {
  const { work } = home;
  const all = [
    { n: home.toRead, text: 'to read at once', href: '/my-work', late: home.toRead > 0 },
    { n: work.overdue, text: 'overdue', href: '/my-work#overdue', late: work.overdue > 0 },
    { n: work.today, text: 'due today', href: '/my-work#today', late: false },
    { n: work.thisWeek, text: 'due this week', href: '/my-work#thisWeek', late: false },
    { n: work.toDecide.length, text: 'to decide', href: '/my-work#decide', late: false },
    ...(work.toAgree.length > 0 ? [{ n: work.toAgree.length, text: work.toAgree.length === 1 ? 'awaits your agreement' : 'await your agreement', href: '/my-work#agree', late: false }] : []),
    ...(work.provisional > 0 ? [{ n: work.provisional, text: work.provisional === 1 ? 'rating to confirm' : 'ratings to confirm', href: '/meetings/ratings-to-confirm', late: false }] : []),
    ...(home.kept > 0 ? [{ n: home.kept, text: home.kept === 1 ? 'record whose time is over' : 'records whose time is over', href: '/retention', late: false }] : []),
    ...(home.leftWithout > 0 ? [{ n: home.leftWithout, text: home.leftWithout === 1 ? 'child who has or will have nobody' : 'children who have or will have nobody', href: '/team/left-without', late: true }] : []),
    ...(work.elsewhere.length > 0 ? [{ n: work.elsewhere.length, text: 'owed in another system', href: '/second-entries', late: false }] : []),
  ];
  return (
    <ul class="tl-figures" aria-label="What is asked of you">
      {all.map((f) => (
        <li class={f.late ? 'tl-figures__item tl-figures__item--late' : 'tl-figures__item'}>
          <a class="govuk-link govuk-link--no-underline" href={f.href}><span class="tl-figures__number">{String(f.n)}</span> {f.text}</a>
        </li>
      ))}
    </ul>
  );
}

function TeamPart({ team }: { readonly team: NonNullable<Home['team']> }) {
  const late = team.lines.filter((l) => l.late > 0).slice(0, 8);
  return (
    <section aria-labelledby="team">
      <h2 class="govuk-heading-l" id="team">{team.chosen ?? 'The team'}</h2>
      <p class="govuk-body">{team.late === 0 ? 'Nothing is late.' : `${team.late} late, ${team.lateExplained} of them with a reason.`} <a class="govuk-link" href="/team">The whole team</a></p>
      {late.length > 0 && <Table stackOnMobile caption="Who has something late" captionHidden head={['Who', 'Late', 'With a reason', 'Due this week']} rows={late.map((l) => [l.name, String(l.late), String(l.lateExplained), String(l.thisWeek)])} />}
    </section>
  );
}

function Area({ area }: { readonly area: Home['areas'][number] }) {
  return (
    <section aria-label={area.area}>
      <h2 class="govuk-heading-l">{area.area}</h2>
      {area.children.length === 0 ? <p class="govuk-body">Nobody on the list lives here.</p> : (
        <Table
          stackOnMobile caption={`Children on the list in ${area.area}`} captionHidden head={['Child', 'RAG', 'Last contact', 'Late']}
          rows={area.children.map((c) => [
            <a class="govuk-link" href={`/children/${c.id}`}>{nameOf(c)}</a>,
            <RagTag colour={asRag(c.rag)} />,
            c.lastContact === undefined ? 'none recorded' : dayAndDate(c.lastContact, true),
            c.late === 0 ? 'nothing' : String(c.late),
          ])}
        />
      )}
    </section>
  );
}

function Meetings({ sittings, mayRun }: { readonly sittings: Home['sittings']; readonly mayRun: boolean }) {
  return (
    <section aria-labelledby="meetings">
      <h2 class="govuk-heading-l" id="meetings">Meetings of the next two weeks</h2>
      {sittings.length === 0 && <InsetText>None is planned. {mayRun && <a class="govuk-link" href="/meetings">Plan one</a>}</InsetText>}
      {sittings.length > 0 && (
        <ul class="govuk-list">
          {sittings.map((s) => (
            <li>
              <a class="govuk-link" href={`/meetings/${s.id}`}>{dayAndDate(s.on, true)}: {s.title}</a> {s.stage === 'open' && <Tag text="Open" colour="blue" />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
