const SETTING = 'throughline.keys';

/**
 * One key for the next (n) and the previous (p) child: follows the links with rel=next and rel=prev inside the element that is
 * marked data-keys="steps". Says so beside them, with a switch: single keys get in the way of those who speak to their computer.
 */
export function stepByKeys(page: Document): void {
  const steps = page.querySelector<HTMLElement>('[data-keys="steps"]');
  if (steps === null) return;
  let on = remembered() !== 'off';
  const text = page.createElement('span');
  const toggle = page.createElement('button');
  const note = page.createElement('p');
  const show = () => {
    text.replaceChildren(...(on ? ['Keys: ', key(page, 'n'), ' next, ', key(page, 'p'), ' previous. '] : ['Keys are off. ']));
    toggle.textContent = on ? 'Turn keys off' : 'Turn keys on';
  };
  note.className = 'tl-keys';
  toggle.className = 'tl-keys__switch';
  toggle.type = 'button';
  toggle.addEventListener('click', () => {
    on = !on;
    remember(on ? 'on' : 'off');
    show();
  });
  show();
  note.append(text, toggle);
  steps.append(note);

  page.addEventListener('keydown', (event) => {
    if (!on || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat || event.defaultPrevented || isTyping(event.target)) return;
    const rel = event.key === 'n' ? 'next' : event.key === 'p' ? 'prev' : undefined;
    const link = rel === undefined ? null : steps.querySelector<HTMLAnchorElement>(`a[rel~="${rel}"]`);
    if (link === null) return;
    event.preventDefault();
    link.click();
  });
}

function key(page: Document, name: string): HTMLElement {
  const shown = page.createElement('kbd');
  shown.textContent = name;
  return shown;
}

/** Keys belong to the field while somebody types, chooses or ticks. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}

/** The choice stays in this browser; where storage is closed, it holds for this page. */
function remembered(): string | null {
  try {
    return localStorage.getItem(SETTING);
  } catch {
    return null;
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(SETTING, value);
  } catch {
    // Storage is closed: nothing to do, the switch still works on this page.
  }
}
