import { Button, InsetText } from '../../components/index.ts';
import { loadPrevention, type PreventionRow } from '../../../app/prevention/load-prevention.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { route, type Context, type PageReply } from '../../route.ts';
import { PREVENTION_FORMS, preventionFormPath, showPreventionForm, submitPreventionForm, type PreventionKind } from './prevention-form.tsx';

const NAMES = { worker: String, agency: String, date: longDate } as const;

async function page(context: Context): Promise<PageReply> {
  const rows = await loadPrevention(context.ports, context.who.reader, context.today);
  return {
    is: 'page',
    title: 'Prevention list',
    nav: 'lists',
    back: { href: '/lists', text: 'Lists and checks' },
    body: (
      <>
        <h1 class="govuk-heading-xl">Prevention list</h1>
        <p class="govuk-body-l">Young people who are not in the youth justice system and may come into it. They are not DYO and not children of the service.</p>
        {rows.length === 0 ? <InsetText>Nobody is on the list.</InsetText> : rows.map((r) => <Person row={r} records={context.may('cases.record')} />)}
        {context.may('cases.record') && <Button text="Enter a concern about somebody" href={preventionFormPath('prevention.concern')} />}
      </>
    ),
  };
}

function Person({ row, records }: { readonly row: PreventionRow; readonly records: boolean }) {
  const heading = `person-${row.person}`;
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>{row.name}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {row.timeline.map((e) => <li>{longDate(e.occurredOn)}, {kindOf(e.kind)?.label.toLowerCase()}: {kindOf(e.kind)?.summary(e.data, NAMES)}{incidents(e.data['incidents'])}</li>)}
      </ul>
      {records && (
        <ul class="govuk-list">
          {(Object.keys(PREVENTION_FORMS) as PreventionKind[]).map((kind) => <li><a class="govuk-link" href={preventionFormPath(kind, row.person)}>{PREVENTION_FORMS[kind]}<span class="govuk-visually-hidden">: {row.name}</span></a></li>)}
        </ul>
      )}
    </section>
  );
}

function incidents(value: unknown) {
  if (!Array.isArray(value)) return null;
  const all = value as readonly { readonly on: Parameters<typeof longDate>[0]; readonly what: string }[];
  return <ul class="govuk-list govuk-list--bullet">{all.map((i) => <li>{longDate(i.on)}: {i.what}</li>)}</ul>;
}

const AUDIT = { event: 'prevention.opened', shown: 'the prevention list' } as const;
const PURPOSE = 'keeping young people out of the youth justice system';

/** The prevention list, apart from the children of the service. */
export const routes = [
  route({ method: 'GET', path: '/prevention', permission: 'register.see', purpose: PURPOSE, audit: AUDIT, handle: page }),
  route({ method: 'GET', path: '/prevention/:kind', permission: 'cases.record', purpose: PURPOSE, audit: AUDIT, handle: showPreventionForm }),
  route({ method: 'POST', path: '/prevention/:kind', permission: 'cases.record', purpose: PURPOSE, audit: AUDIT, handle: submitPreventionForm }),
];
