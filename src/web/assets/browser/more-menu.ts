/** The folded part of the menu closes with Escape, which gives the focus back, and when somebody goes on elsewhere. */
export function foldMoreAway(page: Document): void {
  const fold = page.querySelector<HTMLDetailsElement>('.tl-more__fold');
  if (fold === null) return;
  const inside = (target: EventTarget | null): boolean => target instanceof Node && fold.contains(target);
  fold.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !fold.open) return;
    fold.open = false;
    fold.querySelector('summary')?.focus();
  });
  page.addEventListener('click', (event) => {
    if (!inside(event.target)) fold.open = false;
  });
  fold.addEventListener('focusout', (event) => {
    // Without a window in front nothing gets the focus: then it stays as it is.
    if (event.relatedTarget !== null && !inside(event.relatedTarget)) fold.open = false;
  });
}
