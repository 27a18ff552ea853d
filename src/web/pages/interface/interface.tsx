import { PERMISSIONS } from '../../../core/access/permissions.ts';
import { AIMS, aimOf } from '../../../core/access/purposes.ts';
import { BASE, FOR_WHOM, INTERFACE_VERSION, problemsOf } from '../../api/document/openapi.ts';
import { GROUPS, type Operation } from '../../api/operation.ts';
import { OPERATIONS } from '../../api/operations.ts';
import { PROBLEMS, TYPE_BEGINS } from '../../api/problem.ts';
import { Details, SummaryList, Table } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';
import { linesOf, type Line } from './schema-lines.ts';

/** The interface in words, from the same document that programs read. */
export async function showInterface({ desk }: Context): Promise<Reply> {
  return {
    is: 'page',
    title: 'What systems may ask for',
    nav: 'policy',
    wide: true,
    back: { href: '/policy', text: 'Policy' },
    body: (
      <>
        <h1 class="govuk-heading-l">What systems may ask for</h1>
        <p class="govuk-body">Systems of agencies that the administrator has registered read and record here over the network. Each has the reach and the permissions of one role, for the purposes that it was given; what it does is kept in the audit under its name, with the person in whose name it says that it asks (the header <code>{FOR_WHOM}</code>).</p>
        <SummaryList
          rows={[
            { key: 'Address', value: new URL(BASE, desk.origin).href },
            { key: 'For programs', value: <a class="govuk-link" href={`${BASE}/openapi.json`}>OpenAPI 3.1, version {INTERFACE_VERSION}</a> },
            { key: 'Proof', value: <>The header <code>Authorization: Bearer SECRET</code>; no cookie, and no sign-in of a person</> },
          ]}
        />
        {Object.entries(GROUPS).map(([group, title]) => {
          const ours = OPERATIONS.filter((o) => o.group === group);
          return ours.length === 0 ? null : (
            <section aria-labelledby={`group-${group}`}>
              <h2 class="govuk-heading-m" id={`group-${group}`}>{title}</h2>
              {ours.map((o) => <OperationView of={o} />)}
            </section>
          );
        })}
        <h2 class="govuk-heading-m" id="problems">When it cannot be done</h2>
        <p class="govuk-body">Every fault is answered as a problem (RFC 9457) in words for people, with the field or the rule and what would do. Nothing is recorded by halves.</p>
        <Table captionHidden caption="Problems" stackOnMobile head={['Status', 'Type', 'What it means']} rows={Object.entries(PROBLEMS).map(([name, p]) => [String(p.status), <code class="tl-typed">{TYPE_BEGINS}{name}</code>, p.title])} />
      </>
    ),
  };
}

function OperationView({ of }: { readonly of: Operation }) {
  const aim = aimOf(of.purpose);
  const asked = [...linesOf(of.params, 'output'), ...linesOf(of.query, 'output'), ...linesOf(of.body, 'input')];
  return (
    <Details summary={<span class="tl-anywhere">{of.says} ({of.method} {of.path})</span>}>
      {of.more !== undefined && <p class="govuk-body">{of.more}</p>}
      <SummaryList
        rows={[
          { key: 'Needs', value: of.permission === 'any system' ? 'Any system may' : PERMISSIONS[of.permission] },
          { key: 'Is for', value: aim === 'own' ? 'Any purpose' : AIMS[aim] },
          { key: 'Answers', value: [...of.statuses, ...new Set(problemsOf(of).map((n) => PROBLEMS[n].status))].join(', ') },
        ]}
      />
      {asked.length > 0 && <Lines caption="What is sent" lines={asked} />}
      <Lines caption="What is answered" lines={linesOf(of.answer, 'output')} />
    </Details>
  );
}

function Lines({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) {
  return <Table caption={caption} captionSize="s" stackOnMobile firstCellIsHeader head={['Field', 'Holds', 'Meaning']} rows={lines.map((l) => [<code class="tl-typed">{l.name}</code>, `${l.holds}${l.needed ? '' : ', may be absent'}`, l.says])} />;
}
