import { roleInSentence, roleLabel } from '../../../../core/access/roles.ts';
import { ATTENDANCE } from '../../../../core/chronology/kinds/sitting/sitting-attendance.ts';
import { MEETING_SORTS, type MeetingSort } from '../../../../core/meetings/meeting-sorts.ts';
import { dayAndDate, longDate, plainDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { attendanceBySort, type Attendee } from '../../../../app/meetings/attendance-by-sort.ts';
import { Button, LooseDate, Table } from '../../../components/index.ts';
import { dateAsTyped } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';

const SORTS = Object.entries(MEETING_SORTS) as readonly (readonly [MeetingSort, string])[];

/** How often those with a place at meetings were there, by sort of meeting; each number opens to its sittings. */
export async function showAttended(context: Context): Promise<Reply> {
  const { query, today } = context;
  const errors: FieldError[] = [];
  const day = (name: 'from' | 'until', label: string, otherwise: PlainDate): PlainDate => {
    const typed = query[name]?.trim() ?? '';
    if (typed === '') return otherwise;
    const read = parseDateAsTyped(typed, today, 'past');
    if (!read.ok) errors.push({ field: name, text: `${label}: give ${read.error}` });
    return read.ok ? read.value : otherwise;
  };
  const until = day('until', 'To', today);
  const from = day('from', 'From', plainDate(`${until.slice(0, 7)}-01`));
  if (from > until) errors.push({ field: 'from', text: 'From: give a day not later than the last' });
  const people = errors.length > 0 ? [] : await attendanceBySort(context.ports, context.who.reader, from, until);
  const chosen = people.find((p) => p.worker === query['of'] && p.role === query['as']);
  const span = new URLSearchParams({ from: dateAsTyped(from), until: dateAsTyped(until) }).toString();
  const fault = (name: string): string | undefined => errors.find((e) => e.field === name)?.text;
  return {
    is: 'page',
    title: 'Attendance at meetings',
    nav: 'meetings',
    back: { href: '/meetings', text: 'Meetings' },
    errors,
    body: (
      <>
        <h1 class="govuk-heading-l">Attendance at meetings</h1>
        <form method="get" action="/meetings/attended" class="tl-inline-form">
          <LooseDate id="from" name="from" label="From" value={query['from'] ?? dateAsTyped(from)} error={fault('from')} />
          <LooseDate id="until" name="until" label="To" hint="For example, 31/3/2026" value={query['until'] ?? dateAsTyped(until)} error={fault('until')} />
          <Button text="Show" kind="secondary" />
        </form>
        {errors.length === 0 && (people.every((p) => p.sittings.length === 0) ? <p class="govuk-body">No meeting was held from {longDate(from)} to {longDate(until)}.</p> : (
          <Table
            caption={`${longDate(from)} to ${longDate(until)}`} captionSize="m" stackOnMobile firstCellIsHeader head={['Who', ...SORTS.map(([, title]) => title), 'Which']}
            rows={people.filter((p) => p.sittings.length > 0).map((p) => [
              <>{p.name}<br /><span class="govuk-hint">{roleLabel(p.role)}</span></>, ...SORTS.map(([sort]) => shareWords(p, sort)),
              <a class="govuk-link" href={`/meetings/attended?${span}&of=${p.worker}&as=${p.role}#which`}>See the sittings<span class="govuk-visually-hidden"> of {p.name}</span></a>,
            ])}
          />
        ))}
        {chosen !== undefined && <Sittings of={chosen} />}
      </>
    ),
  };
}

/** "1 of 1"; a dash where no meeting of the sort was held. */
function shareWords(p: Attendee, sort: MeetingSort): string {
  const { present, of } = p.share[sort];
  return of === 0 ? '–' : `${present} of ${of}`;
}

function Sittings({ of }: { readonly of: Attendee }) {
  return (
    <section aria-labelledby="which">
      <h2 class="govuk-heading-m" id="which" tabindex={-1}>{of.name}, {roleInSentence(of.role)}</h2>
      <Table
        caption="Sittings that count" captionHidden stackOnMobile firstCellIsHeader head={['Day', 'Meeting', 'Sort', 'Attendance']}
        rows={of.sittings.map((s) => [<a class="govuk-link" href={`/meetings/${s.id}`}>{dayAndDate(s.on, true)}</a>, s.title, MEETING_SORTS[s.sort], s.attendance === undefined ? 'Not recorded' : `${ATTENDANCE[s.attendance]}${s.reason === undefined ? '' : `: ${s.reason}`}`])}
      />
    </section>
  );
}
