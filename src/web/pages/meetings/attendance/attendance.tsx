import { Button, CsrfField, Fieldset, Input, Radios, Select, Textarea, WarningText } from '../../../components/index.ts';
import { isRole, ROLE_NAMES, roleInSentence, roleLabel, type Role } from '../../../../core/access/roles.ts';
import { ATTENDANCE } from '../../../../core/chronology/kinds/sitting/sitting-attendance.ts';
import { requiredSeats } from '../../../../core/meetings/required.ts';
import { seatsOf, type Attending } from '../../../../core/meetings/seats.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { takeAttendance } from '../../../../app/meetings/open-sitting.ts';
import type { PreparedSitting } from '../../../../app/meetings/prepare-sitting.ts';
import { answersOf, commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { wordsOf } from '../sitting/acts.tsx';
import { NO_SITTING, sittingOf } from '../sitting/sitting.tsx';

/** Who takes part: those who run the meeting and those who may take its seats are listed, others are added. */
export async function showAttendance(context: Context): Promise<Reply> {
  const sitting = await sittingOf(context);
  return sitting === undefined ? NO_SITTING : page(context, sitting, context.held?.form ?? asTaken(sitting));
}

export async function submitAttendance(context: Context): Promise<Reply> {
  const sitting = await sittingOf(context);
  if (sitting === undefined) return NO_SITTING;
  const { form } = context;
  const people = read(form);
  const errors: FieldError[] = people.flatMap((p, i) => (p.name !== '' && p.role === undefined ? [{ field: `person.${i}.role`, text: `Choose the role of ${p.name}` }] : []));
  const named = people.flatMap(({ name, role, attendance, worker, seat, reason }): Attending[] => (name === '' || role === undefined ? [] : [{ name, role, attendance, ...(worker === '' ? {} : { worker }), ...(seat === '' ? {} : { seat }), ...(reason === '' ? {} : { reason }) }]));
  if (named.length === 0) errors.push({ field: 'person.0.attendance', text: 'Say of at least one person whether they are present' });
  if (lastOf(form, '_more') !== '' || errors.length > 0) return page(context, sitting, form, errors);
  const seen = lastOf(form, 'seen-attendance');
  const done = await takeAttendance(context.ports, {
    command: commandIdOf(form, () => context.ports.ids.next()),
    actor: context.actor(),
    sitting: id<SubjectId>(context.params['sitting'] ?? ''),
    people: named,
    answers: answersOf(form),
    ...(seen === '' ? {} : { seen }),
  });
  if (done.outcome === 'recorded') return { is: 'redirect', to: `/meetings/${sitting.id}`, notice: 'Attendance recorded' };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  if (done.outcome === 'asked') return page(context, sitting, form, done.questions.map((q) => ({ field: `answer:${q.clause}`, text: `${q.says} Give ${q.wants} (${q.clause}).` })));
  return page(context, sitting, form, wordsOf(done).map((text) => ({ text: `${text}. Yours is below: compare it with what was recorded and record it again.` })), done.outcome === 'conflict');
}

interface Row {
  readonly name: string;
  readonly role: Role | undefined;
  readonly worker: string;
  readonly seat: string;
  readonly reason: string;
  readonly attendance: Attending['attendance'];
}

/** Rows about whom something has been chosen, or whom somebody has typed. */
function read(typed: Typed): readonly Row[] {
  const last = Object.keys(typed).flatMap((n) => (/^person\.\d+\./.test(n) ? [Number(n.split('.')[1])] : []));
  return Array.from({ length: Math.max(-1, ...last) + 1 }, (_, i): Row => {
    const at = (name: string): string => lastOf(typed, `person.${i}.${name}`).trim();
    const role = at('role');
    const attendance = at('attendance');
    const known = attendance === 'present' || attendance === 'apologies' || attendance === 'absent' ? attendance : undefined;
    return { name: known === undefined ? '' : at('name'), role: isRole(role) ? role : undefined, worker: at('worker'), seat: at('seat'), reason: at('reason'), attendance: known ?? 'absent' };
  });
}

/** The attendance as it stands, else everybody who would be expected (seats, the chair who is named, whoever presents), with nothing chosen. */
function asTaken(sitting: PreparedSitting): Typed {
  const { state, meeting, workers } = sitting;
  const presenting = new Set(sitting.children.flatMap((c) => c.presenter?.worker ?? []));
  const wanted = new Set([...meeting.runBy, ...meeting.seats.flatMap((s) => s.roles), ...meeting.core.map((c) => c.role), ...(meeting.chairs?.value.roles ?? [])]);
  const expected = workers.flatMap((w) => {
    const named = state.chairNamed !== undefined && (state.chairNamed.worker === w.id || state.chairNamed.name === w.name) ? state.chairNamed.role : undefined;
    const role = named ?? w.posts.find((p) => wanted.has(p.role))?.role ?? (presenting.has(w.id) ? w.posts[0]?.role : undefined);
    return role === undefined || state.attendance.some((p) => p.worker === w.id) ? [] : [{ name: w.name, role, worker: w.id as string, seat: '', reason: '', attendance: '' }];
  });
  const chair = state.chairNamed;
  const outside = chair === undefined || [...state.attendance, ...expected].some((p) => p.name === chair.name) ? [] : [{ name: chair.name, role: chair.role, worker: '', seat: '', reason: '', attendance: '' }];
  const rows = [...state.attendance.map((p) => ({ name: p.name, role: p.role, worker: p.worker ?? '', seat: p.seat ?? '', reason: p.reason ?? '', attendance: p.attendance as string })), ...outside, ...expected];
  return Object.fromEntries(rows.flatMap((r, i) => Object.entries(r).map(([name, value]) => [`person.${i}.${name}`, [value]] as const)));
}

function page(context: Context, sitting: PreparedSitting, typed: Typed, errors: readonly FieldError[] = [], conflict = false): Reply {
  const { state, meeting } = sitting;
  const filled = Object.keys(typed).filter((n) => /^person\.\d+\.name$/.test(n)).length;
  const at = (name: string): string | undefined => errors.find((e) => e.field === name)?.text;
  const seats = seatsOf(meeting, state.attendance, state.on);
  const required = requiredSeats(meeting, state);
  const asked = errors.filter((e) => e.field?.startsWith('answer:') === true);
  return {
    is: 'page',
    title: `Attendance: ${meeting.title}`,
    nav: 'meetings',
    back: { href: `/meetings/${sitting.id}`, text: meeting.title },
    errors,
    ...(conflict ? { status: 409 } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">Attendance</h1>
        {seats.filter((s) => s.by.length === 0 && s.seat.needed && state.attendance.length > 0).map((s) => <WarningText text={`${s.seat.missing} (${s.seat.clause})`} />)}
        <p class="govuk-body">{seats.map((s) => `A seat for ${s.seat.name}: ${s.seat.roles.map((r) => roleInSentence(r)).join(' or ')} (${s.seat.clause})${required.includes(s.seat) ? ', required at this sitting' : ''}.`).join(' ')}</p>
        {conflict && <p class="govuk-body">Recorded meanwhile: {state.attendance.map((p) => `${p.name} (${ATTENDANCE[p.attendance].toLowerCase()})`).join(', ')}.</p>}
        <form method="post" action={`/meetings/${sitting.id}/attendance`} novalidate>
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={context.ports.ids.next()} />
          <input type="hidden" name="_page" value={`/meetings/${sitting.id}/attendance`} />
          <input type="hidden" name="seen-attendance" value={state.attendanceBy ?? ''} />
          {Array.from({ length: filled + 1 }, (_, i) => {
            const name = lastOf(typed, `person.${i}.name`);
            const known = lastOf(typed, `person.${i}.worker`) !== '';
            const role = lastOf(typed, `person.${i}.role`);
            return (
              <Fieldset legend={i < filled && name !== '' ? `${name}${isRole(role) ? `, ${roleLabel(role)}` : ''}` : 'Somebody else'} legendSize="s">
                {known || (i < filled && name !== '' && isRole(role)) ? (
                  <>
                    <input type="hidden" name={`person.${i}.name`} value={name} />
                    <input type="hidden" name={`person.${i}.worker`} value={lastOf(typed, `person.${i}.worker`)} />
                    <input type="hidden" name={`person.${i}.role`} value={role} />
                  </>
                ) : (
                  <>
                    <Input name={`person.${i}.name`} label="Name" width={20} value={name} error={at(`person.${i}.name`)} autocomplete="off" />
                    <Select name={`person.${i}.role`} label="Role" items={[{ value: '', text: 'Choose' }, ...ROLE_NAMES.filter((r) => r !== 'system').map((r) => ({ value: r, text: roleLabel(r) }))]} value={role} error={at(`person.${i}.role`)} />
                  </>
                )}
                <Radios
                  name={`person.${i}.attendance`} label={`Attendance of ${name === '' ? 'this person' : name}`} labelHidden inline small value={lastOf(typed, `person.${i}.attendance`)} error={at(`person.${i}.attendance`)}
                  items={Object.entries(ATTENDANCE).map(([value, text]) => ({ value, text }))}
                />
                <Input name={`person.${i}.reason`} label={meeting.attendance.standIn === undefined ? 'Why not there' : 'Why not there, or why they stand in'} width={20} value={lastOf(typed, `person.${i}.reason`)} error={at(`person.${i}.reason`)} autocomplete="off" />
                {meeting.attendance.standIn !== undefined && (
                  <Select name={`person.${i}.seat`} label="Stands in for" items={[{ value: '', text: 'Nobody' }, ...seats.map((s) => ({ value: s.seat.name, text: s.seat.name }))]} value={lastOf(typed, `person.${i}.seat`)} />
                )}
              </Fieldset>
            );
          })}
          {asked.map((e) => <Textarea name={e.field ?? ''} label={e.text} rows={2} value={lastOf(typed, e.field ?? '')} error="Give the reason" />)}
          <div class="govuk-button-group">
            <Button text="Record the attendance" preventDoubleClick />
            <Button text="Add another person" kind="secondary" name="_more" value="person" />
          </div>
        </form>
      </>
    ),
  };
}
