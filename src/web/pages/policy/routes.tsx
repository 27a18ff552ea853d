import { InsetText, SummaryList, Table } from '../../components/index.ts';
import { describePolicy, type ClauseInWords, type PolicyInWords } from '../../../core/policy/describe.ts';
import { dayAndDate, longDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { roleLabel } from '../../../core/access/roles.ts';
import { isLate } from '../../../core/duties/duty.ts';
import { programOf } from '../../../app/record/context.ts';
import type { ClauseCount, WorkRow } from '../../../app/ports/lists.ts';
import type { Program } from '../../../core/policy/program.ts';
import { route, type Route } from '../../route.ts';
import { showTried } from './versions/tried.tsx';
import { adopt, showVersion } from './versions/version.tsx';
import { showVersions } from './versions/versions.tsx';

const NONE: Omit<ClauseCount, 'clause'> = { made: 0, open: 0, late: 0, met: 0, metLate: 0 };

const list = route({
  method: 'GET',
  path: '/policy',
  permission: 'policy.see',
  purpose: 'reading the policy in force',
  audit: 'none: shows no child',
  async handle({ ports, who, today }) {
    const { program, counts } = await ports.store.asReader(who.reader, async (unit) => ({
      program: (await programOf(unit.directory, ports.policies, today)).program,
      counts: new Map((await unit.lists.clauseCounts(today)).map((c) => [c.clause, c] as const)),
    }));
    const words = describePolicy(program);
    return {
      is: 'page',
      title: words.title,
      nav: 'policy',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-xl">{words.title}</h1>
          <Version program={program} words={words} />
          <p class="govuk-body"><a class="govuk-link" href="/policy/versions">Versions of the policy</a>, and <a class="govuk-link" href="/guidance">the guidance that is read with it</a></p>
          <p class="govuk-body"><a class="govuk-link" href="/who-may-see-what">Who may see what</a>, and <a class="govuk-link" href="/interface">what systems of agencies may ask for</a></p>
          <Settings words={words} />
          <h2 class="govuk-heading-l">Clauses</h2>
          <Table
            stackOnMobile caption="Clauses with what they have made" captionHidden
            head={['Clause', 'What it says', { text: 'Made', numeric: true }, { text: 'Open', numeric: true }, { text: 'Late', numeric: true }]}
            rows={words.clauses.map((c) => {
              const n = counts.get(c.id) ?? NONE;
              return [<a class="govuk-link" href={`/policy/${c.id}`}>{c.id}</a>, <>{c.says}<br /><span class="govuk-hint">{c.cites}</span></>, { text: n.made, numeric: true }, { text: n.open, numeric: true }, { text: n.late, numeric: true }];
            })}
          />
        </>
      ),
    };
  },
});

const MOST = 50;

const one = route({
  method: 'GET',
  path: '/policy/:clause',
  permission: 'policy.see',
  purpose: 'reading a clause and what it has made',
  audit: { event: 'clause.opened', shown: 'work under the clause' },
  async handle({ ports, who, today, params, may }) {
    const wanted = params['clause'] ?? '';
    const seesCases = may('cases.see');
    const { policy, count, open } = await ports.store.asReader(who.reader, async (unit) => ({
      policy: (await programOf(unit.directory, ports.policies, today)).program,
      count: (await unit.lists.clauseCounts(today)).find((c) => c.clause === wanted),
      open: seesCases ? await unit.lists.work({ clause: wanted, states: ['open', 'brought-forward', 'paused'], limit: MOST }) : { rows: [], total: 0 },
    }));
    // What was started under an earlier version is still under it, and leads here.
    const program = [policy, ...(policy.course?.versions ?? []).map((v) => v.program).reverse()].find((p) => p.clauses.some((c) => c.id === wanted)) ?? policy;
    const words = describePolicy(program);
    const clause = words.clauses.find((c) => c.id === wanted);
    if (!clause) return { is: 'not-found', what: 'There is no such clause in the policy in force' };
    return {
      is: 'page',
      title: clause.id,
      nav: 'policy',
      back: { href: '/policy', text: words.title },
      body: <ClauseView clause={clause} words={words} program={program} count={count ?? { clause: wanted, ...NONE }} rows={open.rows} total={open.total} today={today} />,
    };
  },
});

