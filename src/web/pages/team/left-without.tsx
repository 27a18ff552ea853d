import { nameOf } from '../../../app/child/child-page.ts';
import { handOver, loadLeftWithout, type LeftWithout, type LeftWithoutPage } from '../../../app/work/left-without.ts';
import { roleInSentence, roleLabel } from '../../../core/access/roles.ts';
import { id, type WorkerId } from '../../../core/values/ids.ts';
import { longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { Button, Checkboxes, CsrfField, InsetText, Select } from '../../components/index.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import { route, type Context, type Reply, type Route } from '../../route.ts';

const PATH = '/team/left-without';
const MANAGING = { permission: 'team.see', purpose: 'managing the team' } as const;

/** The children who have nobody, or will have nobody from a day that is known. */
export const leftWithout: readonly Route[] = [
  route({ ...MANAGING, method: 'GET', path: PATH, audit: { event: 'team.left-without', shown: 'children who have nobody, or will have nobody' }, handle: (context) => page(context, {}) }),
  route({ ...MANAGING, method: 'POST', path: PATH, audit: { event: 'team.left-without', shown: 'children who were allocated to somebody else' }, handle: send }),
];

async function page(context: Context, faults: Readonly<Record<string, string>>): Promise<Reply> {
  const { ports, who, today } = context;
  const found = await loadLeftWithout(ports, who.reader, today);
  return {
    is: 'page',
    title: 'Children who have nobody',
    nav: 'team',
    back: { href: '/team', text: 'Team' },
    ...(Object.keys(faults).length === 0 ? {} : { status: 422, errors: Object.entries(faults).map(([field, text]) => ({ field, text })) }),
    body: (
      <>
        <h1 class="govuk-heading-xl">Children who have nobody, or will have nobody</h1>
        <p class="govuk-body">Their case is held by somebody whose post ends or has ended. Nothing is handed over by itself: choose who goes on, child by child or for several at once. What you choose holds from today.</p>
        {found.lines.length === 0 && <InsetText>Every child whose case is held has somebody, as far as the posts are known.</InsetText>}
        {found.lines.map((line) => <Line context={context} line={line} found={found} faults={faults} today={today} />)}
      </>
    ),
  };
}

/** "These 3 children have nobody from 1 July 2027" */
export function leftWords(line: Pick<LeftWithout, 'from' | 'children'>, today: PlainDate): string {
  const n = line.children.length;
  const them = n === 1 ? 'This child' : `These ${n} children`;
  return line.from <= today ? `${them} ${n === 1 ? 'has' : 'have'} had nobody since ${longDate(line.from)}` : `${them} ${n === 1 ? 'has' : 'have'} nobody from ${longDate(line.from)}`;
}

function Line({ context, line, found, faults, today }: { readonly context: Context; readonly line: LeftWithout; readonly found: LeftWithoutPage; readonly faults: Readonly<Record<string, string>>; readonly today: PlainDate }) {
  const key = `${line.worker}-${line.role}`;
  const { form } = context;
  const typed = lastOf(form, 'key') === key ? form : {};
  const suggested = line.next.find((n) => found.able.some((w) => w.id === n.worker))?.worker ?? '';
  return (
    <section aria-labelledby={key}>
      <h2 class="govuk-heading-l" id={key}>{line.name}, {roleInSentence(line.role)}</h2>
      <p class="govuk-body"><strong>{leftWords(line, today)}.</strong>{line.again === undefined ? '' : ` The post is held again from ${longDate(line.again)}.`}{line.managed ? '' : ' You do not manage this person.'}</p>
      {line.next.map((n) => <p class="govuk-body">{n.name} takes over from {line.name}, {n.from > today ? `from ${longDate(n.from)}` : `since ${longDate(n.from)}`}.</p>)}
      <form method="post" action={PATH} novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={context.ports.ids.next()} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="worker" value={line.worker} />
        <input type="hidden" name="role" value={line.role} />
        <Checkboxes
          id={`child-${key}`} name="child" label="Which children?" labelSize="s" small values={typed['child'] ?? []} error={faults[`child-${key}`]}
          items={line.children.map((c) => ({ value: c.id, text: `${nameOf(c)}${c.reference === undefined ? '' : ` (${c.reference})`}` }))}
        />
        <Select
          id={`to-${key}`} name="to" label={`Who goes on with them as ${roleInSentence(line.role)}?`} labelSize="s" value={lastOf(typed, 'to') || suggested} error={faults[`to-${key}`]}
          items={[{ value: '', text: 'Choose' }, ...found.able.filter((w) => w.id !== line.worker).map((w) => ({ value: w.id, text: `${w.name}, ${[...new Set(w.posts.map((p) => roleLabel(p.role)))].join(' and ')}` }))]}
        />
        <Button text="Allocate from today" hiddenText={`for children of ${line.name}`} preventDoubleClick />
      </form>
    </section>
  );
}

async function send(context: Context): Promise<Reply> {
  const { form, ports, who, today } = context;
  const key = lastOf(form, 'key');
  const to = lastOf(form, 'to');
  const chosen = form['child'] ?? [];
  const { able } = await loadLeftWithout(ports, who.reader, today);
  const faults = {
    ...(chosen.length === 0 ? { [`child-${key}`]: 'Choose at least one child' } : {}),
    ...(able.some((w) => w.id === to) ? {} : { [`to-${key}`]: 'Choose who goes on: somebody who holds cases today' }),
  };
  if (Object.keys(faults).length > 0) return page(context, faults);
  const { done, refused } = await handOver(ports, { command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), reader: who.reader, today }, { worker: lastOf(form, 'worker'), role: lastOf(form, 'role') }, id<WorkerId>(to), chosen);
  const left = refused.length === 0 ? '' : ` ${refused.length} could not be: allocate them on the child’s own page, which says why.`;
  return { is: 'redirect', to: PATH, notice: `${done === 1 ? '1 child is' : `${done} children are`} allocated from today.${left}` };
}
