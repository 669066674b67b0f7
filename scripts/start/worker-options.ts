// Says to Miniflare what wrangler.toml says to the edge, with this machine's settings in place of the edge's.
import { join } from 'node:path';
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  type MiniflareOptions,
  Response,
} from 'miniflare';
import { unstable_getMiniflareWorkerOptions as optionsOfWranglerToml } from 'wrangler';
import type { DeskAct, DeskStore } from '../../worker/desk.ts';
import { projectRoot } from '../shared/project-root.ts';
import type { SandboxDesk } from './sandbox-desk.ts';

export type WorkerSettings = {
  /** The folder of the instance; the worker's state goes into `worker/` in it. */
  folder: string;
  port: number;
  /** 32 bytes in base64. */
  credentialsKey: string;
  /** The people at the sandbox stores, bound to the worker as SANDBOX_DESK. */
  desk: SandboxDesk['answer'];
  /** Sandbox stores that run and that a person may connect: the desk tells of them. */
  deskStores: DeskStore[];
  /** One line the worker wrote to its console. */
  log: (line: string, level: string) => void;
};

/** Options that run dist/worker/index.js on 127.0.0.1, with the dashboard's files and its state kept in the folder. */
export function workerOptions(settings: WorkerSettings): MiniflareOptions {
  const { workerOptions: options } = optionsOfWranglerToml(join(projectRoot, 'wrangler.toml'));
  return convertV4MiniflareOptions({
    ...options,
    name: 'crossdock',
    rootPath: projectRoot,
    modulesRoot: join(projectRoot, 'dist', 'worker'),
    modules: [{ type: 'ESModule', path: join(projectRoot, 'dist', 'worker', 'index.js') }],
    bindings: {
      ...(options.bindings as Record<string, string>),
      PUBLIC_URL: `http://127.0.0.1:${settings.port}`,
      LOCAL_ACCOUNT: 'demo',
      DEFAULT_PLAN: 'traction',
      PLAN_CHANGES: 'owner',
      MAIL_PROVIDER: 'outbox',
      MAIL_FROM: 'Crossdock <notices@crossdock.example>',
      CREDENTIALS_KEY: settings.credentialsKey,
    },
    serviceBindings: {
      SANDBOX_DESK: async (request: {
        method: string;
        url: string;
        json: () => Promise<unknown>;
      }) => {
        if (new URL(request.url).pathname === '/stores') return Response.json(settings.deskStores);
        const act = request.method === 'POST' ? ((await request.json()) as DeskAct) : undefined;
        const { status, body } = await settings.desk(act);
        return Response.json(body, { status });
      },
    },
    host: '127.0.0.1',
    port: settings.port,
    resourcePersistencePath: join(settings.folder, 'worker'),
    log: new Log(LogLevel.ERROR),
    logRequests: false,
    handleStructuredLogs: ({ message, level }) => settings.log(message, level),
    // Neither look up this machine's place in the world nor report to anybody.
    cf: false,
    telemetry: { enabled: false },
  });
}
