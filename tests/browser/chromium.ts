import { chromium, type Browser } from '@playwright/test';
import packed from '@sparticuz/chromium';

/** Arguments of the package that do not do for a browser which lives through many pages, or that draw in software what nobody looks at. */
const UNFIT = /^--(single-process|no-zygote|headless|in-process-gpu|ignore-gpu|use-gl|use-angle|enable-unsafe)/;

/** The Chromium that ships inside its npm package. */
export async function launchChromium(): Promise<Browser> {
  const args = [...packed.args.filter((arg) => !UNFIT.test(arg)), '--disable-gpu'];
  return chromium.launch({ executablePath: await packed.executablePath(), args, headless: true });
}
