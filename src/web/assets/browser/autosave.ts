import { DraftQueue, LONGEST_FAREWELL } from './draft-queue.ts';
import type { SendResult } from './draft-queue.ts';

/**
 * Keeps what is typed into a form as a draft on the server: POST /drafts/KEY with the form's own fields (its token against forged
 * requests among them), after two quiet seconds, when the page is hidden and when the connection returns.
 */
export function keepDrafts(form: HTMLFormElement): void {
  const key = form.dataset['draftKey'];
  if (key === undefined || key === '') return;
  const status = statusLine(form);
  const queue = new DraftQueue({
    read: () => formBody(form),
    send: (body) => post(`/drafts/${encodeURIComponent(key)}`, body),
    say: (state) => {
      status.classList.toggle('tl-draft-status--kept', state === 'offline' || state === 'refused');
      if (state === 'saved') status.textContent = `Draft saved ${timeOfDay(new Date())}`;
      if (state === 'offline') status.textContent = 'Not saved yet: no connection. What you typed stays here; keep this page open.';
      if (state === 'refused') {
        status.textContent = 'Drafts are not being saved: you may have been signed out. What you typed stays here. Sign in again in another tab.';
      }
    },
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });

  form.addEventListener('input', () => queue.changed());
  form.addEventListener('change', () => queue.changed());
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void queue.flush(); });
  window.addEventListener('online', () => void queue.flush());
  window.addEventListener('pageshow', () => queue.resume());
  window.addEventListener('beforeunload', (event) => { if (queue.atRisk) event.preventDefault(); });
  form.addEventListener('submit', () => queue.stop());
}

/** The polite live region in which the form says what has been kept; made when the page has none. */
function statusLine(form: HTMLFormElement): HTMLElement {
  const existing = form.querySelector<HTMLElement>('[data-draft-status]');
  if (existing !== null) return existing;
  const made = document.createElement('p');
  made.className = 'tl-draft-status';
  made.dataset['draftStatus'] = '';
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  const buttons = form.querySelectorAll('button[type="submit"], button:not([type])');
  const last = buttons[buttons.length - 1];
  const place = last?.closest('.govuk-button-group') ?? last;
  if (place === undefined) form.append(made);
  else place.before(made);
  return made;
}

/** The form's fields as it would send them; files are left to the form itself. */
function formBody(form: HTMLFormElement): string {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  return body.toString();
}

async function post(address: string, body: string): Promise<SendResult> {
  try {
    const answer = await fetch(address, {
      method: 'POST', body, credentials: 'same-origin', redirect: 'manual', keepalive: body.length <= LONGEST_FAREWELL,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept': 'application/json' },
    });
    if (answer.ok) return 'saved';
    // A redirect is the sign-in page: not kept. A server in trouble may get well again.
    return answer.type === 'opaqueredirect' || (answer.status >= 400 && answer.status < 500) ? 'refused' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

function timeOfDay(now: Date): string {
  return now.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' });
}
