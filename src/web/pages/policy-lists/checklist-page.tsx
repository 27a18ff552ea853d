import { InsetText, Table, Tag } from '../../components/index.ts';
import { openChecklist, type ChecklistPage } from '../../../app/cohorts/list-page.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import { tableFile, type TableFormat } from '../../exports/table-file.ts';
import type { Context, Reply } from '../../route.ts';
import { dayOf } from './day-of.ts';
import { NOT_THEIRS } from './list-page.tsx';
import { AskedFor, ChildName, Citations, Files, SignOff, WHO } from './parts.tsx';

const NO_CHECKLIST = { is: 'not-found', what: 'The policy in force has no checklist of that name.' } as const;

/** Each child against each step: done or not, the open ones named. */
export async function showChecklist(context: Context): Promise<Reply> {
  const asked = dayOf(context);
  const name = context.params['name'] ?? '';
  const page = await openChecklist(context.ports, context.who.reader, name, asked.day);
  if (page === 'none') return NO_CHECKLIST;
  if (page === 'not theirs') return NOT_THEIRS;
  const path = `/checklists/${name}`;
  const open = page.rows.filter((r) => r.steps.some((s) => !s.done)).length;
  return {
    is: 'page',
    title: page.title,
    nav: 'lists',
    wide: true,
    back: { href: '/lists', text: 'Lists and checks' },
    ...(asked.errors.length === 0 ? {} : { errors: asked.errors }),
    body: (
      <>
        <h1 class="govuk-heading-xl">{page.title}</h1>
        <AskedFor action={path} asked={asked} today={context.today} />
        <p class="govuk-body" role="status">{page.rows.length} {page.about === 'child' ? (page.rows.length === 1 ? 'child' : 'children') : (page.rows.length === 1 ? 'row' : 'rows')} as at {dayAndDate(page.day, true)}; {open === 0 ? 'nothing is open' : `for ${open} something is open`}.</p>
        {page.rows.length === 0 ? <InsetText>Nobody is on this checklist.</InsetText> : <Steps page={page} mayOpen={context.may('cases.see')} />}
        <Files path={path} query={asked.typed === '' ? '' : new URLSearchParams({ on: asked.typed }).toString()} />
        <Citations clauses={page.clauses} />
        <SignOff context={context} action={`${path}/gone-through`} day={page.day} signedOff={page.signedOff} />
      </>
    ),
  };
}

/** The same as a file. */
export async function checklistFile(context: Context, format: TableFormat): Promise<Reply> {
  const name = context.params['name'] ?? '';
  const page = await openChecklist(context.ports, context.who.reader, name, dayOf(context).day);
  if (page === 'none') return NO_CHECKLIST;
  if (page === 'not theirs') return NOT_THEIRS;
  const labels = labelsOf(page);
  return tableFile(format, `${name}-${page.day}`, {
    title: page.title,
    notes: [`As at ${longDate(page.day)}, as the record was known on ${longDate(context.today)}. Drawn up by ${context.who.reader.name}, ${context.who.serviceName}.`, ...page.clauses.map((c) => `${c.clause}: ${c.says}`)],
    head: [WHO[page.about], 'Reference', 'Done', 'Of', ...labels],
    rows: page.rows.map((r) => {
      const child = page.children.get(r.subject);
      const said = (label: string): string => {
        const step = r.steps.find((s) => s.label === label);
        return step === undefined ? 'not asked' : step.done ? 'done' : 'open';
      };
      return [child?.name ?? '', child?.reference ?? '', String(r.steps.filter((s) => s.done).length), String(r.steps.length), ...labels.map(said)];
    }),
  });
}

/** Every step that is asked of somebody, in the order of the clauses. */
function labelsOf(page: ChecklistPage): readonly string[] {
  return [...new Set(page.rows.flatMap((r) => r.steps.map((s) => s.label)))];
}

function Steps({ page, mayOpen }: { readonly page: ChecklistPage; readonly mayOpen: boolean }) {
  const labels = labelsOf(page);
  return (
    <Table
      caption={page.title} captionHidden stackOnMobile small head={[WHO[page.about], 'Done', ...labels]}
      rows={page.rows.map((r) => [
        <ChildName id={r.subject} child={page.children.get(r.subject)} mayOpen={mayOpen} />,
        `${r.steps.filter((s) => s.done).length} of ${r.steps.length}`,
        ...labels.map((label) => {
          const step = r.steps.find((s) => s.label === label);
          return step === undefined ? 'not asked' : step.done ? 'Done' : <Tag text="Open" colour="yellow" />;
        }),
      ])}
    />
  );
}
