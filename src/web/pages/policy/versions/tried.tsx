import { loadVersions } from '../../../../app/policy/versions-page.ts';
import { tryVersion, type Counts } from '../../../../app/policy/what-if.ts';
import { roleLabel } from '../../../../core/access/roles.ts';
import { longDate, parsePlainDate } from '../../../../core/values/plain-date.ts';
import { InsetText, Table } from '../../../components/index.ts';
import type { Context, Reply } from '../../../route.ts';

const HEAD = ['Gained', 'Lost', 'Due earlier', 'Due later', 'Late because of it'].map((text) => ({ text, numeric: true }));

function cells(c: Counts): { readonly text: number; readonly numeric: true }[] {
  return [c.gained, c.lost, c.earlier, c.later, c.late].map((text) => ({ text, numeric: true }));
}

/** What a version would change of what is open today, in numbers, before anybody adopts it. */
export async function showTried(context: Context): Promise<Reply> {
  const { ports, who } = context;
  const version = parsePlainDate(context.params['version'] ?? '');
  const { now, onShelf } = await loadVersions(ports, who.reader);
  const found = onShelf.find((v) => v.version === version);
  if (version === undefined || found === undefined || found.faults.length > 0) return { is: 'not-found', what: 'There is no such version of the policy, or it has faults' };
  const policy = await ports.store.asReader(who.reader, async (unit) => (await unit.directory.service())?.policy ?? '');
  const tried = await tryVersion(ports, who.reader, (settings, calendar) => ports.policies.alone(policy, version, settings, calendar));
  return {
    is: 'page',
    title: `What the version of ${longDate(version)} would change`,
    nav: 'policy',
    wide: true,
    back: { href: `/policy/versions/${version}`, text: `Version of ${longDate(version)}` },
    body: (
      <>
        <h1 class="govuk-heading-xl">What the version of {longDate(version)} would change</h1>
        <p class="govuk-body-l">Something would be different today for {tried.affected} of {tried.children} {tried.children === 1 ? 'child' : 'children'}.</p>
        <p class="govuk-body">Counted as if it had been in force all along, beside the version of {longDate(now)}. What is open when it is adopted follows what the version says of running cases. Nothing has been recorded.</p>
        {tried.byRole.length === 0 ? <InsetText>Nothing that is open today would be different.</InsetText> : (
          <>
            <h2 class="govuk-heading-l">By role</h2>
            <Table caption="Changes by role" captionHidden stackOnMobile head={['Whose', ...HEAD]} rows={tried.byRole.map((r) => [roleLabel(r.role), ...cells(r)])} />
            <h2 class="govuk-heading-l">By clause</h2>
            <Table caption="Changes by clause" captionHidden stackOnMobile head={['Clause', 'What', ...HEAD]} rows={tried.byClause.map((c) => [c.clause, c.title, ...cells(c)])} />
          </>
        )}
      </>
    ),
  };
}
