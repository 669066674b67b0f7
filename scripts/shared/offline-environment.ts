// The environment of the tools we start: wrangler must not look anything up, report, or write outside the project.
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** This process's environment, with wrangler's look-ups, telemetry, banner and far-away log folder switched off. */
export function offlineEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG_PATH: join(projectRoot, 'node_modules', '.cache', 'wrangler-logs'),
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
  };
}
