import { Checkboxes, RagTag, Radios, type Content } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import type { CriterionView } from '../../../../core/decisions/rate.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { OpenItem } from '../../../../app/meetings/open-item.ts';
import { FieldView } from '../../../forms/field-view.tsx';
import type { Choices } from '../../../forms/choices.ts';
import type { Faults } from '../../../forms/read-fields.ts';
import { lastOf } from '../../../forms/typed.ts';
import { asRag } from '../../child/child-header.tsx';
import { askedFields, PARTS } from '../item-fields.ts';

interface Part {
  readonly item: OpenItem;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly choices: Choices;
}

/** The criteria in the policy's words with the evidence beside each, and the form of the rating. No value is chosen for anybody. */
export function RatingForm(part: Part): Content {
  const { rating } = part.item;
  if (rating === undefined) return null;
  const names = Object.keys(askedFields(rating.kind));
  const chosen = rating.rule?.source.field;
  const at = chosen === undefined ? names.length : names.indexOf(chosen);
  const isSource = (name: string): boolean => name.startsWith('source-');
  return (
    <section aria-labelledby="rate">
      <h2 class="govuk-heading-m" id="rate">Rate</h2>
      <Criteria criteria={rating.criteria} judged={part.item.saved !== undefined} />
      <div class="tl-form-grid">{names.slice(0, at).filter((n) => !isSource(n)).map((n) => <Asked part={part} name={n} kind={rating.kind} />)}</div>
      <h3 class="govuk-heading-s">What it rests on</h3>
      <div class="tl-form-grid tl-form-grid--four">{names.filter(isSource).map((n) => <Asked part={part} name={n} kind={rating.kind} />)}</div>
      {chosen !== undefined && <Chosen part={part} name={chosen} kind={rating.kind} />}
      <div class="tl-form-grid">{names.slice(at + 1).filter((n) => !isSource(n)).map((n) => <Asked part={part} name={n} kind={rating.kind} />)}</div>
    </section>
  );
}

interface AskedField {
  readonly part: Part;
  readonly name: string;
  readonly kind: string;
}

/** One question of the rating; a day that the record suggests is ticked or another is typed. */
function Asked({ part, name, kind }: AskedField): Content {
  const field = askedFields(kind)[name];
  if (field === undefined) return null;
  const { item, typed, faults, choices } = part;
  const full = `${PARTS.rating}${name}`;
  const suggested = item.suggestions[name];
  const plain = { ...field, optional: false };
  const { type } = field;
  const shared = { name: full, label: field.label, labelSize: 's' as const, hint: field.hint, error: faults.get(full), value: lastOf(typed, full) };
  if (type.is === 'choice') return <Radios {...shared} small items={Object.entries(type.options).map(([value, text]) => ({ value, text }))} />;
  if (type.is === 'yes-no') return <Radios {...shared} small inline items={[{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }]} />;
  if (type.is !== 'date' || suggested === undefined) return FieldView({ name: full, field: plain, typed, faults, choices, labelSize: 's', rows: 3 });
  return (
    <div>
      {FieldView({ name: full, field: plain, typed, faults, choices, labelSize: 's' })}
      <Checkboxes
        name={`confirm.${name}`} small values={typed[`confirm.${name}`] ?? []}
        items={[{ value: suggested, text: `${field.label} ${longDate(suggested)}, ${name === 'source-records' ? 'the day of the meeting' : 'as on record'}` }]}
      />
    </div>
  );
}

/** The value itself, large and last: nothing is chosen for anybody. */
function Chosen({ part, name, kind }: AskedField): Content {
  const field = askedFields(kind)[name];
  if (field?.type.is !== 'choice') return null;
  const full = `${PARTS.rating}${name}`;
  const items = Object.entries(field.type.options).reverse().map(([value, text]) => ({ value, text: asRag(value) === null ? text : <RagTag colour={asRag(value)} /> }));
  return <Radios name={full} label={field.label} labelSize="m" hint="Nothing is chosen for you" inline value={lastOf(part.typed, full)} error={part.faults.get(full)} items={items} />;
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
                {c.evidence.map((e) => <div><dt>{e.label}</dt><dd>{e.value}{e.on === undefined || e.value.includes(longDate(e.on)) ? '' : `, ${longDate(e.on)}`}</dd></div>)}
              </dl>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
