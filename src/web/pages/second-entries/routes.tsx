import { confirmOwed, type Confirmation } from '../../../app/second-entries/confirm.ts';
import { loadLedger, type Owed, type SystemLedger } from '../../../app/second-entries/ledger.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { parseDateAsTyped, parseTimeAsTyped } from '../../../core/values/loose.ts';
import type { PlainDate } from '../../../core/values/plain-date.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import { InsetText } from '../../components/index.ts';
import { route, type Context, type FieldError, type Reply, type Route } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';
import { LedgerView, prefixOf } from './ledger-view.tsx';

const PATH = '/second-entries';
const READING = { permission: 'cases.record', purpose: 'entering what is owed in another system', audit: { event: 'work.second-entries', shown: 'what is owed in other systems' } } as const;

async function ledgerOf(context: Context): Promise<{ readonly systems: readonly SystemLedger[]; readonly system: SystemLedger | undefined }> {
  const systems = await loadLedger(context.ports, context.who.reader, context.today);
  const named = context.query['system'] ?? '';
  return { systems, system: systems.find((s) => s.name === named) ?? systems.find((s) => s.owed.length > 0) ?? systems[0] };
}

async function page(context: Context, typed: Typed, errors: readonly FieldError[], notice?: string): Promise<Reply> {
  const { systems, system } = await ledgerOf(context);
  const body = system === undefined
    ? <><h1 class="govuk-heading-xl">Second entries</h1><InsetText text="The policy of this service names no other system." /></>
    : <LedgerView systems={systems} system={system} typed={{ on: [dateAsTyped(context.today)], ...typed }} errors={errors} csrf={context.who.csrf} command={context.ports.ids.next()} />;
  return { is: 'page', title: 'Second entries', nav: 'my-work', back: { href: '/my-work', text: 'My work' }, errors, ...(errors.length > 0 ? { status: 422 } : {}), ...(notice === undefined ? {} : { notice }), body };
}

interface When {
  readonly on: PlainDate;
  readonly at?: string;
}

function whenOf({ form, today }: Context, errors: FieldError[]): When | undefined {
  const on = parseDateAsTyped(lastOf(form, 'on') || dateAsTyped(today), today);
  const timed = lastOf(form, 'at').trim();
  const at = timed === '' ? undefined : parseTimeAsTyped(timed);
  if (!on.ok) errors.push({ field: 'on', text: `When were they entered: give ${on.error}` });
  if (at?.ok === false) errors.push({ field: 'at', text: `Time: give ${at.error}` });
  if (!on.ok || at?.ok === false) return undefined;
  if (on.value > today) {
    errors.push({ field: 'on', text: 'When were they entered: give a day not later than today' });
    return undefined;
  }
  return { on: on.value, ...(at === undefined ? {} : { at: at.value }) };
}

/** What was said of one line; nothing, if it was left alone. */
function saidOf(form: Typed, owed: Owed): Confirmation | undefined {
  const p = prefixOf(owed);
  const outcome = lastOf(form, `${p}outcome`);
  const note = lastOf(form, `${p}note`).trim();
  const reference = lastOf(form, `${p}reference`).trim();
  const more = { ...(note === '' ? {} : { note }), ...(reference === '' ? {} : { reference }) };
  if (outcome === 'differs' || outcome === 'not-needed') return { outcome, ...more };
  return lastOf(form, `${p}entered`) === 'yes' ? { outcome: 'entered', ...more } : undefined;
}

async function submit(context: Context): Promise<Reply> {
  const { form, ports, who } = context;
  const { system } = await ledgerOf(context);
  const errors: FieldError[] = [];
  const when = whenOf(context, errors);
  const said = (system?.owed ?? []).flatMap((owed) => {
    const confirmation = saidOf(form, owed);
    return confirmation === undefined ? [] : [{ owed, confirmation }];
  });
  if (said.length === 0) errors.push({ text: 'Tick at least one that you have entered' });
  if (when === undefined || errors.length > 0) return page(context, form, errors);
  const command = commandIdOf(form, () => ports.ids.next());
  let done = 0;
  const left: Record<string, readonly string[]> = {};
  for (const { owed, confirmation } of said) {
    const result = await confirmOwed(ports, { command, actor: context.actor(), reader: who.reader, ...when }, owed, confirmation);
    if (result.outcome === 'recorded') {
      done += 1;
      continue;
    }
    const p = prefixOf(owed);
    const field = result.outcome === 'invalid' ? `${p}${result.faults[0]?.field ?? 'note'}` : undefined;
    errors.push(...wordsOf(result).map((text): FieldError => ({ text: `${owed.row.about}: ${text}`, ...(field === undefined ? {} : { field }) })));
    for (const [name, values] of Object.entries(form)) if (name.startsWith(p)) left[name] = values;
  }
  const words = done === 1 ? '1 entry recorded.' : `${done} entries recorded.`;
  if (errors.length === 0) return { is: 'redirect', to: `${PATH}?system=${encodeURIComponent(system?.name ?? '')}`, notice: words };
  return page(context, { ...left, on: form['on'] ?? [], at: form['at'] ?? [] }, errors, done === 0 ? undefined : `${words} What is left stands below as you typed it.`);
}

/** The ledger of what is owed in other systems. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: PATH, ...READING, handle: (context) => page(context, context.held?.form ?? {}, []) }),
  route({ method: 'POST', path: PATH, ...READING, handle: submit }),
];
