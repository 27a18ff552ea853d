/** Shows the buttons that copy a text beside them; without a clipboard they stay hidden, and the text can be selected by hand. */
export function copyTexts(page: Document): void {
  if (typeof navigator.clipboard?.writeText !== 'function') return;
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    const text = page.getElementById(button.dataset['copies'] ?? '');
    if (text === null) continue;
    button.hidden = false;
    const said = button.firstChild;
    button.addEventListener('click', () => {
      void copied(text.textContent ?? '').then((done) => {
        if (!done) button.hidden = true;
        else if (said !== null) said.textContent = 'Copied';
        return done;
      });
    });
  }
}

/** Whether the clipboard took it. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
