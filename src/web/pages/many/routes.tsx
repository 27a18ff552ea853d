import { loadChosen } from '../../../app/many/chosen.ts';
import { recordForEach } from '../../../app/many/record-for-each.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { commandIdOf, readRecord } from '../../forms/read-record.ts';
import { strangeIds } from '../../forms/strange-ids.ts';
import { lastOf } from '../../forms/typed.ts';
import { route, type Context, type Reply, type Route } from '../../route.ts';
import { answersFor } from './answers.ts';
import { backOf, chosenOf, idsIn, seenIn } from './chosen-of.ts';
import { formPage, MANY } from './form.tsx';
import { offeredForMany } from './offered.ts';
import { ResultsView } from './results.tsx';
import { whatPage } from './what.tsx';

const NOT_OFFERED = { is: 'not-found', what: 'This is not recorded for several children at once, or not by your role.' } as const;

function kindIn(context: Context, typed: Typed): { readonly named: string; readonly kind: AnyKind | undefined } {
  const named = lastOf(typed, 'kind') || (context.query['kind'] ?? '');
  return { named, kind: offeredForMany(context).find((k) => k.name === named) };
}

/** Those who were chosen; then what is to be recorded; then its form. What was typed and came too late stands in it again. */
async function choose(context: Context): Promise<Reply> {
  const typed: Typed = context.held?.form ?? context.form;
  const { named, kind } = kindIn(context, typed);
  if (named !== '' && kind === undefined) return NOT_OFFERED;
  const chosen = await chosenOf(context, typed);
  if (kind === undefined || chosen.children.length === 0 || chosen.total > chosen.children.length) return whatPage(context, chosen, typed, lastOf(typed, '_asked') !== '');
  const kept = context.held ?? (await context.drafts.load(context.who.reader, `many:${kind.name}`));
  // A draft gives back what was written, and not for whom: those are the ones chosen now.
  const written = Object.entries(kept?.form ?? {}).filter(([name]) => context.held !== undefined || Object.keys(kind.fields).includes(name.split('.')[0] ?? name) || name.startsWith('occurred'));
  return formPage(context, kind, chosen, { ...Object.fromEntries(written), ...(context.held === undefined ? typed : {}) }, { restored: kept });
}

/** Records for each, and says for each what came of it. */
async function send(context: Context): Promise<Reply> {
  const { form: typed, ports, who, today } = context;
  const { kind } = kindIn(context, typed);
  if (kind === undefined) return NOT_OFFERED;
  const chosen = await loadChosen(ports, who.reader, { ids: idsIn(typed) }, today);
  if (chosen.children.length === 0 || chosen.total > chosen.children.length) return whatPage(context, chosen, typed, false);
  if (lastOf(typed, '_more') !== '') return formPage(context, kind, chosen, typed);
  const read = readRecord(kind, typed, today);
  const faults = new Map(read.faults ?? (read.record === undefined ? [] : strangeIds(kind, read.record, { entries: [], workers: chosen.workers, standing: { duties: [] } })));
  if (read.record === undefined || faults.size > 0) return formPage(context, kind, chosen, typed, { faults });
  const command = commandIdOf(typed, () => ports.ids.next());
  const lines = await recordForEach(ports, {
    command, actor: context.actor(), reader: who.reader, record: read.record,
    children: chosen.children.map((c) => {
      const seen = seenIn(typed, c.row.id);
      return { chosen: c, answers: answersFor(typed, c.row.id), ...(seen === undefined ? {} : { seen }) };
    }),
  });
  for (const key of typed['_draft'] ?? []) if (key !== '') await context.drafts.remove(who.reader, key);
  const conflicts = lines.filter((l) => l.result.outcome === 'conflict').map((l) => l.chosen.row.id);
  const now = conflicts.length === 0 ? [] : (await loadChosen(ports, who.reader, { ids: conflicts }, today)).children;
  const open = lines.some((l) => l.result.outcome === 'asked');
  return {
    is: 'page', title: kind.forMany?.label ?? kind.label, nav: 'caseload', back: { href: backOf(context, typed), text: 'Back to the list' },
    ...(open ? { errors: [{ field: 'asked', text: 'A rule asks something about some of them' }] } : {}),
    body: <ResultsView kind={kind} lines={lines} typed={{ ...typed, _command: [command] }} csrf={who.csrf} back={backOf(context, typed)} seenNow={new Map(now.map((c) => [c.row.id, c.seen]))} />,
  };
}

const MANY_CHILDREN = { permission: 'cases.record', purpose: 'recording about several children together', audit: { event: 'many.opened', shown: 'names of the children chosen' } } as const;

/** The same thing recorded for several children. */
export const routes: readonly Route[] = [
  route({ ...MANY_CHILDREN, method: 'GET', path: MANY, handle: choose }),
  route({ ...MANY_CHILDREN, method: 'POST', path: MANY, handle: choose }),
  route({ ...MANY_CHILDREN, method: 'POST', path: '/many/record', handle: send }),
];
