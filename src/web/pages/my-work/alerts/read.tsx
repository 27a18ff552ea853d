import { readAlerts } from '../../../../app/work/alerts.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import { route, type Context, type Reply } from '../../../route.ts';
import { safePath } from '../../../security/origin.ts';

/** Says that one alert, or all of a child, has been read. */
async function submit(context: Context): Promise<Reply> {
  const { form, ports, who, today } = context;
  const child = lastOf(form, 'child');
  const back = safePath(lastOf(form, '_return') || '/my-work');
  const command = commandIdOf(form, () => ports.ids.next());
  const { read, refused } = await readAlerts(ports, { command, actor: context.actor(), reader: who.reader, today }, { entries: form['entry'] ?? [], ...(child === '' ? {} : { child }) });
  if (refused.length > 0) return { is: 'redirect', to: back, notice: 'This could not be recorded: your role does not reach the child any more. Ask a manager.' };
  return { is: 'redirect', to: back, notice: read === 0 ? 'It had been read already.' : read === 1 ? 'Recorded: you have read it.' : `Recorded: you have read ${read}.` };
}

export const readIt = route({
  method: 'POST',
  path: '/my-work/read',
  permission: 'work.see',
  purpose: 'saying that something has been read',
  audit: { event: 'alert.read', shown: 'what was to be read' },
  handle: submit,
});
