import { nameOf, openChild, type ChildRecord } from '../../app/child/child-page.ts';
import { record, type Recorded } from '../../app/record/record.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { AnyKind } from '../../core/chronology/kind.ts';
import type { NewRecord } from '../../core/decisions/command.ts';
import type { KeptForm, Typed } from '../../app/identity/drafts.ts';
import type { Content } from '../components/index.ts';
import type { Context, PageReply, Reply } from '../route.ts';
import { safePath } from '../security/origin.ts';
import { choicesOf } from './choices.ts';
import { byRule, Changed, Refused, rolesInWords, waysOn } from './outcome.tsx';
import type { Faults } from './read-fields.ts';
import { answersOf, commandIdOf, ofValidation, readRecord, seenOf } from './read-record.ts';
import { RecordForm, type RecordFormModel } from './record-form.tsx';
import { strangeIds } from './strange-ids.ts';
import { lastOf } from './typed.ts';

/** What a page of a form says for itself; the rest is the same everywhere. */
export interface FormPage {
  readonly context: Context;
  readonly record: ChildRecord;
  readonly kind: AnyKind;
  readonly title: string;
  readonly action: string;
  /** where the form stands: path and query */
  readonly page: string;
  readonly draftKey: string;
  readonly answers?: RecordFormModel['answers'];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly cancel: string;
  readonly button?: string;
  readonly correcting?: boolean;
  /** where a correction leads, if not to the entry itself */
  readonly after?: string;
  readonly intro?: Content;
  /** other ways to send it, at its button */
  readonly also?: Content;
  /** what was sent, where it is not what stands in the request alone: a file that was put away leaves its mark in it */
  readonly typed?: Typed;
  /** what the entry holds and no field of the form does: the file */
  readonly carried?: EntryData;
  /** faults that the page has found itself */
  readonly faults?: Faults;
  /** a file is sent with it */
  readonly multipart?: boolean;
  fields?(typed: Typed, faults: Faults): Content;
}

interface Showing {
  readonly typed: Typed;
  readonly faults?: Faults;
  readonly restored?: KeptForm | undefined;
  readonly questions?: RecordFormModel['questions'];
  readonly before?: Content;
  readonly also?: Content;
  readonly command?: string;
  readonly seen?: number;
  readonly title?: string;
  readonly button?: string;
  readonly status?: number;
  readonly errors?: PageReply['errors'];
  readonly action?: string;
}

/** The page with the form in it. */
export function showForm(form: FormPage, showing: Showing): PageReply {
  const { context, record: child, kind } = form;
  const faults: Faults = showing.faults ?? new Map<string, string>();
  const title = showing.title ?? form.title;
  const button = showing.button ?? form.button;
  return {
    is: 'page',
    title: `${title}: ${nameOf(child.row)}`,
    nav: 'caseload',
    back: { href: form.cancel, text: 'Back' },
    ...(showing.status === undefined ? {} : { status: showing.status }),
    errors: [...[...faults].map(([field, text]) => ({ field, text })), ...(showing.errors ?? [])],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{nameOf(child.row)}{child.row.reference === undefined ? '' : `, ${child.row.reference}`}</span>
          <h1 class="govuk-heading-l">{title}</h1>
          {kind.hint !== undefined && form.fields === undefined && <p class="govuk-body">{kind.hint}</p>}
          {form.intro}
          {showing.before}
          <RecordForm
            kind={kind} action={showing.action ?? form.action} page={form.page} csrf={context.who.csrf} typed={showing.typed} faults={faults} cancel={form.cancel}
            command={showing.command ?? context.ports.ids.next()} seen={showing.seen ?? child.standing.throughSeq} choices={choicesOf(child)}
            draftKey={form.draftKey} restored={showing.restored} also={<>{form.also}{showing.also}</>} correcting={form.correcting === true}
            {...(showing.questions === undefined ? {} : { questions: showing.questions })}
            {...(form.answers === undefined ? {} : { answers: form.answers })}
            {...(form.multipart === true ? { multipart: true } : {})}
            {...(form.hidden === undefined ? {} : { hidden: form.hidden })}
            {...(button === undefined ? {} : { button })}
            {...(form.fields === undefined ? {} : { fields: form.fields(showing.typed, faults) })}
          />
        </div>
      </div>
    ),
  };
}

/**
 * Records what was sent, and answers with whatever comes of it: a fault at its field, a rule and what would satisfy it,
 * a question, a proposal that awaits agreement, what was recorded meanwhile, or the page that comes next.
 * @param amend what a correction adds: which entry, why
 */
