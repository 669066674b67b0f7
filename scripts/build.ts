// `npm run build`: makes dist/client and dist/worker where their inputs changed, as `wrangler deploy` needs the former.
import { build } from './start/build.ts';

try {
  await build();
  console.log('The dashboard is in dist/client, the worker in dist/worker.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
