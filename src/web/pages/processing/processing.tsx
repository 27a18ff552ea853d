import { serviceDetails } from '../../../app/notice/service-details.ts';
import { loadAssessments, type Assessments } from '../../../app/processing/assessments.ts';
import { processingRegister, type RegisterPart } from '../../../app/processing/register.ts';
import { programOf } from '../../../app/record/context.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Table } from '../../components/index.ts';
import { tableFile, type TableFormat } from '../../exports/table-file.ts';
import { AssessmentsView } from './assessments-view.tsx';
import { keepsAssessments, showAssess, submitAssess } from './assess.tsx';
import { route, type Context, type Reply, type Route } from '../../route.ts';

async function partsOf({ ports, who, today }: Context): Promise<{ readonly parts: readonly RegisterPart[]; readonly assessments: Assessments }> {
  const [{ program }, details, assessments] = await Promise.all([
    ports.store.asReader(who.reader, ({ directory }) => programOf(directory, ports.policies, today)), serviceDetails(ports, who.reader, who.serviceName), loadAssessments(ports, who.reader),
  ]);
  return { parts: processingRegister(details, program.rules.retention, assessments.all), assessments };
}

/** The record of processing, drawn up from the program as it is today. */
async function showRegister(context: Context): Promise<Reply> {
  const { parts, assessments } = await partsOf(context);
  return {
    is: 'page',
    title: 'What is done with personal information',
    nav: 'rights',
    wide: true,
    back: { href: '/rights', text: 'Requests about records' },
    body: (
      <>
        <h1 class="govuk-heading-xl">What is done with personal information</h1>
        <p class="govuk-body-l">The register that the law asks for (UK GDPR, Article 30), drawn up from the program itself on {dayAndDate(context.today, true)}.</p>
        <p class="govuk-body tl-no-print">Take it along: <a class="govuk-link" href="/processing/csv">CSV</a>, <a class="govuk-link" href="/processing/xlsx">Excel</a>. Each export is kept in the audit.</p>
        <AssessmentsView assessments={assessments} today={context.today} mayKeep={keepsAssessments(context)} />
        {parts.map((p) => (
          <section>
            <h2 class="govuk-heading-m">{p.title}</h2>
            <p class="govuk-body">{p.note}</p>
            <Table stackOnMobile small caption={p.title} captionHidden firstCellIsHeader head={[...p.head]} rows={p.rows.map((r) => [...r])} />
          </section>
        ))}
      </>
    ),
  };
}

/** The same in one table, a part under the other. */
async function registerFile(context: Context, format: TableFormat): Promise<Reply> {
  const { parts } = await partsOf(context);
  const widest = Math.max(...parts.map((p) => p.head.length));
  const filled = (cells: readonly string[]): readonly string[] => [...cells, ...Array.from({ length: widest - cells.length }, () => '')];
  return tableFile(format, `processing-${context.today}`, {
    title: 'What is done with personal information',
    notes: [context.who.serviceName, `As at ${dayAndDate(context.today, true)}`],
    head: ['Part', ...filled([])],
    rows: parts.flatMap((p) => [[p.title, ...filled(p.head)], ...p.rows.map((r) => [p.title, ...filled(r)])]),
  });
}

const SEEING = { permission: 'processing.see', purpose: 'keeping the register of processing' } as const;
const taken = { event: 'processing.taken', shown: 'the register of processing' } as const;

/** The register of what is done with personal information. */
export const routes: readonly Route[] = [
  route({ ...SEEING, method: 'GET', path: '/processing', audit: { event: 'processing.opened', shown: 'the register of processing' }, handle: showRegister }),
  route({ ...SEEING, method: 'GET', path: '/processing/assess', audit: { event: 'processing.assessing', shown: 'an impact assessment' }, handle: showAssess }),
  route({ ...SEEING, method: 'POST', path: '/processing/assess', audit: { event: 'processing.assessing', shown: 'an impact assessment' }, handle: submitAssess }),
  route({ ...SEEING, method: 'GET', path: '/processing/csv', fresh: true, audit: taken, handle: (context) => registerFile(context, 'csv') }),
  route({ ...SEEING, method: 'GET', path: '/processing/xlsx', fresh: true, audit: taken, handle: (context) => registerFile(context, 'xlsx') }),
];
