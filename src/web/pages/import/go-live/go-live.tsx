import { setGoLive } from '../../../../app/imports/go-live.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { Button, CsrfField, LooseDate } from '../../../components/index.ts';
import { dateAsTyped, lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';

export async function showGoLive(context: Context): Promise<Reply> {
  return page(context);
}

/** Sets the day on which the service goes live, or takes it away; everybody is derived again while the answer is already there. */
export async function submitGoLive(context: Context): Promise<Reply> {
  const typed = lastOf(context.form, 'day').trim();
  const day = typed === '' ? undefined : parseDateAsTyped(typed, context.today, 'future');
  if (day?.ok === false) return page(context, `Go-live day: give ${day.error}`);
  const { derived } = await setGoLive(context.ports, context.actor(), day?.value);
  derived.catch(() => undefined);
  return { is: 'redirect', to: '/import', notice: day === undefined ? 'No go-live day is set any more' : `Go-live day: ${dayAndDate(day.value, true)}. Duties are being worked out again` };
}

async function page(context: Context, fault?: string): Promise<Reply> {
  const service = await context.ports.store.asReader(context.who.reader, ({ directory }) => directory.service());
  const now = service?.goLive;
  return {
    is: 'page',
    title: 'Go-live day',
    nav: 'import',
    back: { href: '/import', text: 'Imports' },
    ...(fault === undefined ? {} : { errors: [{ field: 'day', text: fault }], status: 422 }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Go-live day</h1>
          <p class="govuk-body">What fell due before this day was the old system’s business. It is shown as “brought forward: to check”, counts as nobody’s lateness, and is settled in bulk with one reason. From this day on a duty that is not done in time is late.</p>
          <p class="govuk-body">{now === undefined ? 'No day is set.' : `It is ${dayAndDate(now, true)}.`}</p>
          <form method="post" action="/import/go-live" novalidate>
            <CsrfField token={context.who.csrf} />
            <LooseDate name="day" label="Go-live day" hint="For example, 24/11/2026. Leave it empty to have none." value={context.form['day'] === undefined ? (now === undefined ? '' : dateAsTyped(now)) : lastOf(context.form, 'day')} error={fault} />
            <Button text="Set the day" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}
