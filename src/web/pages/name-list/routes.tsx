import { askForRemoval, loadNameList, shareNameList, type Handing } from '../../../app/name-list/name-list.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { LIST_RECIPIENTS } from '../../../core/chronology/kinds/sharing/name-list-shared.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import { route, type Context, type FieldError, type Reply, type Route } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';
import { NameListView } from './name-list-view.tsx';

const PATH = '/name-list';
const READING = { permission: 'register.see', purpose: 'keeping the list of names', audit: { event: 'name-list.opened', shown: 'the list of names and who has them' } } as const;
const GIVING = { ...READING, permission: 'cases.record' } as const;

async function page(context: Context, typed: Typed, errors: readonly FieldError[], notice?: string): Promise<Reply> {
  const list = await loadNameList(context.ports, context.who.reader, context.today);
  const recorders = kindOf('name-list.shared')?.recordedBy;
  const mayGive = recorders === 'anyone' || (recorders?.includes(context.who.role) ?? false);
  const first: Typed = { 'give-on': [dateAsTyped(context.today)], 'ask-on': [dateAsTyped(context.today)] };
  return {
    is: 'page', title: 'List of names', nav: 'register', back: { href: '/register', text: 'Register' }, errors,
    ...(errors.length > 0 ? { status: 422 } : {}), ...(notice === undefined ? {} : { notice }),
    body: <NameListView list={list} mayGive={mayGive} mayShare={context.may('disclosure.make')} typed={{ ...first, ...typed }} errors={errors} csrf={context.who.csrf} command={context.ports.ids.next()} />,
  };
}

function handingOf(context: Context, prefix: string, errors: FieldError[]): Handing | undefined {
  const { form, ports, who, today } = context;
  const recipients = (form[`${prefix}recipients`] ?? []).filter((r) => Object.hasOwn(LIST_RECIPIENTS, r));
  const on = parseDateAsTyped(lastOf(form, `${prefix}on`), today);
  const channel = lastOf(form, `${prefix}channel`);
  const named = lastOf(form, `${prefix}who`).trim();
  if (recipients.length === 0) errors.push({ field: `${prefix}recipients`, text: 'Choose at least one recipient' });
  if (channel === '') errors.push({ field: `${prefix}channel`, text: 'Choose how it went' });
  if (!on.ok || on.value > today) errors.push({ field: `${prefix}on`, text: `On which day: give ${on.ok ? 'a day not later than today' : on.error}` });
  if (errors.length > 0 || !on.ok) return undefined;
  return { command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), reader: who.reader, today, on: on.value, recipients, channel, ...(named === '' ? {} : { who: named }) };
}

async function submit(context: Context): Promise<Reply> {
  const { form, ports } = context;
  const asking = lastOf(form, 'act') === 'ask';
  const errors: FieldError[] = [];
  const children = form['ask-child'] ?? [];
  if (asking && children.length === 0) errors.push({ field: 'ask-child', text: 'Choose at least one name' });
  const handing = handingOf(context, asking ? 'ask-' : 'give-', errors);
  if (handing === undefined) return page(context, form, errors);
  const done = asking ? await askForRemoval(ports, handing, children) : await shareNameList(ports, handing);
  const faults = done.filter((d) => d.result.outcome !== 'recorded').flatMap((d) => wordsOf(d.result).map((text) => ({ text: `${d.about}: ${text}` })));
  if (faults.length > 0) return page(context, form, faults);
  return { is: 'redirect', to: PATH, notice: asking ? `Logged: asked to remove ${done.length === 1 ? '1 name' : `${done.length} names`}.` : `Logged with ${done.length === 1 ? '1 name' : `${done.length} names`}.` };
}

/** The list of names given to others. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: PATH, ...READING, handle: (context) => page(context, context.held?.form ?? {}, []) }),
  route({ method: 'POST', path: PATH, ...GIVING, handle: submit }),
];
