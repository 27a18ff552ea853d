import { outcomeText, type Assessments } from '../../../app/processing/assessments.ts';
import { PERMISSIONS } from '../../../core/access/permissions.ts';
import { dayAndDate, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { Button, Details, InsetText, SummaryList, Tag } from '../../components/index.ts';

/** The assessments of what processing means for people: what each says, when it is looked at again, and what none covers. */
export function AssessmentsView({ assessments, today, mayKeep }: { readonly assessments: Assessments; readonly today: PlainDate; readonly mayKeep: boolean }) {
  const { all, agreementsWithout, purposesWithout } = assessments;
  const late = all.filter((a) => a.nextReview !== undefined && a.nextReview < today).length;
  return (
    <section aria-labelledby="assessments">
      <h2 class="govuk-heading-m" id="assessments">Data-protection impact assessments</h2>
      <p class="govuk-body">What processing means for the people whose information it is, and what is done about it (UK GDPR, Article 35). {late === 0 ? 'No review is overdue.' : `${late} ${late === 1 ? 'review is' : 'reviews are'} overdue.`}</p>
      {all.length === 0 && <InsetText>No assessment is registered yet.</InsetText>}
      {all.map((a) => (
        <SummaryList
          card={{ title: a.title, headingLevel: 3 }}
          rows={[
            { key: 'Outcome', value: <>{outcomeText(a.outcome)}{a.nextReview === undefined ? '' : <>. Looked at again by {dayAndDate(a.nextReview, true)} {a.nextReview < today && <Tag text="Overdue" colour="red" />}</>}</> },
            { key: 'Written', value: `${longDate(a.on)}, by ${a.author}` },
            { key: 'Covers', value: <span class="tl-anywhere">{[...a.purposes.map((p) => (PERMISSIONS as Readonly<Record<string, string>>)[p] ?? p), ...a.agreements.map((t) => `Agreement: ${t}`)].join('; ')}</span> },
            ...a.said.map((s) => ({ key: s.label, value: <span class="tl-typed">{s.text}</span> })),
            ...a.reviews.map((r) => ({ key: `Looked at again, ${longDate(r.on)}`, value: <span class="tl-typed">{outcomeText(r.outcome)}. {r.changed}</span> })),
            ...(mayKeep && a.nextReview !== undefined ? [{ key: '', value: <a class="govuk-link" href={`/processing/assess?of=${a.last}`}>Record that it was looked at again<span class="govuk-visually-hidden">: {a.title}</span></a> }] : []),
          ]}
        />
      ))}
      {agreementsWithout.length > 0 && <p class="govuk-body">Agreements that no assessment names: {agreementsWithout.join('; ')}.</p>}
      {purposesWithout.length > 0 && <Details summary={`Lines of the register that no assessment covers: ${purposesWithout.length}`}><ul class="govuk-list govuk-list--bullet">{purposesWithout.map((p) => <li>{p}</li>)}</ul></Details>}
      {mayKeep && <Button text="Register an assessment" href="/processing/assess" kind="secondary" />}
    </section>
  );
}
