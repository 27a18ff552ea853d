/**
 * Shows what belongs to a radio while it is chosen. In place of the shipped module, which puts aria-expanded on radios: that is
 * not allowed on them, and the conditional part follows its radio in reading order anyway.
 */
export function revealByRadios(page: Document): void {
  const radios = [...page.querySelectorAll<HTMLInputElement>('.govuk-radios__input[data-aria-controls]')];
  if (radios.length === 0) return;
  const sync = () => {
    for (const radio of radios) {
      const id = radio.dataset['ariaControls'] ?? '';
      const part = page.getElementById(id);
      if (part === null) continue;
      radio.setAttribute('aria-controls', id);
      part.classList.toggle('govuk-radios__conditional--hidden', !radio.checked);
    }
  };
  page.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'radio') sync();
  });
  // Coming back to the page, the browser restores choices after scripts have run.
  window.addEventListener('pageshow', sync);
  sync();
}
