/** A whole local Crossdock for the page tests: three stores, the built worker in workerd, and a page in Chromium. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { RunStore } from '../../scripts/local/run-file.ts';
import {
  type BrowserLook,
  type OpenBrowser,
  openBrowser,
} from '../../scripts/shared/open-browser.ts';
import { build } from '../../scripts/start/build.ts';
import { type Instance, openInstance } from '../../scripts/start/open-instance.ts';
import { type RemoteDesk, remoteDesk } from './remote-desk.ts';

export type Dashboard = {
  instance: Instance;
  /** The address of one of our pages. */
  at: (path: string) => string;
  page: Page;
  /** Everything the browser complained about since the start: console errors, exceptions. */
  complaints: string[];
  store: (name: string) => RunStore;
  desk: (name: string) => RemoteDesk;
  /** Switches faults of a store (docs/sandbox.md). */
  faults: (name: string, settings: object) => Promise<void>;
  /** Another browser on the same instance, closed with it. */
  open: (look: BrowserLook) => Promise<Page>;
  close: () => Promise<void>;
};

/** @param examples whether the orders of the first start are there, as a newcomer finds them */
export async function openDashboard({ examples }: { examples: boolean }): Promise<Dashboard> {
  const folder = await mkdtemp(join(tmpdir(), 'crossdock-page-'));
  await build();
  const instance = await openInstance({ folder, port: undefined, storePorts: undefined, examples });
  const browsers: OpenBrowser[] = [];
  const complaints: string[] = [];
  const open = async (look: BrowserLook) => {
    const browser = await openBrowser(look);
    browsers.push(browser);
    const page = await browser.context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${String(error)}`));
    return page;
  };
  const store = (name: string) => {
    const found = instance.run.stores.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`No store ${name}`);
    return found;
  };
  return {
    instance,
    at: (path) => `${instance.run.dashboard}${path}`,
    page: await open({}),
    complaints,
    store,
    desk: (name) => remoteDesk(store(name)),
    faults: async (name, settings) => {
      const answer = await fetch(store(name).faultsUrl, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(settings),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    open,
    close: async () => {
      for (const browser of browsers) await browser.close();
      await instance.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What axe calls serious or critical on the page as it is, with where; [] where all is well.
 * @param only these rules of axe; else all
 */
export async function seriousViolations(
  page: Page,
  only?: string[],
): Promise<{ id: string; at: string[] }[]> {
  // A colour on its way to another one is nobody's choice; what turns for ever is left out.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  const axe = new AxeBuilder({ page });
  const { violations } = await (only ? axe.withRules(only) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) }));
}

/** How many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
