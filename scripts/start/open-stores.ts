// Runs the sandbox stores of a local instance as HTTP servers, each with a file of its own.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fourthStore } from '../../sandbox/seeds/fourth-store.ts';
import { threeStores } from '../../sandbox/seeds/three-stores.ts';
import { serveSandboxStore } from '../../sandbox/serve.ts';
import type { Ports } from '../local/choose-ports.ts';
import type { RunStore } from '../local/run-file.ts';

export type RunningStores = { stores: RunStore[]; spare: RunStore[]; close: () => Promise<void> };

/**
 * Opens every store of the seeds on its ports of 127.0.0.1, its state in `sandbox/` of `folder`: the three that are
 * connected by themselves, and those that a person may connect. Throws, with nothing left open, where one cannot be opened.
 */
export async function openStores(folder: string, ports: Ports): Promise<RunningStores> {
  await mkdir(join(folder, 'sandbox'), { recursive: true });
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const one of closers.splice(0)) await one();
  };
  try {
    const stores: RunStore[] = [];
    const three = threeStores();
    for (const [at, seeded] of [...three, fourthStore()].entries()) {
      const served = await serveSandboxStore({
        ...seeded,
        file: join(folder, 'sandbox', `${seeded.shop.split('.')[0]}.sqlite`),
        port: ports.stores[at] ?? 0,
        faultsPort: ports.faults[at] ?? 0,
        dashboardUrl: `http://127.0.0.1:${ports.dashboard}`,
      });
      closers.push(served.close);
      const { name, shop, role, token, webhookSecret } = seeded;
      stores.push({
        name,
        platform: 'shopify',
        role,
        shop,
        baseUrl: served.url,
        adminUrl: `${served.url}/admin`,
        token,
        webhookSecret,
        faultsUrl: served.faultsUrl,
      });
    }
    return {
      stores: stores.slice(0, three.length),
      spare: stores.slice(three.length),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
