import type { Entry } from '../../../../core/chronology/entry.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { FORM_FIELDS } from '../../../../core/policy/words/form.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import type { OpenItem } from '../../../../app/meetings/open-item.ts';
import { Details, SummaryList, type Content } from '../../../components/index.ts';
import { dataRows } from '../../../forms/data-rows.ts';
import { FormView, partsOf } from '../../forms/form-view.tsx';

/** What lies before the meeting with the child: the referral, the form, the screening, as far as the reader may see them. */
export function PapersView({ item }: { readonly item: OpenItem }): Content {
  const { meeting, names } = item.sitting;
  if (meeting.shows.length === 0) return null;
  const missing = item.child.papers;
  return (
    <section aria-labelledby="papers">
      <h2 class="govuk-heading-m" id="papers">Papers</h2>
      {missing.map((p) => <p class="govuk-body"><strong>{p.missing.charAt(0).toUpperCase()}{p.missing.slice(1)}</strong> ({p.clause})</p>)}
      {item.before.length === 0 && missing.length === 0 && <p class="govuk-body">Nothing lies before the meeting with this child.</p>}
      {item.before.map((e) => (
        <Details summary={`${kindOf(e.kind)?.label ?? ''}, ${longDate(e.occurredOn)}, by ${names.worker(e.recordedBy)}`} open={item.before.length === 1 || !isForm(e)}>
          <Paper entry={e} item={item} />
          <p class="govuk-body"><a class="govuk-link" href={paperHref(e)}>Open it by itself</a></p>
        </Details>
      ))}
    </section>
  );
}

function Paper({ entry, item }: { readonly entry: Entry; readonly item: OpenItem }): Content {
  const kind = kindOf(entry.kind);
  if (kind === undefined) return null;
  const own = { ...kind, fields: Object.fromEntries(Object.entries(kind.fields).filter(([name]) => !(FORM_FIELDS as readonly string[]).includes(name))) };
  return (
    <>
      <SummaryList rows={dataRows(own, entry.data, item.sitting.names).map((r) => ({ key: r.label, value: <span class="tl-typed">{r.value}</span> }))} />
      {isForm(entry) && <FormView parts={partsOf(entry)} level={4} />}
    </>
  );
}

/** Where a paper is read by itself. */
export function paperHref(entry: Entry): string {
  return `/children/${entry.subject.id}/${isForm(entry) ? 'forms' : 'entries'}/${entry.id}`;
}

function isForm(entry: Entry): boolean {
  const fields = kindOf(entry.kind)?.fields ?? {};
  return FORM_FIELDS.every((name) => fields[name] !== undefined);
}
