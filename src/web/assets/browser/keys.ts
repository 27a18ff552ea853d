/** One key for the next (n) and the previous (p) child: follows the page's own links with rel=next and rel=prev. */
export function stepByKeys(page: Document): void {
  if (page.querySelector('[data-keys="steps"]') === null) return;
  page.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat || event.defaultPrevented || isTyping(event.target)) return;
    const rel = event.key === 'n' ? 'next' : event.key === 'p' ? 'prev' : undefined;
    if (rel === undefined) return;
    const link = page.querySelector<HTMLAnchorElement>(`a[rel~="${rel}"]`);
    if (link === null) return;
    event.preventDefault();
    link.click();
  });
}

/** Keys belong to the field while somebody types, chooses or ticks. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}
