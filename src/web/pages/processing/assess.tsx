import { loadAssessments, recordAssessment, type Assessment } from '../../../app/processing/assessments.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { NO_CHOICES } from '../../forms/choices.ts';
import { errorsOf, PlainForm } from '../../forms/plain-form.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

const PATH = '/processing/assess';
const NOT_THEIRS = { is: 'forbidden', why: 'The information governance officer keeps the assessments.' } as const;

interface Meant {
  readonly kind: AnyKind;
  readonly reviewed?: Assessment;
}

/** Whether the person keeps the assessments. */
export function keepsAssessments({ who }: Context): boolean {
  const by = kindOf('impact.assessed')?.recordedBy;
  return by !== undefined && by !== 'anyone' && by.includes(who.role);
}

async function meant(context: Context, of: string): Promise<Meant | undefined> {
  const kind = kindOf(of === '' ? 'impact.assessed' : 'impact.reviewed');
  const reviewed = of === '' ? undefined : (await loadAssessments(context.ports, context.who.reader)).all.find((a) => a.last === of);
  if (kind === undefined || (of !== '' && reviewed === undefined)) return undefined;
  return { kind, ...(reviewed === undefined ? {} : { reviewed }) };
}

function formPage(context: Context, { kind, reviewed }: Meant, typed: Typed, faults: Faults, said: readonly string[]): Reply {
  const errors = errorsOf(faults, said);
  const title = reviewed === undefined ? 'Register an impact assessment' : `Looked at again: ${reviewed.title}`;
  return {
    is: 'page', title, nav: 'rights', back: { href: '/processing', text: 'What is done with personal information' },
    ...(errors.length === 0 ? {} : { errors, status: 422 }),
    body: (
      <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{title}</h1>
        {kind.hint !== undefined && <p class="govuk-body">{kind.hint}</p>}
        <PlainForm context={context} kind={kind} action={PATH} hidden={{ of: reviewed?.last ?? '', _page: reviewed === undefined ? PATH : `${PATH}?of=${reviewed.last}` }} choices={NO_CHOICES} typed={typed} faults={faults} cancel="/processing" />
      </div></div>
    ),
  };
}

const GONE = { is: 'not-found', what: 'This assessment is not on record, or somebody has looked at it again since.' } as const;

/** The form of an assessment, or of its review. */
export async function showAssess(context: Context): Promise<Reply> {
  if (!keepsAssessments(context)) return NOT_THEIRS;
  const about = await meant(context, context.query['of'] ?? '');
  return about === undefined ? GONE : formPage(context, about, context.held?.form ?? { occurredOn: [dateAsTyped(context.today)] }, new Map(), []);
}

export async function submitAssess(context: Context): Promise<Reply> {
  const { form: typed, ports, today } = context;
  const about = await meant(context, lastOf(typed, 'of'));
  if (!keepsAssessments(context)) return NOT_THEIRS;
  if (about === undefined) return GONE;
  if (lastOf(typed, '_more') !== '') return formPage(context, about, typed, new Map(), []);
  const { kind } = about;
  const read = readRecord(kind, typed, today);
  if (read.record === undefined) return formPage(context, about, typed, read.faults, []);
  const done = await recordAssessment(ports, context.who.reader, { command: commandIdOf(typed, () => ports.ids.next()), actor: context.actor(), record: read.record });
  if (done.outcome === 'recorded') return { is: 'redirect', to: '/processing#assessments', notice: `Recorded: ${kind.label}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const faults = done.outcome === 'invalid' ? new Map(done.faults.map((f) => [f.field, ofValidation(kind, f)] as const)) : new Map<string, string>();
  return formPage(context, about, typed, faults, done.outcome === 'invalid' ? [] : wordsOf(done));
}