function Version({ program, words }: { readonly program: Program; readonly words: PolicyInWords }) {
  const from = parsePlainDate(words.inForceFrom);
  return <p class="govuk-body-l">{words.source}. In force here from {from === undefined ? words.inForceFrom : longDate(from)}. {program.clauses.length} clauses. <span class="govuk-hint">Locked as {program.hash.slice(0, 12)}</span></p>;
}

function Settings({ words }: { readonly words: PolicyInWords }) {
  if (words.settings.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-l">Settings</h2>
      <p class="govuk-body">Numbers that the policy leaves open, or that the service may set otherwise.</p>
      <SummaryList rows={words.settings.map((s) => ({ key: s.label, value: <>{s.value}{s.reading === undefined ? null : <><br /><span class="govuk-hint">{s.reading}</span></>}</> }))} />
    </>
  );
}

interface ClauseModel {
  readonly clause: ClauseInWords;
  readonly words: PolicyInWords;
  readonly program: Program;
  readonly count: ClauseCount;
  readonly rows: readonly WorkRow[];
  readonly total: number;
  readonly today: Parameters<typeof isLate>[1];
}

function ClauseView({ clause, words, program, count, rows, total, today }: ClauseModel) {
  return (
    <>
      <span class="govuk-caption-l">{words.title}, {clause.cites}</span>
      <h1 class="govuk-heading-l">{clause.id}</h1>
      <p class="govuk-body-l">{clause.says}</p>
      {clause.reading !== undefined && <InsetText>How it is read here: {clause.reading}</InsetText>}
      <h2 class="govuk-heading-m">What Throughline does about it</h2>
      {clause.sentences.length === 0 ? <p class="govuk-body">It is held as reference.</p> : <ul class="govuk-list govuk-list--bullet">{clause.sentences.map((s) => <li>{s}</li>)}</ul>}
      <p class="govuk-hint">{clause.file}, line {clause.line}; version in force from {dayAndDate(program.inForceFrom, true)}</p>
      <h2 class="govuk-heading-m">What it has made</h2>
      <Table
        head={[{ text: 'Made', numeric: true }, { text: 'Open', numeric: true }, { text: 'Late', numeric: true }, { text: 'Done', numeric: true }, { text: 'Done late', numeric: true }]}
        caption="Counts of work under this clause" captionHidden
        rows={[[count.made, count.open, count.late, count.met, count.metLate].map((n) => ({ text: n, numeric: true }))]}
      />
      {rows.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Open now{total > rows.length ? `: the first ${rows.length} of ${total}` : ''}</h2>
          <Table
            stackOnMobile caption="Open work under this clause" captionHidden head={['About', 'What', 'Whose', 'Due']}
            rows={rows.map((r) => [
              <a class="govuk-link" href={r.subject.kind === 'child' ? `/children/${r.subject.id}` : `/meetings/${r.subject.id}`}>{r.about}</a>,
              r.detail.title,
              r.ownerRole === undefined ? '' : roleLabel(r.ownerRole),
              r.sort === 'duty' && r.detail.due !== undefined ? <>{dayAndDate(r.detail.due, true)}{isLate(r.detail, today) && <strong>, late</strong>}</> : 'no limit',
            ])}
          />
        </>
      )}
    </>
  );
}

const VERSION = { permission: 'policy.adopt', path: '/policy/versions/:version' } as const;

/** The policy as pages: every clause as sentences, with what it has made; its versions, what each changes, and how one is adopted. */
export const routes: readonly Route[] = [
  list,
  one,
  route({ method: 'GET', path: '/policy/versions', permission: 'policy.see', purpose: 'reading which versions of the policy there are', audit: { event: 'policy.versions-listed', shown: 'versions, no child' }, handle: showVersions }),
  route({ ...VERSION, method: 'GET', purpose: 'reading what a version of the policy changes', audit: { event: 'policy.version-read', shown: 'a version, no child' }, handle: (context) => showVersion(context) }),
  route({ ...VERSION, method: 'POST', purpose: 'adopting a version of the policy', audit: { event: 'policy.adopted', shown: 'the version, no child' }, handle: adopt }),
  route({ ...VERSION, method: 'GET', path: `${VERSION.path}/tried`, purpose: 'trying a version of the policy on the caseload', audit: { event: 'policy.tried', shown: 'counts over all children' }, handle: showTried }),
];
