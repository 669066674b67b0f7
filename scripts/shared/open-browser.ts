// The system's Chromium with a fresh profile, for the page tests and for the pictures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../test/find-chromium.ts';

export type OpenBrowser = { context: BrowserContext; close: () => Promise<void> };

export type BrowserLook = { colorScheme?: 'light' | 'dark'; width?: number; height?: number };

/** Sandboxing is off, for it cannot work where this runs as root, as it does in most containers. */
export async function openBrowser(look: BrowserLook = {}): Promise<OpenBrowser> {
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
    colorScheme: look.colorScheme ?? 'light',
    viewport: { width: look.width ?? 1280, height: look.height ?? 900 },
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
