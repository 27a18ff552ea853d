import { adoptVersion } from '../../../../app/policy/adopt.ts';
import { compareWithNow, loadVersions, type Compared } from '../../../../app/policy/versions-page.ts';
import type { ClauseInWords } from '../../../../core/policy/describe.ts';
import { isSame, type PolicyDifference } from '../../../../core/policy/difference.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { longDate, parsePlainDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import { Button, CsrfField, InsetText, LooseDate, Table, Textarea } from '../../../components/index.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';

const NONE = { is: 'not-found', what: 'There is no such version of the policy, or it has faults' } as const;

/** What a version says otherwise than the one in force, and the form by which it is adopted. */
export async function showVersion(context: Context, faults: readonly FieldError[] = []): Promise<Reply> {
  const { ports, who } = context;
  const version = parsePlainDate(context.params['version'] ?? '');
  const { now, onShelf, title } = await loadVersions(ports, who.reader);
  const found = onShelf.find((v) => v.version === version);
  if (version === undefined || found === undefined || found.faults.length > 0) return NONE;
  const compared = await compareWithNow(ports, who.reader, version);
  return {
    is: 'page',
    title: `Version of ${longDate(version)}`,
    nav: 'policy',
    back: { href: '/policy/versions', text: 'Versions of the policy' },
    ...(faults.length === 0 ? {} : { errors: faults, status: 422 }),
    body: (
      <>
        <span class="govuk-caption-xl">{title}</span>
        <h1 class="govuk-heading-xl">Version of {longDate(version)}</h1>
        {version === now ? <InsetText>The service works by this version.</InsetText> : (
          <>
            <p class="govuk-body-l">What it says otherwise than the version of {longDate(now)}, by which the service works.</p>
            <p class="govuk-body"><a class="govuk-link" href={`/policy/versions/${version}/tried`}>What it would change today, counted over the children of the service</a></p>
            <Differences difference={compared.difference} />
            <RunningCases compared={compared} />
            {found.published === undefined ? <InsetText>It is a draft. It can be adopted once it has been published: until then its clauses may still change.</InsetText> : <AdoptForm context={context} version={version} faults={faults} />}
          </>
        )}
      </>
    ),
  };
}

function Differences({ difference: d }: { readonly difference: PolicyDifference }) {
  if (isSame(d)) return <InsetText>They say the same.</InsetText>;
  return (
    <>
      {d.settings.length > 0 && (
        <>
          <h2 class="govuk-heading-l">Numbers</h2>
          <Table caption="Numbers that are different" captionHidden stackOnMobile head={['Which', 'Now', 'Then']} rows={d.settings.map((s) => [s.label, s.before ?? 'not there', s.after ?? 'not there'])} />
        </>
      )}
      {d.changed.length > 0 && (
        <>
          <h2 class="govuk-heading-l">Changed</h2>
          {d.changed.map((c) => (
            <>
              <h3 class="govuk-heading-m">{c.id}</h3>
              {c.gone.length > 0 && <><p class="govuk-body govuk-!-margin-bottom-1"><strong>Now</strong></p><Lines lines={c.gone} /></>}
              {c.come.length > 0 && <><p class="govuk-body govuk-!-margin-bottom-1"><strong>Then</strong></p><Lines lines={c.come} /></>}
            </>
          ))}
        </>
      )}
      <Whole title="New" clauses={d.added} />
      <Whole title="Gone" clauses={d.gone} />
    </>
  );
}

function RunningCases({ compared: { runningCases, otherwise } }: { readonly compared: Compared }) {
  const keep = 'What was started before its first day ends under the version under which it was started.';
  const move = 'What is open on its first day goes on under this version. What is finished stands, and nobody becomes late by the change: what would have been due before is due on the first day.';
  return (
    <>
      <h2 class="govuk-heading-l">What happens to what is open</h2>
      <p class="govuk-body">{runningCases === 'keep' ? keep : move}</p>
      {otherwise.length > 0 && <p class="govuk-body">Other than that, under {otherwise.join(', ')}: {runningCases === 'keep' ? move : keep}</p>}
    </>
  );
}

function Whole({ title, clauses }: { readonly title: string; readonly clauses: readonly ClauseInWords[] }) {
  if (clauses.length === 0) return null;
  return <><h2 class="govuk-heading-l">{title}</h2>{clauses.map((c) => <><h3 class="govuk-heading-m">{c.id}</h3><Lines lines={[c.says, ...c.sentences]} /></>)}</>;
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return <ul class="govuk-list govuk-list--bullet">{lines.map((l) => <li>{l}</li>)}</ul>;
}

interface FormModel {
  readonly context: Context;
  readonly version: PlainDate;
  readonly faults: readonly FieldError[];
}

function AdoptForm({ context, version, faults }: FormModel) {
  const typed = context.held?.form ?? context.form;
  const fault = (name: string): string | undefined => faults.find((f) => f.field === name)?.text;
  return (
    <>
      <h2 class="govuk-heading-l">Adopt it</h2>
      <form method="post" action={`/policy/versions/${version}`} novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
        <LooseDate id="from" name="from" label="From which day" hint="Today or later. It counts from the beginning of that day, for example 1/4/2026" value={lastOf(typed, 'from')} error={fault('from')} />
        <Textarea id="authority" name="authority" label="On whose authority" hint="Who decided it, where and when" rows={3} value={lastOf(typed, 'authority')} error={fault('authority')} />
        <p class="govuk-body">The examples of the version are run before it is adopted. That takes some seconds.</p>
        <Button text="Adopt this version" preventDoubleClick />
      </form>
    </>
  );
}

/** Adopts the version, or shows the form again with what is missing. */
export async function adopt(context: Context): Promise<Reply> {
  const version = parsePlainDate(context.params['version'] ?? '');
  if (version === undefined) return NONE;
  const from = parseDateAsTyped(lastOf(context.form, 'from'), context.today, 'future');
  const authority = lastOf(context.form, 'authority').trim();
  const faults: FieldError[] = [
    ...(from.ok ? [] : [{ field: 'from', text: `From which day: give ${from.error}` }]),
    ...(authority === '' ? [{ field: 'authority', text: 'On whose authority: say who decided it, where and when' }] : []),
  ];
  if (!from.ok || faults.length > 0) return showVersion(context, faults);
  const done = await adoptVersion(context.ports, context.who.reader, { command: commandIdOf(context.form, () => context.ports.ids.next()), actor: context.actor(), version, from: from.value, authority });
  switch (done.outcome) {
    case 'recorded':
      return { is: 'redirect', to: '/policy/versions', notice: `Adopted from ${longDate(from.value)}` };
    case 'invalid':
      return showVersion(context, done.faults.map((f) => (f.field === 'version' ? { text: `This version cannot be adopted yet. Expected: ${f.expected}` } : { field: f.field, text: `Give ${f.expected}` })));
    case 'refused':
      return { is: 'forbidden', why: done.objections.map((o) => `${o.says}: ${o.wants}${o.clause === '' ? '' : ` (${o.clause})`}`).join(' ') };
    case 'not-allowed':
      return { is: 'forbidden', why: done.why };
    default:
      return showVersion(context, [{ text: 'It was not recorded: the record changed meanwhile. Send it again.' }]);
  }
}
