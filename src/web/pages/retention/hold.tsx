import { namesChildren } from '../../../app/retention/governs.ts';
import { placeHold } from '../../../app/retention/holds.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { Button, CsrfField, Input, LooseDate, Textarea } from '../../components/index.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { readHold } from './read.ts';

const PATH = '/retention/hold';
const NOT_THEIRS: Reply = { is: 'forbidden', why: 'Your role does not place legal holds on the records of children.' };

/** The form by which a legal hold is placed on the record of a child who is named exactly. */
export function showHold(context: Context): Promise<Reply> {
  if (!namesChildren(context.actor())) return Promise.resolve(NOT_THEIRS);
  return Promise.resolve(page(context, []));
}

export async function sendHold(context: Context): Promise<Reply> {
  const { form, ports, today } = context;
  const errors: FieldError[] = [];
  const who = lastOf(form, 'who').trim();
  if (who === '') errors.push({ field: 'who', text: 'Say whose record: the reference, or the full name' });
  const bornText = lastOf(form, 'born').trim();
  const born = bornText === '' ? undefined : parseDateAsTyped(bornText, today);
  if (born !== undefined && !born.ok) errors.push({ field: 'born', text: 'Give the date of birth as a day, such as 1/2/2010' });
  const data = readHold(form, today, errors);
  if (data === undefined) return page(context, errors, 400);
  const exact = born?.ok === true ? { name: who, born: born.value } : { reference: who };
  const done = await placeHold(ports, context.who.reader, context.actor(), exact, { command: commandIdOf(form, () => ports.ids.next()), kind: 'hold.placed', data });
  if (done.outcome === 'refused') return page(context, done.why.map((text) => ({ field: 'who', text })), 400);
  if (done.outcome === 'not-found') return NOT_THEIRS;
  return { is: 'redirect', to: '/retention#held', notice: 'The record is under a legal hold. Nothing of it is erased until the hold is lifted.' };
}

function page(context: Context, errors: readonly FieldError[], status?: number): Reply {
  const value = (name: string): string => lastOf(context.form, name);
  const fault = (name: string): { readonly error?: string } => {
    const found = errors.find((e) => e.field === name);
    return found === undefined ? {} : { error: found.text };
  };
  return {
    is: 'page', title: 'Place a legal hold', nav: 'retention', errors, back: { href: '/retention', text: 'Keeping and erasing' },
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Place a legal hold</h1>
          <p class="govuk-body">While it stands nothing of the record is erased, whatever its rule says. For a claim, an inquiry, a review, a complaint or a court.</p>
          <form method="post" action={PATH} novalidate>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_command" value={context.ports.ids.next()} />
            <Input id="who" name="who" label="Reference, or full name as recorded" value={value('who')} autocomplete="off" {...fault('who')} />
            <Input id="born" name="born" label="Date of birth" hint="Needed with a name. For example 1/2/2010" value={value('born')} autocomplete="off" width={10} {...fault('born')} />
            <Input id="asked-by" name="asked-by" label="Who asks for it" hint="The inquiry, the court, the solicitor, the review" value={value('asked-by')} autocomplete="off" {...fault('asked-by')} />
            <Textarea id="why" name="why" label="Why" rows={4} value={value('why')} {...fault('why')} />
            <LooseDate id="review-on" name="review-on" label="When it is looked at again" hint="A hold does not end by itself. For example, 1/6/2027" value={value('review-on')} {...fault('review-on')} />
            <Button text="Place the hold" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}
