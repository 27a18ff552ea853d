import { InsetText } from '../../components/index.ts';
import { listsFor, type ListTitle } from '../../../app/cohorts/list-page.ts';
import type { Context, Reply } from '../../route.ts';

/** The lists and checklists of the policy that are this person's. */
export async function showLists({ ports, who, may }: Context): Promise<Reply> {
  const all = await listsFor(ports, who.reader);
  return {
    is: 'page',
    title: 'Lists and checks',
    nav: 'lists',
    body: (
      <>
        <h1 class="govuk-heading-xl">Lists and checks</h1>
        <p class="govuk-body-l">Each is drawn up from the record, in the order that the policy sets, for any day.</p>
        {may('measures.see') && <p class="govuk-body"><a class="govuk-link" href="/measures">Measures and cohorts</a></p>}
        {all.length === 0 && <InsetText>The policy in force has no list for your role.</InsetText>}
        <Group title="Lists" of={all.filter((l) => l.sort === 'list')} path="/lists" />
        <Group title="Checklists" of={all.filter((l) => l.sort === 'checklist')} path="/checklists" />
        <h2 class="govuk-heading-m">Kept beside them</h2>
        <ul class="govuk-list govuk-list--spaced">
          <li><a class="govuk-link" href="/areas">Areas and their officers</a><div class="govuk-hint govuk-!-margin-bottom-0">Who holds each post in each neighbourhood policing area, which link is missing, and liaison with the unit.</div></li>
          <li><a class="govuk-link" href="/prevention">Prevention list</a><div class="govuk-hint govuk-!-margin-bottom-0">Young people who are not in the youth justice system and may come into it.</div></li>
        </ul>
      </>
    ),
  };
}

function Group({ title, of, path }: { readonly title: string; readonly of: readonly ListTitle[]; readonly path: string }) {
  if (of.length === 0) return null;
  return (
    <section aria-labelledby={`group-${path.slice(1)}`}>
      <h2 class="govuk-heading-m" id={`group-${path.slice(1)}`}>{title}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {of.map((l) => (
          <li>
            <a class="govuk-link" href={`${path}/${l.name}`}>{l.title}</a>
            <div class="govuk-hint govuk-!-margin-bottom-0">{l.says} (<a class="govuk-link" href={`/policy/${l.clause}`}>{l.clause}</a>)</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