export async function submitForm(form: FormPage, amend: (record: NewRecord) => readonly NewRecord[] = (r) => [r]): Promise<Reply> {
  const { context, kind } = form;
  const typed = form.typed ?? context.form;
  const command = commandIdOf(typed, () => context.ports.ids.next());
  const again = { typed, command, ...seenOf(typed) };
  if (lastOf(typed, '_more') !== '' || lastOf(typed, '_from') !== '') return showForm(form, again);
  const read = readRecord(kind, typed, context.today, form.carried);
  const faults = new Map([...(form.faults ?? []), ...(read.faults ?? [])]);
  if (form.correcting === true && lastOf(typed, 'correctionReason').trim() === '') faults.set('correctionReason', 'Say why the entry is corrected');
  if (read.record !== undefined) for (const [name, text] of strangeIds(kind, read.record, form.record)) faults.set(name, text);
  if (faults.size > 0 || read.record === undefined) return showForm(form, { ...again, faults });
  const result = await record(context.ports, {
    id: command,
    actor: context.actor(),
    subject: form.record.standing.subject,
    records: amend(read.record),
    source: 'live',
    answers: answersOf(typed),
    agreements: [],
    ...seenOf(typed),
  });
  return answerOf(form, result, again);
}

/** The page that shows what came of a command: also of one that was only rehearsed. */
export async function answerOf(form: FormPage, result: Recorded, again: { readonly typed: Typed; readonly command: string; readonly seen?: number }): Promise<Reply> {
  const { context, kind, record: child } = form;
  const base = `/children/${child.row.id}`;
  switch (result.outcome) {
    case 'recorded': {
      const notes = result.notes.map((n) => ` ${n.says} (${n.clause}).`).join('');
      const corrected = form.correcting === true ? result.entries[0] : undefined;
      const to = corrected === undefined ? safePath(lastOf(again.typed, '_return') || base) : (form.after ?? `${base}/entries/${corrected}`);
      return { is: 'redirect', to, notice: `${corrected === undefined ? 'Recorded' : 'Corrected'}: ${kind.label}.${notes}` };
    }
    case 'proposed':
      return { is: 'redirect', to: `${base}/entries/${result.proposal}`, notice: `Proposed. It is recorded when the ${rolesInWords(result.awaits)} has agreed.` };
    case 'not-allowed':
      return { is: 'forbidden', why: result.why };
    case 'invalid':
      return showForm(form, { ...again, faults: new Map(result.faults.map((f) => [f.field, ofValidation(kind, f)])) });
    case 'asked':
      return showForm(form, {
        ...again,
        questions: byRule(result.questions),
        errors: byRule(result.questions).map((q) => ({ field: `answer:${q.clause}`, text: `Please give ${q.wants.join(', and ')}` })),
      });
    case 'refused': {
      const { offer } = result;
      const happened = kind.nature === 'decision' && offer === undefined && lastOf(again.typed, '_happened') === '' && result.objections.every((o) => o.clause !== '');
      const also = waysOn({ offer: offer === undefined ? undefined : { href: `${base}/record/${offer.kind}`, label: offer.label }, happened });
      return showForm(form, {
        ...again,
        before: <Refused objections={result.objections} />,
        also,
        faults: new Map(result.objections.flatMap((o) => (inForm(kind, o.field) ? [[o.field, `What the rule wants: ${o.wants}`] as const] : []))),
        errors: byRule(result.objections.filter((o) => !inForm(kind, o.field))).map((r) => ({ field: 'refused', text: `What the rule wants: ${r.wants.join(', and ')}` })),
      });
    }
    case 'conflict': {
      const now = (await openChild(context.ports, context.who.reader, child.row.id, context.today)) ?? child;
      const found = now.entries.filter((e) => result.with.includes(e.id));
      const superseding = form.correcting === true ? found[0] : undefined;
      return showForm(form, {
        typed: again.typed,
        command: context.ports.ids.next(),
        seen: now.standing.throughSeq,
        status: 409,
        title: 'This changed while you wrote',
        button: superseding === undefined ? 'I have seen this: record mine' : 'Correct the newer version with mine',
        ...(superseding === undefined ? {} : { action: `${base}/entries/${superseding.id}/correct` }),
        before: <Changed entries={found} names={child.names} why={result.why} settled />,
      });
    }
  }
}

function inForm(kind: AnyKind, field: string | undefined): field is string {
  return field !== undefined && kind.fields[field] !== undefined;
}
