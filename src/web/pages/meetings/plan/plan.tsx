import { Button, Checkboxes, CsrfField, Details, Fieldset, Input, InsetText, LooseDate, LooseTime, Select, Textarea } from '../../../components/index.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { parseDateAsTyped, parseTimeAsTyped } from '../../../../core/values/loose.ts';
import { isRole, ROLE_NAMES, roleLabel, type Role } from '../../../../core/access/roles.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { leadSeats } from '../../../../core/meetings/required.ts';
import type { MeetingType } from '../../../../core/meetings/meeting-type.ts';
import { planningOf, planSitting, type Planned } from '../../../../app/meetings/plan-sitting.ts';
import { prepareSitting } from '../../../../app/meetings/prepare-sitting.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';

/** A new sitting; the day that the rhythm proposes is filled in. */
export async function showPlan(context: Context): Promise<Reply> {
  const planning = await planningOf(context.ports, context.who.reader);
  const chosen = planning.find((p) => p.meeting.name === context.query['meeting']) ?? planning[0];
  if (chosen === undefined) return { is: 'not-found', what: 'The policy in force knows no meeting' };
  const { meeting, proposed } = chosen;
  const held = context.held?.form;
  const typed: Typed = held ?? { meeting: [meeting.name], ...(context.query['on'] !== undefined ? { on: [context.query['on']] } : proposed === undefined ? {} : { on: [dateAsTyped(proposed.on)] }), ...(meeting.place === undefined ? {} : { place: [meeting.place] }) };
  return form(context, { typed, title: `Plan a ${meeting.title}`, action: '/meetings/plan', ...urgentOf(meeting), ...(proposed === undefined ? {} : { proposed: `The rhythm proposes ${dayAndDate(proposed.on, true)}: ${proposed.steps.join('; ')}. Another day needs a reason.` }) });
}

export async function submitPlan(context: Context): Promise<Reply> {
  const planning = await planningOf(context.ports, context.who.reader);
  const meeting = planning.find((p) => p.meeting.name === lastOf(context.form, 'meeting'))?.meeting;
  return send(context, undefined, { title: 'Plan a sitting', action: '/meetings/plan', ...(meeting === undefined ? {} : urgentOf(meeting)) });
}

/** What the page asks of an urgent sitting, where the meeting has such. */
function urgentOf(meeting: MeetingType): Pick<Showing, 'urgent'> {
  if (meeting.urgent === undefined) return {};
  const { title, needs } = meeting.urgent.value;
  return { urgent: { title, needs, leads: leadSeats(meeting).map((s) => s.name), own: meeting.lead ?? '' } };
}

/** Another day for a sitting that has not been opened. */
export async function showMove(context: Context): Promise<Reply> {
  const sitting = await prepareSitting(context.ports, context.who.reader, id<SubjectId>(context.params['sitting'] ?? ''));
  if (sitting === undefined || sitting.state.stage !== 'planned') return { is: 'not-found', what: 'There is no sitting here that can be moved' };
  const { state } = sitting;
  const typed: Typed = context.held?.form ?? { meeting: [state.meeting], on: [dateAsTyped(state.on)], ...(state.at === undefined ? {} : { at: [state.at] }), ...(state.place === undefined ? {} : { place: [state.place] }) };
  return form(context, { typed, title: 'Move the sitting', action: `/meetings/${sitting.id}/move` });
}

export async function submitMove(context: Context): Promise<Reply> {
  const sitting = id<SubjectId>(context.params['sitting'] ?? '');
  return send(context, sitting, { title: 'Move the sitting', action: `/meetings/${sitting}/move` });
}

interface Showing {
  readonly typed: Typed;
  readonly title: string;
  readonly action: string;
  readonly proposed?: string;
  readonly urgent?: { readonly title: string; readonly needs: readonly string[]; readonly leads: readonly string[]; readonly own: string };
  readonly faults?: Readonly<Record<string, string>>;
  readonly command?: string;
}

async function send(context: Context, sitting: SubjectId | undefined, page: Pick<Showing, 'title' | 'action' | 'urgent'>): Promise<Reply> {
  const { form: typed, today } = context;
  const day = parseDateAsTyped(lastOf(typed, 'on'), today, 'future');
  const timeText = lastOf(typed, 'at').trim();
  const time = timeText === '' ? undefined : parseTimeAsTyped(timeText);
  const command = commandIdOf(typed, () => context.ports.ids.next());
  const faults: Record<string, string> = {};
  if (!day.ok) faults['on'] = `Day: give ${day.error}`;
  else if (day.value < today) faults['on'] = 'Day: give today or a day ahead';
  if (time?.ok === false) faults['at'] = `Time: give ${time.error}`;
  if (!day.ok || Object.keys(faults).length > 0) return form(context, { ...page, typed, faults, command });
  const planned = await planSitting(context.ports, {
    command,
    actor: context.actor(),
    meeting: lastOf(typed, 'meeting'),
    on: day.value,
    why: lastOf(typed, 'why'),
    place: lastOf(typed, 'place'),
    ...(lastOf(typed, 'urgent') === '' ? {} : { urgent: { why: lastOf(typed, 'why-urgent').trim(), expected: expectedOf(typed), ...(lastOf(typed, 'lead') === '' ? {} : { lead: lastOf(typed, 'lead') }) } }),
    ...(time?.ok === true ? { at: time.value } : {}),
    ...(sitting === undefined ? {} : { sitting }),
  });
  if (planned.outcome === 'planned') return { is: 'redirect', to: `/meetings/${planned.sitting}`, notice: `Planned for ${dayAndDate(day.value, true)}` };
  return form(context, { ...page, typed, command, faults: faultsOf(planned) });
}

