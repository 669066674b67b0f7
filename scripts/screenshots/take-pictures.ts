// Takes pictures of pages in Chromium: each in its theme, width and state, the whole page high.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../shared/open-browser.ts';

export type Look = { theme: 'light' | 'dark'; width: number };

export type Picture = {
  /** The file's name without `.png`. */
  name: string;
  path: string;
  look: Look;
  /** What must be on the page before it is pictured. */
  shows: string;
  /** `slow`: nothing is answered; `cut`: every call fails. */
  network?: 'slow' | 'cut';
  /** What a person does first. */
  act?: (page: Page) => Promise<void>;
};

/** Lets charts, fonts and dialogs come to rest. */
const restMs = 600;

/** Writes `<name>.png` into `folder` for each. Throws where a page does not show what it should, or complains. */
export async function takePictures(
  dashboard: string,
  pictures: readonly Picture[],
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  const byLook = Map.groupBy(pictures, ({ look }) => `${look.theme} ${look.width}`);
  for (const group of byLook.values()) {
    const [first] = group;
    if (!first) continue;
    const { theme, width } = first.look;
    const browser = await openBrowser({
      colorScheme: theme,
      width,
      height: width < 640 ? 844 : 800,
    });
    try {
      for (const picture of group) {
        await take(await browser.context.newPage(), dashboard, picture, folder);
        say(`docs/screenshots/${picture.name}.png`);
      }
    } finally {
      await browser.close();
    }
  }
}

async function take(page: Page, dashboard: string, picture: Picture, folder: string) {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  if (picture.network)
    await page.route('**/trpc/**', (route) =>
      picture.network === 'cut' ? route.abort() : undefined,
    );
  await page.goto(`${dashboard}${picture.path}`);
  await page.getByText(picture.shows).first().waitFor({ timeout: 20_000 });
  await picture.act?.(page);
  await page.waitForTimeout(restMs);
  if (complaints.length > 0) throw new Error(`${picture.name}: ${complaints.join('; ')}`);
  await page.screenshot({
    path: join(folder, `${picture.name}.png`),
    // A dialog covers the window, not the page.
    fullPage: !picture.act,
    animations: 'disabled',
  });
  await page.close();
}
