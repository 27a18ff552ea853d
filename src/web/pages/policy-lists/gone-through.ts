import { openChecklist, openList } from '../../../app/cohorts/list-page.ts';
import { recordAboutService } from '../../../app/cohorts/record-about-service.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { NO_LIST, NOT_THEIRS } from './list-page.tsx';

/** Records that a list has been gone through as it stands today: who was on it and what stood beside each. */
export async function goneThroughList(context: Context): Promise<Reply> {
  const name = context.params['name'] ?? '';
  const page = await openList(context.ports, context.who.reader, name, context.today);
  if (page === 'none') return NO_LIST;
  if (page === 'not theirs') return NOT_THEIRS;
  return keep(context, name, `/lists/${name}`, page.rows.map((r) => ({ child: r.subject, said: r.marks.join('; ') })));
}

export async function goneThroughChecklist(context: Context): Promise<Reply> {
  const name = context.params['name'] ?? '';
  const page = await openChecklist(context.ports, context.who.reader, name, context.today);
  if (page === 'none') return NO_LIST;
  if (page === 'not theirs') return NOT_THEIRS;
  return keep(context, name, `/checklists/${name}`, page.rows.map((r) => ({ child: r.subject, said: r.steps.filter((s) => !s.done).map((s) => `open: ${s.label}`).join('; ') })));
}

async function keep(context: Context, list: string, path: string, rows: readonly { readonly child: string; readonly said: string }[]): Promise<Reply> {
  const note = lastOf(context.form, 'note').trim();
  const done = await recordAboutService(context.ports, context.who.reader, {
    command: commandIdOf(context.form, () => context.ports.ids.next()),
    actor: context.actor(),
    kind: 'list.signed-off',
    on: context.today,
    data: { list, rows: rows.map((r) => ({ child: r.child, ...(r.said === '' ? {} : { said: r.said.slice(0, 1000) }) })), ...(note === '' ? {} : { note }) },
  });
  switch (done.outcome) {
    case 'recorded':
      return { is: 'redirect', to: path, notice: 'Recorded: gone through today' };
    case 'refused':
      return { is: 'forbidden', why: done.objections.map((o) => `${o.says} ${o.wants}`).join(' ') };
    case 'not-allowed':
      return { is: 'forbidden', why: done.why };
    default:
      return { is: 'redirect', to: path, notice: 'Not recorded: look again at what you typed' };
  }
}