/** Those who are named for an urgent sitting, each with a role. */
function expectedOf(typed: Typed): { readonly name: string; readonly role: Role }[] {
  return EXPECTED_ROWS.flatMap((n) => {
    const name = lastOf(typed, `expected.${n}.name`).trim();
    const role = lastOf(typed, `expected.${n}.role`);
    return name !== '' && isRole(role) ? [{ name, role }] : [];
  });
}

const EXPECTED_ROWS = [0, 1, 2] as const;

function faultsOf(planned: Exclude<Planned, { outcome: 'planned' }>): Readonly<Record<string, string>> {
  switch (planned.outcome) {
    case 'asked':
      return Object.fromEntries(planned.questions.map((q) => [q.field ?? 'why', `${q.says} Give ${q.wants}${q.clause === '' ? '' : ` (${q.clause})`}.`]));
    case 'invalid':
      return Object.fromEntries(planned.faults.map((f) => [f.field, `Give ${f.expected}`]));
    case 'refused':
      return Object.fromEntries(planned.objections.map((o) => [o.field === 'why-urgent' ? 'why-urgent' : o.field === 'expected' ? 'expected.0.name' : 'on', `${o.says} Give ${o.wants}${o.clause === '' ? '' : ` (${o.clause})`}.`]));
  }
}

function form(context: Context, m: Showing): Reply {
  const faults = m.faults ?? {};
  return {
    is: 'page',
    title: m.title,
    nav: 'meetings',
    back: { href: '/meetings', text: 'Meetings' },
    errors: Object.entries(faults).map(([field, text]) => ({ field, text })),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{m.title}</h1>
          {m.proposed !== undefined && <InsetText text={m.proposed} />}
          <form method="post" action={m.action} novalidate>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_command" value={m.command ?? context.ports.ids.next()} />
            <input type="hidden" name="_page" value={m.action} />
            <input type="hidden" name="meeting" value={lastOf(m.typed, 'meeting')} />
            <LooseDate name="on" label="Day" hint="For example, 7/4/2026" value={lastOf(m.typed, 'on')} error={faults['on']} />
            <LooseTime name="at" label="Time (optional)" value={lastOf(m.typed, 'at')} error={faults['at']} />
            <Input name="place" label="Where (optional)" value={lastOf(m.typed, 'place')} error={faults['place']} />
            <Input name="why" label="Why not on the proposed day, or why it is moved" hint="Only if it is not the proposed day" value={lastOf(m.typed, 'why')} error={faults['why']} />
            {m.urgent !== undefined && (
              <Details summary={`${m.urgent.title}: between the sittings of the calendar, for one urgent case`} open={lastOf(m.typed, 'urgent') !== ''}>
                <Checkboxes name="urgent" label="Urgent" labelHidden values={m.typed['urgent'] ?? []} items={[{ value: 'yes', text: `This is a ${m.urgent.title.toLowerCase()}` }]} />
                <Textarea name="why-urgent" label="Why it is urgent" rows={2} value={lastOf(m.typed, 'why-urgent')} error={faults['why-urgent']} />
                {m.urgent.leads.length > 0 && <Select name="lead" label="Lead agency" hint="Whose case it is" items={m.urgent.leads.map((s) => ({ value: s, text: s }))} value={lastOf(m.typed, 'lead') || m.urgent.own} />}
                <p class="govuk-body">Who will be there: at least {m.urgent.needs.join(' and ')}.</p>
                {EXPECTED_ROWS.map((n) => (
                  <Fieldset legend={`Person ${n + 1}`} legendSize="s">
                    <Input name={`expected.${n}.name`} label="Name" width={20} value={lastOf(m.typed, `expected.${n}.name`)} error={faults[`expected.${n}.name`]} autocomplete="off" />
                    <Select name={`expected.${n}.role`} label="Role" items={[{ value: '', text: 'Choose' }, ...ROLE_NAMES.filter((r) => r !== 'system').map((r) => ({ value: r, text: roleLabel(r) }))]} value={lastOf(m.typed, `expected.${n}.role`)} />
                  </Fieldset>
                ))}
              </Details>
            )}
            <Button text="Plan it" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}
