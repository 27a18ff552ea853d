import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { dayAndDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { Details, Radios, type Content } from '../../components/index.ts';
import { choicesOf, unanswered } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf, NO_CHILD } from './child-of.ts';

/** Note, outcome and next appointment in one form, for a corridor and a telephone. */
export async function showNote(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? initially(context, form.record), restored: kept });
}

export async function submitNote(context: Context): Promise<Reply> {
  const form = await formOf(context);
  return form === undefined ? NO_CHILD : submitForm(form);
}

async function formOf(context: Context): Promise<FormPage | undefined> {
  const kind = kindOf('contact.recorded');
  const record = await childOf(context);
  if (kind === undefined || !record) return undefined;
  const base = `/children/${record.row.id}`;
  const back = lastOf(context.form, '_return') || (context.query['return'] ?? '');
  return {
    context, record, kind,
    title: 'Note, outcome and next appointment',
    action: `${base}/note`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `note:${record.row.id}`,
    cancel: safePath(back === '' ? base : back),
    button: 'Record',
    ...(back === '' ? {} : { hidden: { _return: safePath(back) } }),
    fields: (typed, faults) => noteFields(record, kind, typed, faults),
  };
}

/** Appointments of the last weeks that nobody has said the outcome of; the one meant is chosen, the day is its day. */
function initially({ query, today }: Context, record: ChildRecord): Typed {
  const of = openAppointments(record).find((e) => e.id === query['of']);
  if (of === undefined) return { occurredOn: [dateAsTyped(today)] };
  const on = of.data['on'];
  const at = of.data['at'];
  const day = typeof on === 'string' && on <= today ? on : today;
  return { of: [of.id], occurredOn: [day.split('-').reverse().map((n) => String(Number(n))).join('/')], ...(typeof at === 'string' ? { occurredAt: [at] } : {}) };
}

function openAppointments(record: ChildRecord): ReturnType<typeof unanswered> {
  return unanswered(record, ['appointment.booked'], 'contact.recorded').slice(0, 4);
}

function noteFields(record: ChildRecord, kind: AnyKind, typed: Typed, faults: Faults): Content {
  const choices = choicesOf(record);
  const field = (name: string, rows?: number): Content => {
    const f = kind.fields[name];
    return f === undefined ? null : FieldView({ name, field: f, typed, faults, choices, ...(rows === undefined ? {} : { rows }) });
  };
  const appointments = openAppointments(record);
  const promised = lastOf(typed, 'promises') !== '' || faults.has('promises');
  return (
    <>
      {appointments.length > 0 && (
        <Radios
          name="of" label="Which appointment was it?" labelSize="s" value={lastOf(typed, 'of')} error={faults.get('of')}
          items={[
            ...appointments.map((e) => ({ value: e.id, text: appointmentText(e.data) })),
            { value: '', text: 'None of these', checked: typed['of'] !== undefined && lastOf(typed, 'of') === '' },
          ]}
        />
      )}
      {field('outcome')}
      {field('with')}
      {field('how')}
      {field('note', 6)}
      <Details summary="What we said we would do" open={promised}>{field('promises')}</Details>
      <WhenFields kind={kind} typed={typed} faults={faults} />
      <h2 class="govuk-heading-m">Next appointment</h2>
      <div class="tl-row">{field('next-on')}{field('next-at')}</div>
      {field('next-place')}
    </>
  );
}

function appointmentText(data: Readonly<Record<string, unknown>>): string {
  const on = typeof data['on'] === 'string' ? data['on'] : '';
  return [dayText(on), data['at'], data['place']].filter((v) => typeof v === 'string' && v !== '').join(', ');
}

function dayText(on: string): string {
  const date = parsePlainDate(on);
  return date === undefined ? on : dayAndDate(date, true);
}
