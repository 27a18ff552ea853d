import { Checkboxes, RagTag, type Content } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import type { CriterionView } from '../../../../core/decisions/rate.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { OpenItem } from '../../../../app/meetings/open-item.ts';
import { FieldView } from '../../../forms/field-view.tsx';
import type { Choices } from '../../../forms/choices.ts';
import type { Faults } from '../../../forms/read-fields.ts';
import { asRag } from '../../child/child-header.tsx';
import { askedFields, PARTS } from '../item-fields.ts';

interface Part {
  readonly item: OpenItem;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly choices: Choices;
}

/** The criteria in the policy's words with the evidence beside each, and the form of the rating. No value is chosen for anybody. */
export function RatingForm({ item, typed, faults, choices }: Part): Content {
  const { rating } = item;
  if (rating === undefined) return null;
  const fields = askedFields(rating.kind);
  const chosen = rating.rule?.source.field;
  return (
    <section aria-labelledby="rate">
      <h2 class="govuk-heading-m" id="rate">Rate</h2>
      <Criteria criteria={rating.criteria} judged={item.saved !== undefined} />
      {Object.entries(fields).map(([name, field]) => {
        const full = `${PARTS.rating}${name}`;
        const suggested = item.suggestions[name];
        const view = FieldView({ name: full, field: name === chosen ? { ...field, hint: 'Nothing is chosen for you' } : field, typed, faults, choices, labelSize: name === chosen ? 'm' : 's', rows: 3 });
        if (field.type.is !== 'date' || suggested === undefined) return view;
        return (
          <>
            {view}
            <Checkboxes
              name={`confirm.${name}`} label={`${field.label}: on record`} labelHidden small values={typed[`confirm.${name}`] ?? []}
              items={[{ value: suggested, text: `${longDate(suggested)}, ${name === 'source-records' ? 'the day of the meeting' : 'as on record'}: yes, that is the one` }]}
            />
          </>
        );
      })}
    </section>
  );
}

function Criteria({ criteria, judged }: { readonly criteria: readonly CriterionView[]; readonly judged: boolean }) {
  return (
    <div class="tl-criteria">
      {[...new Set(criteria.map((c) => c.value))].map((value) => (
        <div>
          <h3 class="govuk-heading-s"><RagTag colour={asRag(value)} /></h3>
          {criteria.filter((c) => c.value === value).map((c) => (
            <div class="tl-criterion">
              <div>
                {c.title} (<a class="govuk-link" href={`/policy/${c.clause}`}>{c.clause}</a>)
                {judged && c.met && <><br /><strong>Met by what has been saved</strong></>}
              </div>
              <dl class="tl-evidence">
                {c.evidence.map((e) => <div><dt>{e.label}</dt><dd>{e.value}{e.on === undefined ? '' : `, ${longDate(e.on)}`}</dd></div>)}
              </dl>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
