import { openInEmergency, type Emergency } from '../../../app/access/open-in-emergency.ts';
import { GLASS_HOURS } from '../../../core/chronology/kinds/access/glass-broken.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { Button, CsrfField, Input, InsetText, Radios, Textarea, WarningText } from '../../components/index.ts';
import { lastOf } from '../../forms/typed.ts';
import { route, type Context, type FieldError, type Reply } from '../../route.ts';

const PATH = '/emergency';

/** The form by which a record is opened that one may not ordinarily see. */
export const routes = [
  route({
    method: 'GET', path: PATH, permission: 'glass.break', purpose: 'an emergency', audit: 'none: shows no child',
    handle: (context) => Promise.resolve(page(context, [])),
  }),
  route({
    method: 'POST', path: PATH, fresh: true, permission: 'glass.break', purpose: 'an emergency', audit: { event: 'emergency.answered', shown: 'whether a record fits' },
    handle: submit,
  }),
];

async function submit(context: Context): Promise<Reply> {
  const said = read(context);
  if ('errors' in said) return page(context, said.errors, 400);
  const opened = await openInEmergency(context.ports, context.actor(), said.emergency);
  switch (opened.outcome) {
    case 'opened':
      return { is: 'redirect', to: `/children/${opened.child}`, notice: 'You have opened this record in an emergency. The managers have been told, and will look into it.' };
    case 'open-already':
      return { is: 'redirect', to: `/children/${opened.child}`, notice: 'You may open this record anyway. Nothing was opened in an emergency.' };
    case 'not-allowed':
      return { is: 'forbidden', why: 'Your role does not open records in an emergency.' };
    case 'nobody':
      return page(context, [{ field: 'who', text: 'Nobody on record fits exactly. Give the reference; or the full name as recorded, with the date of birth' }], 404);
  }
}

function read({ form, today }: Context): { readonly emergency: Emergency } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const who = lastOf(form, 'who').trim();
  const bornText = lastOf(form, 'born').trim();
  const reason = lastOf(form, 'reason').trim();
  const hours = lastOf(form, 'hours');
  const born = bornText === '' ? undefined : parseDateAsTyped(bornText, today);
  if (who === '') errors.push({ field: 'who', text: 'Say whose record: the reference, or the full name' });
  if (born !== undefined && !born.ok) errors.push({ field: 'born', text: 'Give the date of birth as a day, such as 1/2/2010' });
  if (reason.length < 10) errors.push({ field: 'reason', text: 'Say in a few words why it cannot wait; a manager reads it' });
  if (!isHours(hours)) errors.push({ field: 'hours', text: 'Choose for how long' });
  if (errors.length > 0 || !isHours(hours)) return { errors };
  return { emergency: { who: born?.ok === true ? { name: who, born: born.value } : { reference: who }, reason, hours } };
}

function isHours(text: string): text is keyof typeof GLASS_HOURS {
  return Object.hasOwn(GLASS_HOURS, text);
}

function page(context: Context, errors: readonly FieldError[], status?: number): Reply {
  const value = (name: string): string => lastOf(context.held?.form ?? context.form, name);
  const fault = (name: string): { readonly error?: string } => {
    const found = errors.find((e) => e.field === name);
    return found === undefined ? {} : { error: found.text };
  };
  return {
    is: 'page',
    title: 'Open a record in an emergency',
    nav: 'caseload',
    errors,
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Open a record in an emergency</h1>
          <p class="govuk-body">Use this when a child’s safety cannot wait and you may not ordinarily see their record: because it is restricted, or because the case is not yours.</p>
          <WarningText text="The managers are told at once, by name and with your reason. One of them looks into it afterwards." />
          <form method="post" action={PATH} novalidate>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_page" value={PATH} />
            {context.held !== undefined && <input type="hidden" name="_draft" value={context.held.key} />}
            {context.held !== undefined && <InsetText>Nothing has been opened yet: look through what you typed, and send it.</InsetText>}
            <Input id="who" name="who" label="Reference, or full name as recorded" value={value('who')} autocomplete="off" {...fault('who')} />
            <Input id="born" name="born" label="Date of birth" hint="Needed with a name. For example 1/2/2010" value={value('born')} autocomplete="off" width={10} {...fault('born')} />
            <Textarea id="reason" name="reason" label="Why it cannot wait" rows={4} value={value('reason')} {...fault('reason')} />
            <Radios id="hours" name="hours" label="For how long" value={value('hours')} items={Object.entries(GLASS_HOURS).map(([v, text]) => ({ value: v, text }))} {...fault('hours')} />
            <Button text="Open the record" />
          </form>
        </div>
      </div>
    ),
  };
}
