import { longDate, parsePlainDate, plainDate } from '../../../core/values/plain-date.ts';
import type { KeptForm } from '../../../app/identity/drafts.ts';
import { Button, CsrfField, InsetText, SummaryList } from '../../components/index.ts';
import { route, type Context, type Reply, type Route } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { valueOf } from '../../server/request.ts';

const OWN = { permission: 'signed in', audit: 'none: shows no child' } as const;
const KEY = /^[\w:.~/-]{1,300}$/;

/** What was typed and not recorded: saved while typing, or held because the session had ended. Only its author reaches it. */
export const routes: readonly Route[] = [
  route({ ...OWN, method: 'GET', path: '/drafts/:key', purpose: 'own draft', handle: showDraft }),
  route({ ...OWN, method: 'POST', path: '/drafts/:key', purpose: 'own draft', handle: saveDraft }),
  route({ ...OWN, method: 'DELETE', path: '/drafts/:key', purpose: 'own draft', handle: removeDraft }),
  route({ ...OWN, method: 'POST', path: '/drafts/:key/discard', purpose: 'own draft', handle: discardDraft }),
  route({ ...OWN, method: 'GET', path: '/held/:key', purpose: 'own submission, given back', handle: showHeld }),
];

async function showDraft({ drafts, who, params }: Context): Promise<Reply> {
  const draft = await drafts.load(who.reader, params['key'] ?? '');
  const locked = draft === undefined ? await drafts.locked(who.reader, params['key'] ?? '') : undefined;
  if (locked !== undefined) return { is: 'json', status: 409, body: { error: lockedWords(locked) } };
  if (draft === undefined) return { is: 'json', status: 404, body: { error: 'There is no draft of yours under this key' } };
  return { is: 'json', body: { form: draft.form, savedAt: draft.savedAt } };
}

async function saveDraft({ drafts, who, params, form, url }: Context): Promise<Reply> {
  const key = params['key'] ?? '';
  if (!KEY.test(key)) return { is: 'json', status: 400, body: { error: 'The key of a draft has up to 300 letters, digits and : . ~ / -' } };
  await drafts.save(who.reader, key, form, safePath(valueOf(form, '_page') || url));
  return { is: 'json', body: { saved: true } };
}

async function removeDraft({ drafts, who, params }: Context): Promise<Reply> {
  await drafts.remove(who.reader, params['key'] ?? '');
  return { is: 'json', body: { removed: true } };
}

async function discardDraft({ drafts, who, params, form }: Context): Promise<Reply> {
  await drafts.remove(who.reader, params['key'] ?? '');
  return { is: 'redirect', to: safePath(valueOf(form, '_page')), notice: 'The draft is discarded' };
}

/** Gives a late submission back: in its own form where the form says where it stands, else as a list to be sent again. */
async function showHeld({ drafts, who, params }: Context): Promise<Reply> {
  const held = await drafts.load(who.reader, params['key'] ?? '');
  const locked = held === undefined ? await drafts.locked(who.reader, params['key'] ?? '') : undefined;
  if (locked !== undefined) return { is: 'page', title: 'What you typed cannot be opened now', body: <><h1 class="govuk-heading-l">What you typed cannot be opened now</h1><p class="govuk-body">{lockedWords(locked)}</p></> };
  if (held === undefined) return { is: 'not-found', what: 'There is nothing of yours to give back here. It may have been sent or discarded already.' };
  const page = valueOf(held.form, '_page');
  if (page !== '') {
    const to = safePath(page);
    return { is: 'redirect', to: `${to}${to.includes('?') ? '&' : '?'}held=${encodeURIComponent(held.key)}` };
  }
  return { is: 'page', title: held.why === 'confirm' ? 'What you typed' : 'What you typed before you were signed out', body: <HeldForm held={held} csrf={who.csrf} /> };
}

/** What is kept under a secret that was left out before its time. */
function lockedWords({ savedAt, expiresAt }: { readonly savedAt: string; readonly expiresAt: string }): string {
  const on = (instant: string): string => longDate(plainDate(instant.slice(0, 10)));
  return `What you typed on ${on(savedAt)} is kept, and cannot be opened: the secret of this installation was changed, and the one before it was left out too soon. Ask whoever runs Throughline to put the old secret back after the new one (THROUGHLINE_SECRET); it is kept until ${on(expiresAt)}.`;
}

function HeldForm({ held, csrf }: { readonly held: KeptForm; readonly csrf: string }) {
  const typed = Object.entries(held.form).filter(([name, values]) => !name.startsWith('_') && values.some((v) => v.trim() !== ''));
  const day = parsePlainDate(held.savedAt.slice(0, 10));
  return (
    <>
      <h1 class="govuk-heading-l">{held.why === 'confirm' ? 'What you typed' : 'What you typed before you were signed out'}</h1>
      <InsetText>Nothing of this has been recorded yet. It was sent{day === undefined ? '' : ` on ${longDate(day)}`} {held.why === 'confirm' ? 'before you had confirmed who you are' : 'after your sign-in had ended'}, and kept for you alone.</InsetText>
      <SummaryList rows={typed.map(([name, values]) => ({ key: name, value: values.join(', ') }))} />
      {held.files.length > 0 && <p class="govuk-body">These files could not be kept; choose them again: {held.files.join(', ')}</p>}
      <div class="govuk-button-group">
        <form method="post" action={held.path}>
          <CsrfField token={csrf} />
          <input type="hidden" name="_draft" value={held.key} />
          {Object.entries(held.form).flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
          <Button text="Send it now" preventDoubleClick />
        </form>
        <form method="post" action={`/drafts/${held.key}/discard`}>
          <CsrfField token={csrf} />
          <Button text="Discard it" kind="secondary" />
        </form>
      </div>
    </>
  );
}
