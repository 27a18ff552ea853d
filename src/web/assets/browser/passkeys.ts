import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** Forms that a passkey fills in: the browser asks its owner, its answer goes into the form, and the form is sent. */
export function usePasskeys(root: Document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    const answer = form.querySelector<HTMLInputElement>('input[name="passkey"]');
    const says = form.querySelector<HTMLElement>('[data-passkey-says]');
    if (answer === null) continue;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (says !== null) says.hidden = true;
      void fill(form, answer, says);
    });
  }
}

async function fill(form: HTMLFormElement, answer: HTMLInputElement, says: HTMLElement | null): Promise<void> {
  try {
    answer.value = await ask(form);
    form.submit();
  } catch {
    if (says !== null) says.hidden = false;
  }
}

async function ask(form: HTMLFormElement): Promise<string> {
  if (!browserSupportsWebAuthn()) throw new Error('no passkeys here');
  const optionsJSON = JSON.parse(form.dataset['options'] ?? '');
  return JSON.stringify(form.dataset['passkey'] === 'create' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON }));
}
