import { Button, Input, InsetText, Select, Tag } from '../../components/index.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { OUTCOMES } from '../../../app/audit/marks.ts';
import { looking, type Looking, type SignalToCheck } from '../../../app/audit/looking.ts';
import { SIGNAL_SORTS } from '../../../app/audit/signals/signal.ts';
import type { Context, Reply } from '../../route.ts';
import { inLondon } from '../../../app/audit/london.ts';
import { readPeriod, type AskedPeriod } from './period.ts';
import { roleWords } from './roles-in-words.ts';

const PATH = '/looking';
/** More are not shown at once: a list that long is read by nobody, and asks for other settings. */
const MOST = 200;

/** Looking that is unusual, for the governance officer: signals to check, none of them an accusation. */
export async function showLooking({ ports, who, today, query }: Context): Promise<Reply> {
  const asked = readPeriod(query, today);
  const found = await looking(ports, who.reader, asked.errors.length > 0 ? {} : asked);
  return { is: 'page', title: 'Who looked: what was unusual', nav: 'looking', errors: asked.errors, body: <LookingView found={found} asked={asked} query={query} /> };
}

function LookingView({ found, asked, query }: { readonly found: Looking; readonly asked: AskedPeriod; readonly query: Context['query'] }) {
  const [sort, person, settled] = [query['sort'] ?? '', query['person'] ?? '', query['settled'] ?? ''];
  const people = [...new Map(found.signals.map((s) => [s.worker, s.name]))].sort((a, b) => a[1].localeCompare(b[1]));
  const fitting = found.signals.filter((s) => (sort === '' || s.sort === sort) && (person === '' || s.worker === person));
  const open = fitting.filter((s) => !s.settled);
  const shown = settled === 'yes' ? fitting : open;
  const fault = (field: string): { readonly error?: string } => {
    const error = asked.errors.find((e) => e.field === field);
    return error === undefined ? {} : { error: error.text };
  };
  return (
    <>
      <h1 class="govuk-heading-l">Who looked: what was unusual</h1>
      <p class="govuk-body"><a class="govuk-link" href="/who-may-see-what">Who may see what</a></p>
      <p class="govuk-body">Looks at records that were out of the ordinary. A signal says that something is worth a question, not that anything was wrong. <a class="govuk-link" href="/looking/settings">From when on something counts as unusual</a>.</p>
      <form method="get" action={PATH} class="tl-inline-form" novalidate>
        <Select id="sort" name="sort" label="What" value={sort} items={[{ value: '', text: 'Everything' }, ...Object.entries(SIGNAL_SORTS).map(([value, text]) => ({ value, text }))]} />
        <Select id="person" name="person" label="Who" value={person} items={[{ value: '', text: 'Everybody' }, ...people.map(([value, text]) => ({ value, text }))]} />
        <Input id="from" name="from" label="From" value={asked.typed.from} width={10} autocomplete="off" {...fault('from')} />
        <Input id="until" name="until" label="Until" value={asked.typed.until} width={10} autocomplete="off" {...fault('until')} />
        <Select id="settled" name="settled" label="Looked into" value={settled} items={[{ value: '', text: 'Leave out' }, { value: 'yes', text: 'Show too' }]} />
        <Button text="Show" kind="secondary" />
      </form>
      <p class="govuk-body" role="status">
        {open.length} to check, {fitting.length - open.length} looked into. {found.traces} traces, {dayAndDate(found.from, true)} to {dayAndDate(found.until, true)}.
      </p>
      {shown.length === 0 ? <InsetText>Nothing unusual {fitting.length > 0 ? 'is left to check' : 'was found'} in this time.</InsetText> : (
        <ul class="govuk-list tl-signals">{shown.slice(0, MOST).map((s) => <SignalCard signal={s} found={found} />)}</ul>
      )}
      {shown.length > MOST && <InsetText>{shown.length - MOST} more are not shown. Choose one sort, one person or a shorter period, or let the settings ask for more before something counts.</InsetText>}
    </>
  );
}

function SignalCard({ signal, found }: { readonly signal: SignalToCheck; readonly found: Looking }) {
  const [mark] = signal.marks;
  return (
    <li class="tl-signal">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={signalHref(signal.key, found)}>{SIGNAL_SORTS[signal.sort]}: {signal.name}</a>{signal.child === undefined ? '' : `, looking at ${signal.child.name}`}
      </h2>
      <p class="govuk-body-s govuk-!-margin-bottom-1">{roleWords(signal.roles)}. {dayAndDate(signal.day, true)}.</p>
      <p class="govuk-body govuk-!-margin-bottom-1">{signal.says}</p>
      {mark !== undefined && (
        <p class="govuk-body-s">
          <Tag text={signal.settled ? 'looked into' : mark.outcome === 'looking' ? 'being looked into' : 'again since'} colour={signal.settled ? 'grey' : 'yellow'} /> {OUTCOMES[mark.outcome]} ({mark.by}, {dayAndDate(inLondon(mark.at).day, true)})
        </p>
      )}
    </li>
  );
}

/** The address of one signal, with the period in which it was found: without it another day might not find it. */
export function signalHref(key: string, { from, until }: Pick<Looking, 'from' | 'until'>): string {
  return `/looking/signal?${new URLSearchParams({ key, from, until }).toString()}`;
}
