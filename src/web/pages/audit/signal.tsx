import { Button, CsrfField, InsetText, Radios, SummaryList, Textarea } from '../../components/index.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { inLondon } from '../../../app/audit/london.ts';
import { looking, type Looking, type SignalToCheck } from '../../../app/audit/looking.ts';
import { MARK_EVENT, MARK_OUTCOMES, OUTCOMES, type Mark } from '../../../app/audit/marks.ts';
import { SIGNAL_SORTS } from '../../../app/audit/signals/signal.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { LooksTable } from './looks-table.tsx';
import { signalHref } from './looking.tsx';
import { readPeriod } from './period.ts';
import { roleWords } from './roles-in-words.ts';

const GONE = 'This signal is not found in this period any longer: the settings may have changed, or somebody may work with the child now';

/** One signal with the traces on which it rests. */
export async function showSignal(context: Context): Promise<Reply> {
  const found = await signalOf(context, context.query);
  return found === undefined ? { is: 'not-found', what: GONE } : signalPage(context, found, []);
}

/** Marks a signal as looked into. The mark is a trace itself: it is sealed with the others and cannot be taken back, only added to. */
export async function markSignal(context: Context): Promise<Reply> {
  const { form, ports, who } = context;
  const found = await signalOf(context, { key: lastOf(form, 'key'), from: lastOf(form, 'from'), until: lastOf(form, 'until') });
  if (found === undefined) return { is: 'not-found', what: GONE };
  const outcome = MARK_OUTCOMES.find((o) => o === lastOf(form, 'outcome'));
  const note = lastOf(form, 'note').trim();
  const errors: FieldError[] = [];
  if (outcome === undefined) errors.push({ field: 'outcome', text: 'Choose what came of it' });
  if (note === '') errors.push({ field: 'note', text: 'Say what you did and what was said: whoever asks later reads it' });
  if (note.length > 4000) errors.push({ field: 'note', text: 'Say it in at most 4,000 characters' });
  if (outcome === undefined || errors.length > 0) return signalPage(context, found, errors);
  const { signal } = found;
  await ports.store.asReader(who.reader, ({ lists }) => lists.audit({
    event: MARK_EVENT, shown: `${SIGNAL_SORTS[signal.sort]}: ${signal.name}`, detail: { signal: signal.key, outcome, note },
    ...(signal.child === undefined ? {} : { subject: { kind: 'child', id: signal.child.id } }),
  }));
  return { is: 'redirect', to: signalHref(signal.key, found.around), notice: outcome === 'looking' ? 'Recorded. It stays among those to check' : 'Recorded as looked into' };
}

interface FoundSignal {
  readonly signal: SignalToCheck;
  readonly around: Looking;
}

async function signalOf({ ports, who, today }: Context, query: Readonly<Record<string, string>>): Promise<FoundSignal | undefined> {
  const around = await looking(ports, who.reader, readPeriod(query, today));
  const signal = around.signals.find((s) => s.key === query['key']);
  return signal === undefined ? undefined : { signal, around };
}

function signalPage(context: Context, { signal, around }: FoundSignal, errors: readonly FieldError[]): Reply {
  const { form, who } = context;
  const error = (field: string): { readonly error?: string } => {
    const found = errors.find((e) => e.field === field);
    return found === undefined ? {} : { error: found.text };
  };
  const title = `${SIGNAL_SORTS[signal.sort]}: ${signal.name}`;
  return {
    is: 'page', title, nav: 'looking', errors, back: { href: '/looking', text: 'Who looked' },
    ...(errors.length > 0 ? { status: 400 } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body-l">{signal.says}</p>
        <SummaryList
          rows={[
            { key: 'Who', value: `${signal.name}, ${roleWords(signal.roles)}` },
            ...(signal.child === undefined ? [] : [{ key: 'About', value: <a class="govuk-link" href={`/children/${signal.child.id}/looked-at`}>{signal.child.name}: who looked</a> }]),
            { key: 'Last on', value: dayAndDate(signal.day, true) },
          ]}
        />
        <h2 class="govuk-heading-m">What it rests on</h2>
        <LooksTable rows={signal.looks} caption="Traces on which the signal rests" whom days />
        <Marks marks={signal.marks} />
        <form method="post" action="/looking/signal" novalidate>
          <CsrfField token={who.csrf} />
          <input type="hidden" name="key" value={signal.key} />
          <input type="hidden" name="from" value={around.from} />
          <input type="hidden" name="until" value={around.until} />
          <input type="hidden" name="_page" value={signalHref(signal.key, around)} />
          <Radios id="outcome" name="outcome" label="What came of looking into it" labelSize="m" value={lastOf(form, 'outcome')} items={MARK_OUTCOMES.map((value) => ({ value, text: OUTCOMES[value] }))} {...error('outcome')} />
          <Textarea id="note" name="note" label="What you did and what was said" hint="Do not write about the child. This is kept with the audit and cannot be changed afterwards" value={lastOf(form, 'note')} {...error('note')} />
          <Button text="Record that it was looked into" preventDoubleClick />
        </form>
      </>
    ),
  };
}

function Marks({ marks }: { readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return <InsetText>Nobody has looked into this yet.</InsetText>;
  return (
    <>
      <h2 class="govuk-heading-m">Looked into</h2>
      <SummaryList rows={marks.map((m) => ({ key: `${dayAndDate(inLondon(m.at).day, true)}, ${m.by}`, value: `${OUTCOMES[m.outcome]}. ${m.note}` }))} />
    </>
  );
}
