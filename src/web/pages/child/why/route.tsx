import { Button } from '../../../components/index.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { loadExplaining } from '../../../../app/explain/explaining.ts';
import { nameOf, openChild } from '../../../../app/child/child-page.ts';
import { route } from '../../../route.ts';
import { ExplanationView } from './explanation-view.tsx';

/** Why a duty, a decision or a proposal is asked, and why then. */
export const why = route({
  method: 'GET',
  path: '/children/:child/why',
  permission: 'cases.see',
  purpose: 'asking why something is due',
  audit: { event: 'child.why', shown: 'why something is asked' },
  async handle({ ports, who, today, params, query }) {
    const record = await openChild(ports, who.reader, id<SubjectId>(params['child'] ?? ''), today);
    const key = query['key'] ?? '';
    const duty = record?.standing.duties.find((d) => d.key === key);
    const consideration = record?.standing.considerations.find((c) => c.key === key);
    const proposal = record?.standing.proposals.find((p) => p.key === key);
    const found = duty ?? consideration ?? proposal;
    if (!record || !found) return { is: 'not-found', what: 'This is no longer asked, or it is not on record here' };
    const explaining = await loadExplaining(ports, who.reader, today);
    const explanation = duty ? explaining.duty(duty, record.entries, today) : consideration ? explaining.consideration(consideration) : proposal ? explaining.proposal(proposal) : undefined;
    if (!explanation) return { is: 'not-found' };
    const proof = duty?.proof[0];
    const base = `/children/${record.row.id}`;
    return {
      is: 'page',
      title: `Why: ${found.title}`,
      nav: 'my-work',
      back: { href: base, text: nameOf(record.row) },
      body: (
        <>
          <span class="govuk-caption-l">{nameOf(record.row)}</span>
          <h1 class="govuk-heading-l">{found.title}</h1>
          {duty?.due !== undefined && <p class="govuk-body-l">Due {dayAndDate(duty.due, true)}</p>}
          <ExplanationView explanation={explanation} />
          <div class="govuk-button-group">
            {duty && proof && duty.state !== 'met' && duty.state !== 'ended' && <Button href={`${base}/record/${proof.kind}?duty=${encodeURIComponent(key)}${duty.startedBy === undefined ? '' : `&of=${duty.startedBy}`}`} text="Do it now" />}
            {consideration && <Button href={`${base}/record/${consideration.decide}?consideration=${encodeURIComponent(key)}`} text="Decide" />}
            {duty && (duty.state === 'open' || duty.state === 'brought-forward') && <Button href={`${base}/record/duty.adjusted?duty=${encodeURIComponent(key)}`} text="Say why it is late, or move it" kind="secondary" />}
          </div>
        </>
      ),
    };
  },
});
