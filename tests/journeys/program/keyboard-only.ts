import type { Page } from '@playwright/test';

/** What has the focus: its words, or the name of its field. */
export const FOCUSED = `(() => {
  const e = document.activeElement;
  if (e === null) return '';
  const label = e.labels?.[0]?.innerText ?? '';
  return [e.tagName.toLowerCase(), e.name ?? '', e.value ?? '', (e.tagName === 'BODY' ? '' : label || e.innerText || '').trim()].join('|');
})()`;

/** Presses Tab until the focus is where it is wanted; a place that the keyboard does not reach is a fault. */
export async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press('Tab');
    const at = String(await page.evaluate(FOCUSED));
    if (wanted.test(at)) return;
    seen.push(at);
  }
  throw new Error(`the keyboard does not reach ${String(wanted)}; it came by ${[...new Set(seen)].slice(0, 60).join(', ')}`);
}

/** Goes there with Tab and presses Enter. */
export async function enterAt(page: Page, wanted: RegExp): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Chooses one of several radios: into the group with Tab, to the wanted one with the arrows. */
export async function chooseByKeys(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, new RegExp(`^input\\|${name.replaceAll('.', '\\.')}\\|`));
  for (let n = 0; n < 12; n += 1) {
    if (String(await page.evaluate(FOCUSED)).startsWith(`input|${name}|${value}|`)) return page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach ${value} of ${name}`);
}

/** Types into a field that Tab reaches. */
export async function typeByKeys(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, new RegExp(`^(input|textarea)\\|${name.replaceAll('.', '\\.')}\\|`));
  await page.keyboard.type(text);
}

/** Chooses from a list that Tab reaches, by the arrows. */
export async function selectByKeys(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, new RegExp(`^select\\|${name.replaceAll('.', '\\.')}\\|`));
  for (let n = 0; n < 40; n += 1) {
    if (String(await page.evaluate(FOCUSED)).startsWith(`select|${name}|${value}|`)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach ${value} of ${name}`);
}
