import { loadVersions, type AdoptedLine } from '../../../../app/policy/versions-page.ts';
import type { VersionOnShelf } from '../../../../app/ports/policies.ts';
import { longDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import { InsetText, Table, Tag } from '../../../components/index.ts';
import type { Context, Reply } from '../../../route.ts';

/** Which versions of the policy there are, by which the service works, and who adopted them. */
export async function showVersions(context: Context): Promise<Reply> {
  const { ports, who, today } = context;
  const { title, adopted, now, onShelf } = await loadVersions(ports, who.reader);
  const others = onShelf.filter((v) => !adopted.some((a) => a.version === v.version));
  return {
    is: 'page',
    title: 'Versions of the policy',
    nav: 'policy',
    back: { href: '/policy', text: 'The policy in force' },
    body: (
      <>
        <h1 class="govuk-heading-xl">Versions of the policy</h1>
        <p class="govuk-body-l">{title}: the service works by the version of {longDate(now)}.</p>
        <p class="govuk-body">What was started under a version goes on under it, unless the next one says that running cases move. Each duty says under which it stands.</p>
        <h2 class="govuk-heading-l">Adopted</h2>
        <Table
          caption="Versions that the service has adopted" captionHidden stackOnMobile head={['Version of', 'In force here', 'Adopted by', 'On whose authority']}
          rows={[...adopted].reverse().map((a) => [<strong>{longDate(a.version)}</strong>, <Binds line={a} adopted={adopted} today={today} />, a.by ?? (a.from === undefined ? 'the service began with it' : ''), a.authority ?? ''])}
        />
        <h2 class="govuk-heading-l">Not adopted</h2>
        {others.length === 0 ? <InsetText>There is no other version.</InsetText> : (
          <Table
            caption="Versions that the service has not adopted" captionHidden stackOnMobile head={['Version of', 'State', 'See']}
            rows={others.map((v) => [<strong>{longDate(v.version)}</strong>, <State version={v} />, context.may('policy.adopt') && v.faults.length === 0 ? <a class="govuk-link" href={`/policy/versions/${v.version}`}>What it changes<span class="govuk-visually-hidden">: version of {longDate(v.version)}</span></a> : ''])}
          />
        )}
      </>
    ),
  };
}

function Binds({ line, adopted, today }: { readonly line: AdoptedLine; readonly adopted: readonly AdoptedLine[]; readonly today: PlainDate }) {
  const next = adopted[adopted.indexOf(line) + 1]?.from;
  const from = line.from === undefined ? 'from the beginning' : `from ${longDate(line.from)}`;
  if (line.from !== undefined && line.from > today) return <>{from}, not yet</>;
  if (next === undefined || next > today) return <>{from}, now</>;
  return <>{from}; what was started then is still under it</>;
}

function State({ version }: { readonly version: VersionOnShelf }) {
  if (version.faults.length > 0) return <><Tag text="Has faults" colour="red" /><ul class="govuk-list govuk-!-margin-top-1">{version.faults.slice(0, 5).map((f) => <li>{f}</li>)}</ul></>;
  if (version.published === undefined) return <>A draft: it has not been published, and its clauses may still change</>;
  return <>Published on {longDate(version.published.on)}</>;
}
