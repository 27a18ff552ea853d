import { Tag } from '../../../components/index.ts';
import { dayNear, type PlainDate } from '../../../../core/values/plain-date.ts';
import { roleLabel } from '../../../../core/access/roles.ts';
import { isLate, type Duty, type OpenConsideration, type Proposal } from '../../../../core/duties/duty.ts';
import type { StandingRow } from '../../../../app/ports/lists.ts';

interface Props {
  readonly standing: StandingRow;
  readonly base: string;
  readonly today: PlainDate;
}

/** What has to be decided and done next about this child: the most pressing, with the way to do it. */
export function WhatIsAsked({ standing, base, today }: Props) {
  const open = standing.duties.filter((d) => d.state === 'open' || d.state === 'brought-forward');
  const pressing = [...open].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1)).slice(0, 5);
  const none = standing.considerations.length + standing.proposals.length + pressing.length === 0;
  return (
    <section aria-labelledby="asked">
      <h2 class="govuk-heading-m" id="asked">What is asked now</h2>
      {none && <p class="govuk-body">Nothing is open.</p>}
      <ul class="tl-duties">
        {standing.considerations.map((c) => <Considered c={c} base={base} today={today} />)}
        {standing.proposals.map((p) => <Proposed p={p} today={today} />)}
        {pressing.map((d) => <Pressing d={d} base={base} today={today} />)}
      </ul>
      {open.length > pressing.length && <p class="govuk-body"><a class="govuk-link" href={`${base}/duties`}>All {open.length} open duties</a></p>}
    </section>
  );
}

function Considered({ c, base, today }: { readonly c: OpenConsideration; readonly base: string; readonly today: PlainDate }) {
  return (
    <li class="tl-duty tl-duty--today">
      <p class="tl-duty__what"><a class="govuk-link" href={`${base}/record/${c.decide}?consideration=${encodeURIComponent(c.key)}`}>{c.title}</a></p>
      <p class="tl-duty__when"><Tag text="To decide" colour="yellow" /></p>
      <p class="tl-duty__who">{roleLabel(c.owner)}, since {dayNear(c.openedOn, today)}{c.grounds.length > 0 && `; ${c.grounds.map((g) => `${g.label} ${g.value}`).join(', ')}`} ({c.clause})</p>
    </li>
  );
}

function Proposed({ p, today }: { readonly p: Proposal; readonly today: PlainDate }) {
  return (
    <li class="tl-duty">
      <p class="tl-duty__what">{p.title}: {p.ground}</p>
      <p class="tl-duty__when"><Tag text="Proposed" colour="blue" /></p>
      <p class="tl-duty__who">since {dayNear(p.since, today)}; people decide ({p.clause}){p.marks.length > 0 ? `; ${p.marks.join(', ')}` : ''}</p>
    </li>
  );
}

function Pressing({ d, base, today }: { readonly d: Duty; readonly base: string; readonly today: PlainDate }) {
  const late = isLate(d, today);
  const proof = d.proof[0];
  return (
    <li class={late ? 'tl-duty tl-duty--late' : 'tl-duty'}>
      <p class="tl-duty__what">{proof ? <a class="govuk-link" href={`${base}/record/${proof.kind}?duty=${encodeURIComponent(d.key)}`}>{d.title}</a> : d.title}</p>
      <p class="tl-duty__when">{d.due === undefined ? 'Open until done' : late ? `Late: was due ${dayNear(d.due, today)}` : `Due ${dayNear(d.due, today)}`}</p>
      <p class="tl-duty__who">{roleLabel(d.owner)} ({d.clause})</p>
    </li>
  );
}
