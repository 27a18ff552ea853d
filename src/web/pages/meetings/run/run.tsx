import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { ROLE_CHOICES, type Choices } from '../../../forms/choices.ts';
import { seenOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import { roleLabel } from '../../../../core/access/roles.ts';
import { openItem, type OpenItem } from '../../../../app/meetings/open-item.ts';
import { saveItem } from '../../../../app/meetings/save-item.ts';
import type { SavedItem } from '../../../../app/ports/meetings.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { Context, PageReply, Reply } from '../../../route.ts';
import { errorsOf } from './faults-of.ts';
import { readItem } from './read-item.ts';
import { draftKeyOf, RunView } from './run-view.tsx';

const NO_CHILD: Reply = { is: 'not-found', what: 'This child is not on the agenda of this sitting' };

/** One child of a sitting: what was saved last, or what this person had typed and not saved. */
export async function showItem(context: Context): Promise<Reply> {
  const item = await itemOf(context);
  if (item === undefined) return NO_CHILD;
  const kept = context.query['latest'] === 'yes' ? undefined : (context.held ?? (await context.drafts.load(context.who.reader, draftKeyOf(item))));
  return page(context, item, {
    typed: kept?.form ?? item.saved?.form ?? {},
    basedOn: kept === undefined ? (item.saved?.version ?? 0) : versionOf(kept.form),
    ...(kept === undefined ? {} : { restored: kept }),
  });
}

/** Saves what is there, whatever is still missing, and says what that is. */
export async function submitItem(context: Context): Promise<Reply> {
  const item = await itemOf(context);
  if (item === undefined) return NO_CHILD;
  const { form } = context;
  const basedOn = versionOf(form);
  const saved = await saveItem(context.ports, {
    actor: context.actor(),
    sitting: item.sitting.id,
    child: item.child.child,
    basedOn,
    form: Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('_') && name !== 'version')),
    decision: readItem(item.sitting.meeting, form, context.today),
    seen: seenOf(form).seen ?? item.seen,
  });
  switch (saved.outcome) {
    case 'not-allowed':
      return { is: 'forbidden', why: saved.why };
    case 'overtaken':
      return page(context, (await itemOf(context)) ?? item, { typed: form, basedOn: saved.by.version, overtaken: saved.by, status: 409 });
    case 'saved': {
      await context.drafts.remove(context.who.reader, draftKeyOf(item));
      const here = `/meetings/${item.sitting.id}/children/${item.child.child}`;
      if (lastOf(form, '_more') !== '') return { is: 'redirect', to: `${here}?more=${lastOf(form, '_more')}` };
      if (saved.verdict.problems.length > 0) return { is: 'redirect', to: `${here}?check=yes` };
      const to = lastOf(form, '_then') === 'next' && item.next !== undefined ? `/meetings/${item.sitting.id}/children/${item.next}` : here;
      return { is: 'redirect', to, notice: `Saved: ${item.child.name}. It goes on record when the meeting closes.` };
    }
  }
}

/** Which version is the latest, for a screen that looks whether another has saved. */
export async function itemVersion(context: Context): Promise<Reply> {
  const [sitting, child] = [id<SubjectId>(context.params['sitting'] ?? ''), id<SubjectId>(context.params['child'] ?? '')];
  const found = await context.ports.store.asReader(context.who.reader, async (unit) => {
    const item = await unit.meetings.item(sitting, child);
    const workers = item === undefined ? [] : await unit.directory.workers(context.today);
    return { item, by: workers.find((w) => w.id === item?.savedBy)?.name };
  });
  return { is: 'json', body: { version: found.item?.version ?? 0, savedBy: found.by ?? null, savedAt: found.item?.savedAt ?? null } };
}

interface Showing {
  readonly typed: Typed;
  readonly basedOn: number;
  readonly overtaken?: SavedItem;
  readonly restored?: NonNullable<Context['held']>;
  readonly status?: number;
}

function page(context: Context, item: OpenItem, showing: Showing): PageReply {
  const problems = showing.overtaken === undefined && item.saved !== undefined && showing.restored === undefined ? (item.verdict?.problems ?? []) : [];
  const more = context.query['more'];
  const typed: Typed = more === undefined ? showing.typed : { ...showing.typed, _more: [more] };
  return {
    is: 'page',
    title: `${item.child.name}: ${item.sitting.meeting.title}`,
    nav: 'meetings',
    back: { href: `/meetings/${item.sitting.id}`, text: item.sitting.meeting.title },
    wide: true,
    ...(showing.status === undefined ? {} : { status: showing.status }),
    errors: more === undefined ? errorsOf(item, problems) : [],
    body: (
      <RunView
        item={item} typed={typed} problems={problems} choices={choicesFor(item)} csrf={context.who.csrf} basedOn={showing.basedOn} mayRun={context.may('meetings.run')}
        {...(showing.overtaken === undefined ? {} : { overtaken: showing.overtaken })}
        {...(showing.restored === undefined ? {} : { restored: showing.restored })}
      />
    ),
  };
}

function choicesFor(item: OpenItem): Choices {
  return {
    people: item.sitting.workers.filter((w) => w.isSystem !== true).map((w) => ({ value: w.id, text: `${w.name}${w.posts.length === 0 ? '' : `, ${[...new Set(w.posts.map((p) => roleLabel(p.role)))].join(' and ')}`}` })),
    roles: ROLE_CHOICES,
    areas: [],
    agencies: [],
    duties: [],
    systems: [],
    asked: item.asked,
    entries: () => [],
  };
}

function itemOf(context: Context): Promise<OpenItem | undefined> {
  return openItem(context.ports, context.who.reader, context.actor(), id<SubjectId>(context.params['sitting'] ?? ''), id<SubjectId>(context.params['child'] ?? ''));
}

function versionOf(typed: Typed): number {
  const given = lastOf(typed, 'version');
  return /^\d{1,6}$/.test(given) ? Number(given) : 0;
}
