/** The system's Chromium, for pages served on this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/test/find-chromium.ts';

export type OpenBrowser = { context: BrowserContext; close: () => Promise<void> };

/** A fresh profile. Sandboxing is off where the test runs as root, as it does in most containers. */
export async function openBrowser(
  options: { colorScheme?: 'light' | 'dark'; width?: number } = {},
): Promise<OpenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'crossdock-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
