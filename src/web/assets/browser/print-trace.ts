const ABOUT = /^\/(children|meetings)\/[0-9a-f-]{36}(?=\/|$)/;

/** Says that a page of a record is being printed. The program itself sees a page that is opened, not what a browser prints of it. */
export function tracePrinting(page: Document): void {
  const about = ABOUT.exec(page.location.pathname)?.[0];
  const token = page.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value;
  if (about === undefined || token === undefined) return;
  window.addEventListener('beforeprint', () => {
    // Kept alive: whoever prints may leave the page at once.
    void fetch(`${about}/printed`, { method: 'POST', credentials: 'same-origin', keepalive: true, headers: { accept: 'application/json', 'x-csrf-token': token } }).catch(() => undefined);
  });
}
