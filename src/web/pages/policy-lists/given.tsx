import type { ListPage } from '../../../app/cohorts/list-page.ts';
import { giveList } from '../../../app/cohorts/give-list.ts';
import type { ListGiven } from '../../../core/cohorts/list-given.ts';
import { LIST_CHANNELS, LIST_RECIPIENTS } from '../../../core/chronology/kinds/sharing/name-list-shared.ts';
import type { SubjectId } from '../../../core/values/ids.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Button, CsrfField, Input, Radios, type Content } from '../../components/index.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

function whomOf(page: ListPage): string {
  return page.list.givenTo.map((r) => (Object.entries(LIST_RECIPIENTS).find(([key]) => key === r)?.[1] ?? r).toLowerCase()).join(' and ');
}

/** When a list was given last to those whom the policy gives it to, and what has changed since. */
export function Given({ page }: { readonly page: ListPage }): Content {
  if (page.list.givenTo.length === 0) return null;
  return (
    <section aria-label={`Given to the ${whomOf(page)}`}>
      <p class="govuk-body govuk-!-margin-bottom-1">Given to the {whomOf(page)}:</p>
      {page.given.length === 0 ? <p class="govuk-body">Not given yet.</p> : (
        <ul class="govuk-list govuk-list--bullet">{page.given.map((g) => <li>{g.text === '' ? '' : <strong>{g.text}: </strong>}{inWords(g, page)}</li>)}</ul>
      )}
    </section>
  );
}

/** The form by which it is logged that the list was given, as it stands today. */
export function GiveForm({ page, context, path }: { readonly page: ListPage; readonly context: Context; readonly path: string }): Content {
  if (page.list.givenTo.length === 0 || page.day !== context.today || page.rows.length === 0 || !context.may('cases.record')) return null;
  return (
    <section aria-labelledby="give">
      <h2 class="govuk-heading-m" id="give">Log that the list was given to the {whomOf(page)}</h2>
      <Form context={context} path={path} rows={page.rows.length} whom={whomOf(page)} />
    </section>
  );
}

function inWords(g: ListGiven, page: ListPage): string {
  if (g.on === undefined) return 'not given yet';
  const changes = g.came.length + g.gone.length;
  const names = (subjects: readonly SubjectId[]): string => subjects.map((s) => page.children.get(s)?.name ?? 'a record that you may not open').join(', ');
  return [
    `${changes === 0 ? 'no change' : changes === 1 ? '1 change' : `${changes} changes`} since ${dayAndDate(g.on, true)}`,
    ...(g.came.length === 0 ? [] : [`new: ${names(g.came)}`]),
    ...(g.gone.length === 0 ? [] : [`no longer: ${names(g.gone)}`]),
  ].join('; ');
}

function Form({ context, path, rows, whom }: { readonly context: Context; readonly path: string; readonly rows: number; readonly whom: string }) {
  return (
    <form method="post" action={`${path}/given`} novalidate class="tl-no-print">
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_command" value={context.ports.ids.next()} />
      {Object.entries(context.query).filter(([name, value]) => name !== 'on' && value !== '').map(([name, value]) => <input type="hidden" name={`only.${name}`} value={value} />)}
      <Input name="who" label="To whom there" hint="For example, the Chief Inspector of the area" width={20} value="" autocomplete="off" />
      <Radios name="channel" label="How" labelSize="s" items={Object.entries(LIST_CHANNELS).map(([value, text]) => ({ value, text }))} value="" />
      <Button text={`Log that ${rows === 1 ? 'this name was' : `these ${rows} names were`} given to the ${whom} today`} kind="secondary" preventDoubleClick />
    </form>
  );
}

/** Logs that the list was given as it stands today, on the record of each child on it. Nothing is sent from here. */
export async function giveTheList(context: Context): Promise<Reply> {
  const { form, ports, who, today } = context;
  const list = context.params['name'] ?? '';
  const narrowed = Object.fromEntries(Object.entries(form).flatMap(([name, values]) => (name.startsWith('only.') && values.at(-1) ? [[name.slice(5), values.at(-1) ?? '']] : [])));
  const back = `/lists/${list}${Object.keys(narrowed).length === 0 ? '' : `?${new URLSearchParams(narrowed).toString()}`}`;
  const [whom, channel] = [lastOf(form, 'who').trim(), lastOf(form, 'channel')];
  if (whom === '' || !Object.hasOwn(LIST_CHANNELS, channel)) return { is: 'redirect', to: back, notice: 'Not logged: say to whom it was given, and how' };
  const done = await giveList(ports, { command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), reader: who.reader, list, narrowed, today, who: whom, channel });
  if (done === undefined) return { is: 'not-found', what: 'The policy in force has no list of that name that is given to somebody.' };
  const faults = done.filter((d) => d.result.outcome !== 'recorded').flatMap((d) => wordsOf(d.result).map((text) => `${d.about}: ${text}`));
  if (faults.length > 0) return { is: 'forbidden', why: faults.slice(0, 3).join(' ') };
  return { is: 'redirect', to: back, notice: `Logged with ${done.length === 1 ? '1 name' : `${done.length} names`}.` };
}
