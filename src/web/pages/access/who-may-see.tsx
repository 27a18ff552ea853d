import { tableInWords } from '../../../core/access/table-in-words.ts';
import { PURPOSES, AIM_NAMES, AIMS } from '../../../core/access/purposes.ts';
import { Details, SummaryList } from '../../components/index.ts';
import { route } from '../../route.ts';

const lines = (items: readonly string[]) => (items.length === 0 ? 'Nothing' : <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">{items.map((i) => <li>{i}</li>)}</ul>);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The one table of access, for everybody whom it binds. */
export const whoMaySee = route({
  method: 'GET',
  path: '/who-may-see-what',
  permission: 'policy.see',
  purpose: 'reading who may see what',
  audit: 'none: shows no child',
  handle() {
    const rows = tableInWords();
    return Promise.resolve({
      is: 'page',
      title: 'Who may see what',
      nav: 'policy',
      back: { href: '/policy', text: 'Policy' },
      body: (
        <>
          <h1 class="govuk-heading-xl">Who may see what</h1>
          <p class="govuk-body-l">Every page, every record and the database itself are held to this table. What it does not say is denied, and each try is kept.</p>
          {rows.map((r) => (
            <section>
              <h2 class="govuk-heading-m">{r.roles.join(', ')}</h2>
              <SummaryList
                rows={[
                  { key: 'Whose records', value: lines(r.whose) },
                  { key: 'Reads', value: lines(r.reads.map(sentence)) },
                  { key: 'Records into', value: lines(r.records.map(sentence)) },
                  { key: 'For', value: lines(r.purposes) },
                ]}
              />
              <Details summary={`What ${r.roles.length === 1 ? 'this role' : 'these roles'} may do`}>{lines([...r.may, ...(r.knowsOfRestricted ? ['Is told that a restricted record exists and whom to ask, without seeing it'] : [])])}</Details>
            </section>
          ))}
          <h2 class="govuk-heading-l">Purposes</h2>
          <p class="govuk-body">Each page is opened for one of these, which is kept with what was looked at.</p>
          <SummaryList rows={AIM_NAMES.map((a) => ({ key: AIMS[a], value: lines(Object.entries(PURPOSES).filter(([, aim]) => aim === a).map(([purpose]) => sentence(purpose))) }))} />
        </>
      ),
    });
  },
});
